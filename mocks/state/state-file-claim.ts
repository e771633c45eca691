import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { messageOf, Problem } from '../../support/problem.ts';
import { identify, isRunning, type ProcessIdentity } from '../../support/supervise/processes.ts';

/**
 * Keeps other banks away from a state file as long as this process lives, by a file beside it that tells which
 * process that is; one that a killed bank left is taken over, also by a process to which the system gave the same id. Returns what lets the file go. Throws a Problem when a bank uses it.
 */
export function claimStateFile(path: string): () => void {
  const claim = `${path}.lock`;
  for (;;) {
    try {
      const { pid, start } = identify(process.pid);
      writeFileSync(claim, `${pid} ${start}`, { flag: 'wx' });
      return () => rmSync(claim, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw new Problem(`The state file ${path} can't be written`, messageOf(error), 'name another with --state', {
          cause: error,
        });
      }
    }
    const holder = holderOf(claim);
    if (holder !== undefined && isRunning(holder)) {
      throw new Problem(
        `The state file ${path} is in use`,
        `the bank with process id ${holder.pid} keeps its state there`,
        'end that bank, or name another file with --state',
      );
    }
    rmSync(claim, { force: true });
  }
}

/** The process that holds a claim; `undefined` when the claim is gone or was never finished. */
function holderOf(claim: string): ProcessIdentity | undefined {
  try {
    const [, pid, start] = /^(\d+) (.+)$/.exec(readFileSync(claim, 'utf8')) ?? [];
    return pid === undefined || start === undefined ? undefined : { pid: Number(pid), start };
  } catch {
    return undefined;
  }
}
