import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { messageOf, Problem } from '../../support/problem.ts';

/**
 * Keeps other banks away from a state file as long as this process lives, by a file beside it with the process's id;
 * one that a killed bank left is taken over. Returns what lets the file go. Throws a Problem when a bank uses it.
 */
export function claimStateFile(path: string): () => void {
  const claim = `${path}.lock`;
  for (;;) {
    try {
      writeFileSync(claim, String(process.pid), { flag: 'wx' });
      return () => rmSync(claim, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw new Problem(`The state file ${path} can't be written`, messageOf(error), 'name another with --state', {
          cause: error,
        });
      }
    }
    const holder = holderOf(claim);
    if (holder !== undefined && isAlive(holder)) {
      throw new Problem(
        `The state file ${path} is in use`,
        `the bank with process id ${holder} keeps its state there`,
        'end that bank, or name another file with --state',
      );
    }
    rmSync(claim, { force: true });
  }
}

/** The process that holds a claim; `undefined` when the claim is gone or was never finished. */
function holderOf(claim: string): number | undefined {
  try {
    const holder = Number(readFileSync(claim, 'utf8'));
    return Number.isInteger(holder) && holder > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
