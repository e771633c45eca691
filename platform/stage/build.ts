import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const GIT_LIMIT_MS = 5000;
const packageSchema = z.object({ version: z.string() });

/** What is about to be staged: the commit that is checked out (`unknown` without git), and the version it calls itself. */
export async function readBuild(project: string, signal: AbortSignal): Promise<{ commit: string; build: string }> {
  const [commit, text] = await Promise.all([
    readCommit(project, signal).catch(() => 'unknown'),
    readFile(join(project, 'package.json'), 'utf8'),
  ]);
  return { commit, build: packageSchema.parse(JSON.parse(text)).version };
}

async function readCommit(project: string, signal: AbortSignal): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], {
    cwd: project,
    timeout: GIT_LIMIT_MS,
    killSignal: 'SIGKILL',
    signal,
  });
  return stdout.trim();
}
