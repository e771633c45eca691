import * as linux from './linux-processes.ts';
import * as ps from './ps-processes.ts';

const here = process.platform === 'linux' ? linux : ps;

export const findProcess = here.findProcess;
export const listProcesses = here.listProcesses;

/** A process by its id and its start, so that a later process with the same id is not taken for it. */
export interface ProcessIdentity {
  pid: number;
  start: string;
}

/** The identity of a process that is running, or an impossible one when it has ended already. */
export function identify(pid: number): ProcessIdentity {
  return { pid, start: findProcess(pid)?.start ?? 'ended' };
}

/** Whether that very process, not a later one with its id, is still running. */
export function isRunning({ pid, start }: ProcessIdentity): boolean {
  return findProcess(pid)?.start === start;
}

/**
 * Sends a signal to a process, or with a negative id to a group. One that has just ended is no failure;
 * macOS says "not permitted" of a group whose members have all ended.
 */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
