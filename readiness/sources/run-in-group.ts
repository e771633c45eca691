import { spawn } from 'node:child_process';
import { guardGroup, openGuard } from '../../support/supervise/group-guard.ts';
import { sendSignal } from '../../support/supervise/processes.ts';

export interface GroupRun {
  program: string;
  parameters: readonly string[];
  /** The folder it is started in; our own unless given. */
  folder?: string;
  /** Its environment; our own unless given. */
  variables?: NodeJS.ProcessEnv;
  withinMs: number;
  /** What it writes on stdout may be as large; of stderr the beginning is kept. */
  largestBytes: number;
  signal: AbortSignal;
}

/** How a program ended, or why it was ended. `code` of one that was never started says why. */
export type GroupEnd =
  | { as: 'ended'; exitCode: number; output: string; complaint: string }
  | { as: 'killed'; by: NodeJS.Signals }
  | { as: 'late' | 'too-large' | 'called-off' }
  | { as: 'not-started'; code: string };

/** How long output may lag behind the end of the program that wrote it. */
const OUTPUT_LAG_MS = 200;
const COMPLAINT_BYTES = 10_000;

/**
 * Runs a program in a process group of its own, which is killed in the end, whatever it left running, also when we are
 * killed ourselves. Never rejects.
 */
export function runInGroup(run: GroupRun): Promise<GroupEnd> {
  const { withinMs, largestBytes, signal } = run;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ as: 'called-off' });
    openGuard();
    const child = startOrNothing(run);
    if (child === undefined) return resolve({ as: 'not-started', code: 'unknown error' });
    const { pid } = child;
    const release = pid === undefined ? () => {} : guardGroup(pid);
    const output = keepUpTo(largestBytes);
    const complaint = keepUpTo(COMPLAINT_BYTES);
    let stopped: GroupEnd | undefined;
    const killGroup = () => {
      if (pid !== undefined) sendSignal(-pid, 'SIGKILL');
    };
    const stop = (as: 'late' | 'too-large' | 'called-off') => {
      stopped ??= { as };
      killGroup();
    };
    const onAbort = () => stop('called-off');
    const timer = setTimeout(() => stop('late'), withinMs);
    signal.addEventListener('abort', onAbort, { once: true });
    const end = (how: GroupEnd) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(how);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('error', () => {});
    child.stdout.on('data', (chunk: Buffer) => {
      if (!output.keep(chunk)) stop('too-large');
    });
    child.stderr.on('data', (chunk: Buffer) => complaint.keep(chunk));
    child.once('error', (error) => end({ as: 'not-started', code: 'code' in error ? String(error.code) : '' }));
    child.once('exit', (exitCode, by) => {
      // What it left running would go on, and keep its output open.
      killGroup();
      release();
      const lag = setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
      }, OUTPUT_LAG_MS);
      child.once('close', () => {
        clearTimeout(lag);
        if (stopped !== undefined) return end(stopped);
        if (by !== null) return end({ as: 'killed', by });
        return end({ as: 'ended', exitCode: exitCode ?? 0, output: output.text(), complaint: complaint.text() });
      });
    });
  });
}

/** What a stream has written, as far as it fits. */
function keepUpTo(largestBytes: number) {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    /** Gives whether all of it so far has fitted. */
    keep(chunk: Buffer): boolean {
      chunks.push(chunk.subarray(0, Math.max(0, largestBytes - size)));
      size += chunk.byteLength;
      return size <= largestBytes;
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

function startOrNothing({ program, parameters, folder, variables }: GroupRun) {
  try {
    return spawn(program, parameters, {
      cwd: folder,
      env: variables,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch {
    return undefined;
  }
}
