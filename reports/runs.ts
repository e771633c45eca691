import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type RunFolder, runFolder } from '../model/run-folder.ts';
import { messageOf, Problem } from '../support/problem.ts';

const RUNS = 'runs';
const LATEST = 'latest';
const MOST_NAMED = 5;

/**
 * The run with this id, or whose id alone begins with it, or `latest`: the one that `pointLatest` named last,
 * otherwise the newest. Throws a Problem that lists the nearest ids when there is no such run.
 */
export async function findRun(root: string, idOrLatest: string): Promise<RunFolder> {
  const ids = await runIds(root);
  if (ids.length === 0) {
    throw new Problem('There is no run yet', `${join(root, RUNS)} holds none`, 'start one with: rehearse run');
  }
  const wanted = idOrLatest === LATEST ? ((await latestId(root, ids)) ?? ids.at(-1) ?? '') : idOrLatest;
  const [match, ...others] = ids.includes(wanted)
    ? [wanted]
    : ids.filter((id) => wanted !== '' && id.startsWith(wanted));
  if (match !== undefined && others.length === 0) return runFolder(join(root, RUNS, match));
  const why = match === undefined ? `${join(root, RUNS)} holds no such run` : `${others.length + 1} runs begin with it`;
  throw new Problem(`"${idOrLatest}" is no run`, why, `name one of these: ${nearest(idOrLatest, ids).join(', ')}`);
}

/**
 * Makes `<root>/latest` lead to a run: a symbolic link, replaced in one go,
 * or a text file with the run's id where links aren't allowed.
 */
export async function pointLatest(root: string, id: string): Promise<void> {
  const latest = join(root, LATEST);
  const unfinished = `${latest}.${randomBytes(4).toString('hex')}.unfinished`;
  try {
    await symlink(join(RUNS, id), unfinished, 'dir').catch(() => writeFile(unfinished, `${id}\n`));
    await rename(unfinished, latest);
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw new Problem(
      `${latest} can't be pointed at run ${id}`,
      messageOf(cause),
      `make ${root} writable, and move ${latest} away if something else has that name`,
      { cause },
    );
  }
}

async function latestId(root: string, ids: readonly string[]): Promise<string | undefined> {
  const latest = join(root, LATEST);
  const about = await lstat(latest).catch(() => undefined);
  if (about === undefined) return undefined;
  const text = about.isSymbolicLink() ? await readlink(latest) : about.isFile() ? await readFile(latest, 'utf8') : '';
  const id = basename(text.trim());
  return ids.includes(id) ? id : undefined;
}

/** The ids of all runs under a reports folder (`<root>/runs/<id>`), the oldest first. A folder without a run.json is no run. */
export async function runIds(root: string): Promise<string[]> {
  const entries = await readdir(join(root, RUNS), { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(runFolder(join(root, RUNS, entry.name)).run))
    .map(({ name }) => name)
    .sort();
}

/** The ids most like what was typed, the newest first where they are equally like it; a few of them. */
export function nearest(typed: string, ids: readonly string[]): string[] {
  return ids
    .toReversed()
    .map((id) => ({ id, distance: editDistance(typed.slice(0, 100), id) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, MOST_NAMED)
    .map(({ id }) => id);
}

/** How many letters must be added, removed or replaced to make one word of the other. */
function editDistance(from: string, to: string): number {
  let row = [...Array(to.length + 1).keys()];
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? to.length;
}
