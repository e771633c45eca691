import { spawn } from 'node:child_process';
import { join } from 'node:path';

const TELL_MEMORY = join(import.meta.dirname, 'tell-memory.mjs');

/** One process from its start to its end. */
export interface Measured {
  wholeMs: number;
  /** Until it printed the first thing on standard output. */
  firstMs: number;
  /** The most memory it ever held. */
  peakMb: number;
  output: string;
}

/** Runs a program of Node's to its end and measures it. Throws when it ends with another exit code than 0. */
export async function measure(args: readonly string[], cwd: string): Promise<Measured> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_MEMORY, ...args], {
    cwd,
    env: { ...process.env, OPERATIONS_TOKEN: 'a-token-for-the-bench', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  let firstMs = Number.NaN;
  child.stdout.on('data', (chunk: Buffer) => {
    if (output === '') firstMs = performance.now() - begun;
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  const peak = Number(/peak-memory-kb (\d+)/.exec(errors)?.[1]);
  if (exitCode !== 0 || Number.isNaN(peak)) throw new Error(`it ended with ${exitCode}:\n${output}${errors}`);
  return { wholeMs: performance.now() - begun, firstMs, peakMb: peak / 1024, output };
}
