import { waitFor } from '../wait.ts';
import { isRunning } from './processes.ts';
import { reap } from './reap.ts';
import { listSessionPaths, readSession } from './session-file.ts';

/** A watchdog at work needs well under a second. */
const WATCHDOG_LIMIT_MS = 3000;

/**
 * Clears up the sessions in a folder whose conductor is gone. Where a watchdog is at it already it is given time;
 * where that was killed too, this does its work.
 */
export async function reapEarlierSessions(sessionsFolder: string): Promise<void> {
  await Promise.all(listSessionPaths(sessionsFolder).map(reapIfAbandoned));
}

async function reapIfAbandoned(path: string): Promise<void> {
  const session = readSession(path);
  if (session === undefined || isRunning(session.conductor)) return;
  const { watchdog } = session;
  if (watchdog !== null) {
    await waitFor(async () => (isRunning(watchdog) ? undefined : true), { withinMs: WATCHDOG_LIMIT_MS });
  }
  const left = readSession(path);
  if (left !== undefined) await reap(left, path);
}
