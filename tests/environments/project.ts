import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { Problems } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');

/** A project whose environments folder holds the given files beside the one that definitions are made with. */
export function project(context: TestContext, files: Record<string, string>): string {
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, 'environments'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const define = `export * from ${JSON.stringify(join(root, 'environments/define.ts'))};`;
  for (const [name, content] of Object.entries({ 'define.ts': define, ...files })) {
    writeFileSync(join(folder, 'environments', name), content);
  }
  return folder;
}

/** The parts of a small environment in which all is right, as they are written in its file. */
export const SMALL = {
  owner: `{ name: 'Team', timeZone: 'Europe/London', workingHours: '09:00-17:30', contact: '#team' }`,
  identity: `{ id: read.variable('ENVIRONMENT_ID') }`,
  operationsToken: `read.secret('OPERATIONS_TOKEN')`,
  entrance: `'portal'`,
  services: `{ portal: { url: read.variable('PORTAL_URL'), configuration: ['DATABASE_URL'] }, payments: { url: 'http://127.0.0.1:2' } }`,
  jobs: `{ nightly: { url: 'http://127.0.0.1:3', schedule: '0 3 * * *', grace: '3s' } }`,
};

export const VARIABLES = { ENVIRONMENT_ID: 'e', OPERATIONS_TOKEN: 'token-canary', PORTAL_URL: 'http://127.0.0.1:1' };

/** The file of an environment: the small one but for the parts given; what is `null` is left out. */
export function written(parts: Record<string, string | null> = {}): string {
  return `import { defineEnvironment } from './define.ts';\nexport default defineEnvironment((read) => (${body(parts)}));\n`;
}

/** The parts of a definition as an object is written. */
export function body(parts: Record<string, string | null> = {}): string {
  const all = Object.entries({ ...SMALL, ...parts }).filter(([, value]) => value !== null);
  return `{\n${all.map(([key, value]) => `  ${key}: ${value},`).join('\n')}\n}`;
}

/** An environment's file that extends another, or a function it imports. */
export function extending(base: string, from: string, parts: Record<string, string>): string {
  const written = Object.entries(parts).map(([key, value]) => `  ${key}: ${value},`);
  return [
    `import { extendEnvironment } from './define.ts';`,
    `import ${base} from './${from}';`,
    `export default extendEnvironment(${base.replace(/[{} ]/g, '')}, (read) => ({\n${written.join('\n')}\n}));`,
  ].join('\n');
}

/** What is said of an environment that can't be used: `file: key why`, a line each. */
export async function problemsOf(folder: string, name: string, variables: Record<string, string> = VARIABLES) {
  const source = await openEnvironment(folder, name);
  try {
    source.load(variables);
  } catch (error) {
    assert.ok(error instanceof Problems, String(error));
    return error.problems.map(({ message, why }) => `${message} ${why}`);
  }
  return [];
}
