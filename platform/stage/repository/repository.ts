import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlannedPipeline } from '../plan.ts';
import { type PlannedCommit, plannedHistory } from './history.ts';

export { PIPELINE_FILE } from './history.ts';

/** The repository as its host names it. */
export const PIPELINE_REPOSITORY = 'northgate/platform';

/** The repository that the platform is deployed from. */
export interface PipelineRepository {
  /** Its folder on this machine. */
  path: string;
  /** The commit that the services run. */
  deployed: string;
}

const GIT_LIMIT_MS = 10_000;

/** Makes the repository in a new folder. Resolves with `null` where there is no git to make it with. */
export async function makeRepository(options: {
  folder: string;
  plan: PlannedPipeline;
  build: { commit: string; build: string };
  now: number;
  signal: AbortSignal;
}): Promise<PipelineRepository | null> {
  const { folder, plan, build, now, signal } = options;
  const { deployed, after } = plannedHistory(plan, { ...build, now });
  await writeEmptyRepository(join(folder, '.git'));
  const stream = [...deployed.map(written), askForCommit(deployed.length), ...after.map(written)].join('');
  const head = await importInto(join(folder, '.git'), stream, signal).catch(() => undefined);
  return head === undefined ? null : { path: folder, deployed: head };
}

/** What `git init` makes, as far as git needs it. */
async function writeEmptyRepository(folder: string): Promise<void> {
  await Promise.all(['objects', 'refs/heads'].map((name) => mkdir(join(folder, name), { recursive: true })));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = false\n');
}

/** A commit as `git fast-import` reads it. */
function written({ subject, at, files }: PlannedCommit, index: number): string {
  const who = `Platform team <platform@northgate.example> ${Math.floor(at / 1000)} +0000`;
  const changes = Object.entries(files).map(([path, content]) =>
    content === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(content)}`,
  );
  return `commit refs/heads/main\nmark :${index + 1}\nauthor ${who}\ncommitter ${who}\n${data(subject)}${changes.join('')}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

function askForCommit(mark: number): string {
  return `get-mark :${mark}\n`;
}

/** Resolves with the commit that was asked for. */
async function importInto(folder: string, stream: string, signal: AbortSignal): Promise<string> {
  const importing = promisify(execFile)('git', ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet'], {
    env: { PATH: process.env.PATH, GIT_DIR: folder, GIT_CONFIG_NOSYSTEM: '1' },
    timeout: GIT_LIMIT_MS,
    killSignal: 'SIGKILL',
    signal,
  });
  importing.child.stdin?.on('error', () => {});
  importing.child.stdin?.end(stream);
  const { stdout } = await importing;
  const commit = stdout.trim();
  if (!/^[0-9a-f]{40,64}$/.test(commit)) throw new Error('git fast-import named no commit');
  return commit;
}
