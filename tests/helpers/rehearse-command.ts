import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { followProcesses, TEST_MARK } from './marked-processes.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const projectFolder = resolve(import.meta.dirname, '../..');

/** A command that has ended: what a user sees of it. */
export interface Ended {
  exitCode: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A command that runs, all of whose processes can be found by its mark. */
export interface Running {
  child: ChildProcess;
  ended: Promise<Ended>;
  /** What it has printed so far, on both streams. */
  printed(): string;
  /** The processes it started that live, itself included, as `pid command line`. */
  processes(): string[];
  /** Waits until none of its processes lives; gives those that still do after `withinMs`. */
  leftAfter(withinMs: number): Promise<string[]>;
}

export interface CommandOptions {
  env?: Record<string, string>;
  cwd?: string;
}

/** Starts `rehearse` with the given arguments, as a user's shell would; ended with the test if it still runs. */
export function startRehearse(context: TestContext, args: readonly string[], options: CommandOptions = {}): Running {
  return startMarked(context, [join(projectFolder, 'cli/main.ts'), ...args], options);
}

/** Starts any command of Node's whose processes can be found by a mark they inherit. */
export function startMarked(context: TestContext, args: readonly string[], { env = {}, cwd }: CommandOptions): Running {
  const mark = randomBytes(8).toString('hex');
  const child = spawn(process.execPath, args, {
    cwd: cwd ?? projectFolder,
    env: { ...process.env, NO_COLOR: '1', [TEST_MARK]: mark, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const processes = followProcesses(mark);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    processes();
  });
  const ended = new Promise<Ended>((resolveEnd) => {
    child.on('close', (exitCode, signal) => resolveEnd({ exitCode, signal, stdout, stderr }));
  });
  context.after(() => child.kill('SIGTERM'));
  return {
    child,
    ended,
    printed: () => stdout + stderr,
    processes,
    async leftAfter(withinMs) {
      await waitFor(async () => (processes().length === 0 ? true : undefined), { withinMs });
      return processes();
    },
  };
}

/** Runs `rehearse` to its end. */
export function rehearse(context: TestContext, args: readonly string[], options?: CommandOptions): Promise<Ended> {
  return startRehearse(context, args, options).ended;
}

/** A folder for the runs of one test, and the newest run in it. */
export function reportsFolder(context: TestContext): { path: string; latest: (file: string) => string } {
  const path = join(temporaryFolder(context), 'reports');
  return { path, latest: (file) => join(path, 'latest', file) };
}

/** Waits until the newest run's journal has a line that matches; throws when the command ends before. */
export async function journalShows(journal: string, matches: RegExp, running: Running): Promise<void> {
  const waited = await waitFor(
    async () => {
      if (existsSync(journal) && matches.test(readFileSync(journal, 'utf8'))) return true;
      return running.child.exitCode === null ? undefined : false;
    },
    { withinMs: 60_000 },
  );
  if (!waited.arrived || !waited.value) throw new Error(`the journal never showed ${matches}:\n${running.printed()}`);
}
