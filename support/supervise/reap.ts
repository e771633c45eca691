import { rmSync } from 'node:fs';
import { systemClock } from '../clock.ts';
import { waitFor } from '../wait.ts';
import { postmastersIn } from './postmaster.ts';
import { listProcesses, sendSignal } from './processes.ts';
import { reapEngines } from './reap-engines.ts';
import type { RunningProcess } from './running-process.ts';
import { forgetSession, type Session } from './session-file.ts';

/** How long PostgreSQL gets to give back its shared memory before it is killed like the rest. */
const POSTMASTER_GRACE_MS = 400;
/** A process that outlives SIGKILL this long hangs in the kernel; the session's file stays for the next try. */
const LIMIT_MS = 10_000;

/**
 * Kills whatever is left of a session, then removes its folders, files and containers, and the record of it.
 * Resolves to the processes that could not be killed, which is none unless the system hangs.
 */
export async function reap(session: Session, path: string): Promise<RunningProcess[]> {
  const begun = systemClock.now();
  const postmasters = new Set(session.folders.flatMap(postmastersIn));
  for (const pid of postmasters) sendSignal(pid, 'SIGQUIT');

  let left: RunningProcess[] = [];
  await waitFor(
    async () => {
      const running = listProcesses();
      const inGrace = systemClock.now() - begun < POSTMASTER_GRACE_MS;
      const ending = inGrace ? withDescendants(running, (process) => postmasters.has(process.pid)) : [];
      left = belongings(session, postmasters, running);
      for (const process of left) {
        if (!ending.includes(process)) sendSignal(process.pid, 'SIGKILL');
      }
      return left.length === 0 ? true : undefined;
    },
    { withinMs: LIMIT_MS },
  );
  if (left.length > 0) return left;

  for (const path of [...session.folders, ...session.files]) rmSync(path, { recursive: true, force: true });
  // An engine that does not answer now may have kept containers: the next start tries again.
  if (await reapEngines(session, path)) forgetSession(path);
  return [];
}

/** The processes of a session: its groups, all that carry its marker, its databases, and what these have started. */
function belongings(session: Session, postmasters: Set<number>, running: RunningProcess[]): RunningProcess[] {
  const spared = new Set([process.pid, session.conductor.pid, session.watchdog?.pid]);
  const groups = new Set(
    session.groups
      .filter(({ pid, start }) => running.some((found) => found.pid === pid && found.start === start))
      .map(({ pid }) => pid),
  );
  const ours = withDescendants(
    running,
    (found) => groups.has(found.group) || found.session === session.id || postmasters.has(found.pid),
  );
  return ours.filter(({ pid }) => !spared.has(pid));
}

/** The processes chosen and everything they have started, directly or not. */
function withDescendants(running: RunningProcess[], isChosen: (process: RunningProcess) => boolean): RunningProcess[] {
  const chosen = new Set(running.filter(isChosen).map(({ pid }) => pid));
  let before: number;
  do {
    before = chosen.size;
    for (const { pid, parent } of running) if (chosen.has(parent)) chosen.add(pid);
  } while (chosen.size > before);
  return running.filter(({ pid }) => chosen.has(pid));
}
