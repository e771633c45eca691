import { resolve } from 'node:path';
import type { FileFact, Reading } from './facts.ts';
import { deletion, describeCommit, lastChange, renamedTo } from './git/file-history.ts';
import { CUT_OFF, type Found, failed, findCommit, openRepository, type Repository } from './git/repository.ts';
import { once } from './once.ts';
import { read, unread } from './reading.ts';
import type { OpenSource } from './source.ts';

const ANSWERS_WITHIN_MS = 5000;

/** A git repository on this machine: files at a ref, who touched them last, and which commit came after which. */
export const git: OpenSource<'git'> = ({ repository: folder }, { project, signal }) => {
  const place = folder === '.' ? 'the git repository of this project' : `the git repository ${folder}`;
  const opened = once(() => openRepository(resolve(project, folder), { signal, withinMs: ANSWERS_WITHIN_MS }));
  const reading = <Value>(found: Found<Value>, where = place): Reading<Value> =>
    found.found ? read(where, found.value) : unread(where, found.reason);

  return {
    place,
    async file(path, ref) {
      const repository = await opened();
      if (!repository.found) return reading(repository);
      const commit = await findCommit(repository.value, ref);
      if (!commit.found) return reading(commit);
      const { id, name } = commit.value;
      return reading(await fileAt(repository.value, id, withinRepository(path)), `${place} (${name})`);
    },
    async commit(ref) {
      const repository = await opened();
      if (!repository.found) return reading(repository);
      const commit = await findCommit(repository.value, ref);
      if (!commit.found) return reading(commit);
      return reading({ found: true, value: commit.value.id }, `${place} (${commit.value.name})`);
    },
    async change(commit) {
      const repository = await opened();
      return reading(repository.found ? await describeCommit(repository.value, commit) : repository);
    },
    async contains(commit, ancestor) {
      const repository = await opened();
      return reading(repository.found ? await isAncestor(repository.value, ancestor, commit) : repository);
    },
  };
};

async function fileAt(repository: Repository, commit: string, path: string): Promise<Found<FileFact>> {
  const listed = await repository.run(['ls-tree', '--full-tree', '-z', commit, '--', path]);
  if (!listed.ran) return { found: false, reason: listed.reason };
  if (listed.exitCode !== 0) return { found: false, reason: failed(listed.exitCode) };
  const [, kind, blob] = /^\d+ (\w+) ([0-9a-f]+)\t/.exec(listed.output) ?? [];
  if (blob === undefined) {
    const gone = await deletion(repository, commit, path);
    const moved = gone === null ? null : await renamedTo(repository, gone, path);
    return { found: true, value: { exists: false, blob: null, lastChange: told(gone), renamedTo: moved } };
  }
  if (kind !== 'blob') return { found: false, reason: 'what is at that path is no file' };
  const change = await lastChange(repository, commit, path);
  return { found: true, value: { exists: true, blob, lastChange: told(change), renamedTo: null } };
}

function told(change: FileFact['lastChange']): FileFact['lastChange'] {
  if (change === null) return null;
  const { commit, at, author, subject } = change;
  return { commit, at, author, subject };
}

async function isAncestor(repository: Repository, ancestor: string, commit: string): Promise<Found<boolean>> {
  const earlier = await findCommit(repository, ancestor);
  if (!earlier.found) return earlier;
  const later = await findCommit(repository, commit);
  if (!later.found) return later;
  const answer = await repository.run(['merge-base', '--is-ancestor', earlier.value.id, later.value.id]);
  if (!answer.ran) return { found: false, reason: answer.reason };
  if (answer.exitCode === 0) return { found: true, value: true };
  if (answer.exitCode !== 1) return { found: false, reason: failed(answer.exitCode) };
  return repository.shallow ? { found: false, reason: CUT_OFF } : { found: true, value: false };
}

/** A path as git knows it: from the root of the repository, without `./` and the like. */
function withinRepository(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
}
