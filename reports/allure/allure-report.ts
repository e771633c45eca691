import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RunFolder } from '../../model/run-folder.ts';
import { Problem } from '../../support/problem.ts';
import { readRun } from '../read-run.ts';
import { onOneLine } from '../words/legible-text.ts';
import { offlinePage, offlineScript } from './offline.ts';
import { copyResultsWithoutTraces } from './results-without-traces.ts';
import { tellAllure } from './told-to-allure.ts';

const execute = promisify(execFile);
const TIME_LIMIT_MS = 180_000;
/** Above this Allure's page in one file takes a browser many seconds to open. */
const MOST_BYTES_IN_ONE_FILE = 48 * 1024 * 1024;

/** Where Allure's report is, and whether it can be opened from disk: one of many files has to be served. */
export interface AllureReport {
  page: string;
  opensFromDisk: boolean;
}

/**
 * Makes Allure's own report of a run from its `allure-results`, stripped of what it would load from outside, into
 * `allure-report` in the run's folder. Throws a Problem where the run kept no such results, or Allure is not installed or
 * fails.
 */
export async function makeAllureReport(
  folder: RunFolder,
  { command = findAllure(), mostBytesInOneFile = MOST_BYTES_IN_ONE_FILE } = {},
): Promise<AllureReport> {
  const input = await readRun(folder);
  const work = `${folder.allureReport}.unfinished`;
  await rm(work, { recursive: true, force: true });
  try {
    const results = join(work, 'results');
    await mkdir(results, { recursive: true });
    const attachments = await copyResultsWithoutTraces(folder.allureResults, results).catch(noResults(folder));
    await tellAllure(results, input);
    const singleFile = (await sizeOf(attachments)) <= mostBytesInOneFile;
    const made = join(work, 'report');
    const name = onOneLine(`${input.run.environment} ${input.run.id}`, 120);
    const plugins = { awesome: { options: { singleFile, reportName: name } } };
    const config = join(work, 'allurerc.json');
    await writeFile(config, JSON.stringify({ name, output: made, plugins }));
    await generate(command, { config, results, work });
    await stripAll(made);
    await rm(folder.allureReport, { recursive: true, force: true });
    await rename(made, folder.allureReport);
    return { page: join(folder.allureReport, 'index.html'), opensFromDisk: singleFile };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Allure's command; it is installed only where npm was let install what is optional. */
function findAllure(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('allure')), '..', 'cli.js');
  } catch (cause) {
    throw new Problem(
      'Allure’s report cannot be made',
      'the package allure, which is optional, is not installed',
      'install it with npm install allure',
      { cause },
    );
  }
}

async function generate(command: string, { config, results, work }: Record<'config' | 'results' | 'work', string>) {
  // It is told nothing of this process's variables: with some of them it would send what it makes to a service. Nor does it
  // find the repository, whose branch it would name with all that is in that name.
  const env = {
    HOME: work,
    NO_COLOR: '1',
    GIT_CEILING_DIRECTORIES: dirname(work),
    ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  };
  const args = [command, 'generate', '--config', config, '--cwd', work, results];
  await execute(process.execPath, args, { cwd: work, env, timeout: TIME_LIMIT_MS, killSignal: 'SIGKILL' }).catch(
    (error: { code?: unknown; killed?: boolean }) => {
      const limit = `it took longer than ${TIME_LIMIT_MS / 60_000} min`;
      throw new Problem(
        'Allure’s report cannot be made',
        error.killed === true ? limit : `its command ended with ${String(error.code)}`,
        'look at the run’s own page, which tells the same, or start npx allure generate on its allure-results yourself',
      );
    },
  );
}

async function stripAll(made: string): Promise<void> {
  for (const name of await readdir(made)) {
    const path = join(made, name);
    if (name.endsWith('.html')) await writeFile(path, offlinePage(await readFile(path, 'utf8')));
    if (name.endsWith('.js')) await writeFile(path, offlineScript(await readFile(path, 'utf8')));
  }
}

function noResults({ allureResults }: RunFolder): (cause: unknown) => never {
  return (cause) => {
    throw new Problem(
      'Allure’s report cannot be made',
      `the run kept no results for it: ${allureResults} is not there`,
      'install allure-playwright and rehearse again, or name a run that played scenarios with it',
      { cause },
    );
  };
}

async function sizeOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
