import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCode } from '../../../support/error-code.ts';
import { findProcess } from '../../../support/supervise/processes.ts';

const PARTS = /^(?<pid>\d+)@(?<start>[0-9a-f]{12})@(?<chance>[0-9a-f]{12})@(?<host>.+)$/;
const here = hostname().replace(/[^\w.-]/g, '_') || 'unnamed';
/** In place of a start that the system does not tell. */
const UNKNOWN_START = '0'.repeat(12);
let ownStart: string | undefined;

/**
 * A name for one holding of a lock that nobody else has, now or later: the process, when it began, chance, and the machine.
 * All is in the name: a file's content may be lost when the machine loses power, its name is not.
 */
export function newHolderName(): string {
  ownStart ??= startOf(process.pid) ?? UNKNOWN_START;
  return `${process.pid}@${ownStart}@${randomBytes(6).toString('hex')}@${here}`;
}

/** Whether the process of a holding is known to have ended. Of another machine's nothing is known. */
export function hasEnded(holder: string): boolean {
  const { pid, start, host } = PARTS.exec(holder)?.groups ?? {};
  if (host !== here) return false;
  const signalled = signal(Number(pid));
  if (signalled === 'nobody') return true;
  const found = startOf(Number(pid));
  // Another user's process may be hidden; of one's own that is not found only its exit code is left.
  if (start === UNKNOWN_START || (found === undefined && signalled === 'forbidden')) return false;
  return found !== start;
}

/** The holder as a sentence names it. */
export function describeHolder(holder: string): string {
  const { pid, host } = PARTS.exec(holder)?.groups ?? {};
  if (pid === undefined) return 'somebody unknown';
  return host === here ? `process ${pid}` : `process ${pid} of ${host}`;
}

function signal(pid: number): 'received' | 'forbidden' | 'nobody' {
  try {
    process.kill(pid, 0);
    return 'received';
  } catch (error) {
    return errorCode(error) === 'ESRCH' ? 'nobody' : 'forbidden';
  }
}

function startOf(pid: number): string | undefined {
  const start = findProcess(pid)?.start;
  return start === undefined ? undefined : digest(start);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
