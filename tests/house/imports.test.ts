import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');

/** Which rooms each room may import from, besides itself; DESIGN's rule, and the only list of it. */
const ALLOWED: Record<string, readonly string[]> = {
  support: [],
  model: ['support'],
  environments: ['model', 'support'],
  readiness: ['model', 'support'],
  mocks: ['model', 'support'],
  verdict: ['model', 'support'],
  reports: ['model', 'support'],
  platform: ['model', 'support'],
  surge: ['model', 'support'],
  fixtures: ['model', 'support', 'mocks/control-client.ts'],
  scenarios: ['fixtures/index.ts'],
  'playwright.config.ts': ['environments'],
  package: ['environments', 'fixtures', 'mocks', 'model', 'reports', 'support'],
  cli: [
    'model',
    'support',
    'environments',
    'readiness',
    'mocks',
    'verdict',
    'reports',
    'platform',
    'surge',
    'fixtures',
  ],
};

/** Processes meet the harness by address only: these are started by path, never imported. */
const PROCESSES = ['mocks/main.ts', 'platform/services', 'platform/jobs', 'platform/edge'];

test('every room imports only from the rooms it may', () => {
  const wrong = importsOf(Object.keys(ALLOWED)).filter(({ from, to }) => !isAllowed(from, to));
  assert.deepEqual(wrong.map(describe), []);
});

test('no room imports a process of the platform or the bank from outside of it', () => {
  const wrong = importsOf(Object.keys(ALLOWED)).filter(
    ({ from, to }) => PROCESSES.some((process) => to.startsWith(process)) && roomOf(from) !== roomOf(to),
  );
  assert.deepEqual(wrong.map(describe), []);
});

/** What all that is read is made of and said with: it knows of nothing that is made with it. */
const SHARED_BY_REPORTS: Record<string, readonly string[]> = {
  'reports/words': ['reports/words', 'reports/report-input.ts'],
  'reports/html': ['reports/html', 'reports/words'],
};

test('the words and the markup that reports share import no report', () => {
  const wrong = Object.entries(SHARED_BY_REPORTS).flatMap(([room, allowed]) =>
    importsOf([room]).filter(
      ({ to }) => to.startsWith('reports/') && !allowed.some((target) => to === target || to.startsWith(`${target}/`)),
    ),
  );
  assert.deepEqual(wrong.map(describe), []);
});

test('the rule would notice a wrong import', () => {
  assert.equal(isAllowed('verdict/judge.ts', 'reports/page.ts'), false);
  assert.equal(isAllowed('fixtures/bank.ts', 'mocks/server.ts'), false);
  assert.equal(isAllowed('fixtures/bank.ts', 'mocks/control-client.ts'), true);
  assert.equal(isAllowed('support/wait.ts', 'model/run.ts'), false);
});

interface Import {
  from: string;
  to: string;
}

function isAllowed(from: string, to: string): boolean {
  const room = roomOf(from);
  const allowed = ALLOWED[room] ?? [];
  return roomOf(to) === room || allowed.some((target) => to === target || to.startsWith(`${target}/`));
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function describe({ from, to }: Import): string {
  return `${from} imports ${to}`;
}

function importsOf(rooms: readonly string[]): Import[] {
  return rooms.flatMap((room) => sourcesIn(join(root, room))).flatMap(importsIn);
}

function sourcesIn(path: string): string[] {
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsIn(file: string): Import[] {
  const specifiers = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...specifiers].map(([, specifier = '']) => ({
    from: shown(file),
    to: shown(resolve(dirname(file), specifier)),
  }));
}

function shown(path: string): string {
  return relative(root, path).split(sep).join('/');
}
