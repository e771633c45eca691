import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify } from 'node:util';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const execute = promisify(execFile);
/** Has GitLab's published schema in it. */
export const gitlabOnThisMachine = createRequire(import.meta.url).resolve('gitlab-ci-local');
const GIT = ['-c', 'user.name=rehearse', '-c', 'user.email=rehearse@shop.example', '-c', 'init.defaultBranch=main'];

/** A repository with a pipeline, as GitLab would have it when a schedule starts it, and what names its jobs. */
export async function pipelineOf(t: TestContext, text: string): Promise<{ folder: string; jobs: string[] }> {
  const folder = join(temporaryFolder(t), 'repository');
  mkdirSync(folder);
  writeFileSync(join(folder, '.gitlab-ci.yml'), text);
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-q', '-m', 'a pipeline'],
  ])
    await execute('git', [...GIT, ...args], { cwd: folder });
  const { stdout } = await execute(process.execPath, [gitlabOnThisMachine, '--list-csv', ...STARTED_BY_SCHEDULE], {
    cwd: folder,
  });
  const [, ...lines] = stdout.trim().split('\n');
  return { folder, jobs: lines.map((line) => line.split(';')[0] ?? '') };
}

/** What tells gitlab-ci-local that a schedule started it. */
export const STARTED_BY_SCHEDULE = [
  ...['--variable', 'CI_PIPELINE_SOURCE=schedule'],
  ...['--ignore-predefined-vars', 'CI_PIPELINE_SOURCE'],
];
