import { mkdir, readdir, rename, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { systemClock } from '../../../support/clock.ts';
import { errorCode } from '../../../support/error-code.ts';
import { Problem } from '../../../support/problem.ts';
import { describeHolder, hasEnded, newHolderName } from './holder.ts';

/** How long one holder is waited for; appending takes milliseconds. */
const LIMIT_MS = 10_000;
/** How often it is asked whether a holder has ended: on some systems that takes a process. */
const ASK_AGAIN_MS = 200;
const SHORTEST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 25;
/** What systems say of a folder that can't be put in the place of another because that one is not empty. */
const TAKEN = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY']);

/**
 * Runs `work` while no other process does under the same lock, and throws a Problem when it can't be had in time.
 *
 * The lock is a folder with one file in it, named after its holder. Each brings a folder of his own and renames it to the
 * lock's name, which works only where there is none or an empty one. To give it back, or to take it from a process that has
 * ended, that holder's file is removed by its name: nobody can remove another's by mistake, however long ago he looked.
 */
export async function withLock<Value>(path: string, work: () => Promise<Value>, limitMs = LIMIT_MS): Promise<Value> {
  const name = newHolderName();
  await takeLock(path, name, limitMs);
  try {
    return await work();
  } finally {
    await release(path, name);
  }
}

/** Removes what processes that have ended brought to a lock and never got to use. */
export async function sweepLock(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (name.startsWith(prefix) && hasEnded(name.slice(prefix.length)))
      await rm(join(dirname(path), name), { recursive: true, force: true });
  }
}

async function takeLock(path: string, name: string, limitMs: number): Promise<void> {
  const brought = `${path}.${name}`;
  await mkdir(brought);
  try {
    await writeFile(join(brought, name), '');
    let held: { by: string | undefined; since: number; asked: number } | undefined;
    while (!(await isRenamed(brought, path))) {
      const by = await holderOf(path);
      const now = systemClock.now();
      if (held === undefined || held.by !== by) held = { by, since: now, asked: Number.NEGATIVE_INFINITY };
      if (by !== undefined && now - held.asked >= ASK_AGAIN_MS) {
        held.asked = now;
        if (hasEnded(by)) {
          await release(path, by);
          continue;
        }
      }
      if (now - held.since >= limitMs) throw isHeld(path, by);
      await systemClock.pause(SHORTEST_PAUSE_MS + Math.random() * (LONGEST_PAUSE_MS - SHORTEST_PAUSE_MS));
    }
  } catch (error) {
    await rm(brought, { recursive: true, force: true });
    throw error;
  }
}

async function isRenamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (TAKEN.has(errorCode(error) ?? '')) return false;
    throw error;
  }
}

async function holderOf(path: string): Promise<string | undefined> {
  const names = await readdir(path).catch(() => []);
  return names[0];
}

async function release(path: string, name: string): Promise<void> {
  await unlink(join(path, name)).catch(ignore('ENOENT', 'ENOTDIR'));
  // Windows puts no folder in the place of another, be it empty; elsewhere this only tidies up.
  await rmdir(path).catch(ignore('ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'));
}

function ignore(...codes: string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes(errorCode(error) ?? '')) throw error;
  };
}

function isHeld(path: string, holder: string | undefined): Problem {
  const who = holder === undefined ? 'somebody' : describeHolder(holder);
  return new Problem(
    'the ledger cannot be appended to',
    `${who} holds its lock and does not give it back`,
    `end that process; if it is no more, remove ${path}`,
  );
}
