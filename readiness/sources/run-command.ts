import type { Reading } from './facts.ts';
import { read, unread } from './reading.ts';
import { type GroupEnd, runInGroup } from './run-in-group.ts';

export interface CommandRun {
  /** The program and its arguments; no shell is between. */
  run: readonly string[];
  /** The folder it is started in. */
  folder: string;
  withinMs: number;
  signal: AbortSignal;
  /** How it is called in findings. */
  place: string;
}

const LARGEST_BYTES = 1_000_000;

/**
 * What a command writes on stdout: at most one megabyte. It runs with our own environment, as if typed here, and nothing
 * that it started outlives it. What it writes on stderr is never looked at.
 */
export async function runCommand({ run, folder, withinMs, signal, place }: CommandRun): Promise<Reading<string>> {
  const [program = '', ...parameters] = run;
  const end = await runInGroup({ program, parameters, folder, withinMs, signal, largestBytes: LARGEST_BYTES });
  return end.as === 'ended' && end.exitCode === 0 ? read(place, end.output) : unread(place, why(end, withinMs));
}

function why(end: GroupEnd, withinMs: number): string {
  switch (end.as) {
    case 'ended':
      return `it ended with exit code ${end.exitCode}`;
    case 'killed':
      return `it was ended by ${end.by}`;
    case 'late':
      return `it took longer than ${withinMs} ms`;
    case 'too-large':
      return `its output is larger than ${LARGEST_BYTES} bytes`;
    case 'called-off':
      return 'the time for all checks was over';
    case 'not-started':
      return startFailure(end.code);
  }
}

function startFailure(code: string): string {
  if (code === 'ENOENT') return 'there is no such program';
  if (code === 'EACCES') return 'this user may not run it';
  return 'it could not be started';
}
