/**
 * Runs the tests and ends with a line `N passed, N failed`. Exit code 1 when anything failed, 2 when no test was found.
 * Arguments narrow it down to the files whose path contains one of them, such as `tests/verdict` or `judge`. Those in tests/long
 * take long each, or an engine for containers, and run only where an argument names them, as `npm run test:long` does.
 */
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { TestCount } from './test-count.ts';

const PROJECT = join(import.meta.dirname, '..');
const LONG = 'tests/long/';
/** Making a network for containers changes that of the machine, and Chromium gives up the pages it is just opening then. */
const ALONE = 'tests/long/containers/';
/** Much of the time is spent waiting for processes; some files time how soon a killed one is gone, so not many more. */
const FILES_AT_ONCE = 3;
/** No file needs nearly as long; one that hangs must not keep the others' results. */
const FILE_LIMIT_MS = 900_000;

/**
 * What one test file has stripped of its types and compiled, the others load. It ends with the run, since much of it belongs to
 * folders that do.
 */
const compiled = mkdtempSync(join(tmpdir(), 'rehearse compiled '));
process.env.NODE_COMPILE_CACHE = compiled;
process.on('exit', () => rmSync(compiled, { recursive: true, force: true }));

const filters = process.argv.slice(2);
const files = globSync('tests/**/*.test.ts', { cwd: PROJECT })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => (filters.length === 0 ? !file.startsWith(LONG) : filters.some((filter) => file.includes(filter))))
  .sort()
  .map((file) => join(PROJECT, file));

if (files.length === 0) {
  process.stderr.write(`No test file's path contains ${filters.join(' or ')}.\n`);
  process.exitCode = 2;
} else {
  const count = new TestCount(files);
  const { alone = [], together = [] } = Object.groupBy(files, (file) =>
    file.startsWith(join(PROJECT, ALONE)) ? 'alone' : 'together',
  );
  for (const some of [alone, together]) {
    if (some.length === 0) continue;
    const tests = run({ files: some, cwd: PROJECT, concurrency: FILES_AT_ONCE, timeout: FILE_LIMIT_MS });
    tests.on('test:pass', (test) => count.pass(test));
    tests.on('test:fail', (test) => count.fail(test));
    await pipeline(tests, spec(), process.stdout, { end: false });
  }
  console.log(count.describe());
  if (count.failed > 0) process.exitCode = 1;
}
