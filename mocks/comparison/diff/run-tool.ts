import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { z } from 'zod';
import { messageOf, Problem } from '../../../support/problem.ts';

const WITHIN_MS = 120_000;
const LARGEST_OUTPUT_BYTES = 200_000_000;

/**
 * Runs a comparing program in a folder and gives what it printed, parsed as JSON. It gets no variable of this process's
 * but where programs are, and the folder as its home, so that nothing of the user's changes what it says.
 * Throws a Problem when it can't be run, ends with an error, or prints something else.
 */
export async function runTool(
  program: string,
  args: readonly string[],
  { folder, variables }: { folder: string; variables: Readonly<Record<string, string>> },
): Promise<unknown> {
  const env = { PATH: process.env.PATH ?? '', HOME: folder, USERPROFILE: folder, NO_COLOR: '1', ...variables };
  const { failure, stdout, stderr } = await new Promise<{ failure: Error | null; stdout: string; stderr: string }>(
    (resolve) => {
      const options = { cwd: folder, env, timeout: WITHIN_MS, maxBuffer: LARGEST_OUTPUT_BYTES };
      execFile(program, [...args], options, (error, out, err) => resolve({ failure: error, stdout: out, stderr: err }));
    },
  );
  if (failure !== null) {
    const why = lastLines(stderr) || messageOf(failure);
    throw new Problem(`${program} could not compare the contracts`, why, 'run it yourself on both files to see more', {
      cause: failure,
    });
  }
  try {
    return stdout.trim() === '' ? [] : JSON.parse(stdout);
  } catch (cause) {
    const remedy = 'use a version of it that rehearse knows';
    throw new Problem(`${program} printed something else than JSON`, messageOf(cause), remedy, { cause });
  }
}

/** The path of a program that can be started by its name, or `undefined`. */
export function programOnPath(name: string, path = process.env.PATH ?? ''): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`] : [name];
  const candidates = path
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => names.map((file) => join(folder, file)));
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Where a printed form first differs from the known one. */
export function firstIssue({ issues }: z.ZodError): string {
  const [first] = issues;
  return `at ${first?.path.join('.')}: ${first?.message}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').slice(0, 500);
}
