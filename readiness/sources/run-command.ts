import { spawn } from 'node:child_process';
import { sendSignal } from '../../support/supervise/processes.ts';
import type { Reading } from './facts.ts';
import { read, unread } from './reading.ts';

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
/** How long output may lag behind the end of the program that wrote it. */
const OUTPUT_LAG_MS = 200;

/**
 * What a command writes on stdout: at most one megabyte. It runs with our own environment, as if typed here, in a process
 * group of its own that is killed in the end, whatever it left running. What it writes on stderr is never looked at.
 */
export function runCommand({ run, folder, withinMs, signal, place }: CommandRun): Promise<Reading<string>> {
  const [program = '', ...parameters] = run;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(unread(place, OVER));
    const child = startOrNothing(program, parameters, folder);
    if (child === undefined) return resolve(unread(place, 'it could not be started'));
    const chunks: Buffer[] = [];
    let size = 0;
    let stopped: string | undefined;
    const killGroup = () => {
      if (child.pid !== undefined) sendSignal(-child.pid, 'SIGKILL');
    };
    const stop = (reason: string) => {
      stopped ??= reason;
      killGroup();
    };
    const onAbort = () => stop(OVER);
    const timer = setTimeout(() => stop(`it took longer than ${withinMs} ms`), withinMs);
    signal.addEventListener('abort', onAbort, { once: true });
    const end = (reading: Reading<string>) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(reading);
    };
    child.stdout.on('error', () => {});
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > LARGEST_BYTES) stop(`its output is larger than ${LARGEST_BYTES} bytes`);
      else chunks.push(chunk);
    });
    child.once('error', (error) => end(unread(place, startFailure(error))));
    child.once('exit', (code, endedBy) => {
      // What it left running would go on, and keep its output open.
      killGroup();
      const lag = setTimeout(() => child.stdout.destroy(), OUTPUT_LAG_MS);
      child.once('close', () => {
        clearTimeout(lag);
        if (stopped !== undefined) return end(unread(place, stopped));
        if (endedBy !== null) return end(unread(place, `it was ended by ${endedBy}`));
        if (code !== 0) return end(unread(place, `it ended with exit code ${code}`));
        return end(read(place, Buffer.concat(chunks).toString('utf8')));
      });
    });
  });
}

const OVER = 'the time for all checks was over';

function startOrNothing(program: string, parameters: readonly string[], folder: string) {
  try {
    return spawn(program, parameters, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

function startFailure(error: Error): string {
  const code = 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'ENOENT') return 'there is no such program';
  if (code === 'EACCES') return 'this user may not run it';
  return `it could not be started (${code})`;
}
