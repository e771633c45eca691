import { isoTime } from '../../../support/clock.ts';
import type { CommitFact } from '../facts.ts';
import { type Found, findCommit, type Repository } from './repository.ts';

/** A commit that touched a file. */
export interface Change extends CommitFact {
  parents: readonly string[];
}

/** The commit that gave a file its content at `commit`; `null` where it lies before the cut of a shallow clone. */
export async function lastChange(repository: Repository, commit: string, path: string): Promise<Change | null> {
  const change = await newest(repository, [commit], path);
  // A shallow clone makes its oldest commits look as if they had put everything there.
  return change === null || (repository.shallow && change.parents.length === 0) ? null : change;
}

/**
 * The commit that deleted a file which is not there at `commit`: where a merge brought the deletion in, the commit that
 * was merged; where the merge itself dropped the file, the merge. `null` where no deletion is known.
 */
export async function deletion(repository: Repository, commit: string, path: string): Promise<Change | null> {
  const arrived = await newest(repository, ['--first-parent', '-m', '--diff-filter=D', commit], path);
  if (arrived === null) return newest(repository, ['--full-history', '-m', '--diff-filter=D', commit], path);
  const [mainline, ...merged] = arrived.parents;
  if (mainline === undefined || merged.length === 0) return arrived;
  const broughtIn = ['--full-history', '--diff-filter=D', arrived.commit, `^${mainline}`];
  return (await newest(repository, broughtIn, path)) ?? arrived;
}

/** Where a commit that deleted a file put its content; `null` where git sees no renaming. */
export async function renamedTo(repository: Repository, change: Change, path: string): Promise<string | null> {
  const [before] = change.parents;
  if (before === undefined) return null;
  const answer = await repository.run([
    ...['diff-tree', '-r', '-z', '-M', '--name-status', '--diff-filter=R'],
    ...[before, change.commit],
  ]);
  if (!answer.ran || answer.exitCode !== 0) return null;
  const fields = answer.output.split('\0');
  const from = fields.findIndex((field, index) => index % 3 === 1 && field === path);
  return from === -1 ? null : (fields[from + 1] ?? null);
}

/** A commit by its id, or the beginning of it. */
export async function describeCommit(repository: Repository, id: string): Promise<Found<CommitFact>> {
  const named = await findCommit(repository, id);
  if (!named.found) return named;
  const found = await newest(repository, [named.value.id]);
  if (found === null) return { found: false, reason: 'git does not tell of that commit' };
  const { commit, at, author, subject } = found;
  return { found: true, value: { commit, at, author, subject } };
}

async function newest(repository: Repository, of: readonly string[], path?: string): Promise<Change | null> {
  const paths = path === undefined ? [] : [path];
  const answer = await repository.run(['log', '-1', '--format=%H%x00%cI%x00%an%x00%s%x00%P', ...of, '--', ...paths]);
  if (!answer.ran || answer.exitCode !== 0) return null;
  const [line = ''] = answer.output.split('\n');
  const [commit, at, author, subject, parents] = line.split('\0');
  if (commit === undefined || at === undefined || author === undefined || subject === undefined) return null;
  const time = Date.parse(at);
  if (Number.isNaN(time)) return null;
  return { commit, at: isoTime(time), author, subject, parents: (parents ?? '').split(' ').filter((id) => id !== '') };
}
