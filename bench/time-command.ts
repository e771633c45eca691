import { spawn } from 'node:child_process';

/** How long a whole command took, in milliseconds, and what it came to. */
export interface Timed {
  startedAt: number;
  tookMs: number;
  exitCode: number | null;
  output: string;
}

/** Runs a command from start to end, keeping what it prints. */
export function timeCommand(
  args: readonly string[],
  options: { cwd: string; env: Readonly<Record<string, string | undefined>> },
): Promise<Timed> {
  const startedAt = Date.now();
  const begun = performance.now();
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ startedAt, tookMs: performance.now() - begun, exitCode, output }));
  });
}
