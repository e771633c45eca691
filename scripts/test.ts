/**
 * Runs the tests and ends with a line `N passed, N failed`; the exit code is 1 when anything failed or nothing ran.
 * Arguments narrow it down: parts of the paths of test files, such as `tests/verdict` or `judge`.
 */
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const project = join(import.meta.dirname, '..');
/** Some stage a whole platform, some measure how soon a killed one is gone: more at once than processors harms both. */
const FILES_AT_ONCE = 2;

const filters = process.argv.slice(2).map((filter) => relative(project, filter));
const files = globSync('tests/**/*.test.ts', { cwd: project })
  .filter((file) => filters.length === 0 || filters.some((filter) => file.includes(filter)))
  .sort();

const counts = { passed: 0, failed: 0, skipped: 0 };
const tests = run({ files: files.map((file) => join(project, file)), cwd: project, concurrency: FILES_AT_ONCE });
tests.on('test:pass', ({ details, skip, todo }) => {
  if (details.type === 'suite') return;
  if (skip !== undefined || todo !== undefined) counts.skipped += 1;
  else counts.passed += 1;
});
tests.on('test:fail', ({ details, todo }) => {
  // A suite fails by itself only where its hooks or its body do; then none of its tests may have been counted.
  if (todo !== undefined) counts.skipped += 1;
  else if (details.type !== 'suite' || failedByItself(details.error)) counts.failed += 1;
});
tests.on('end', () => process.stdout.once('drain', () => {}));
tests.compose(spec).pipe(process.stdout);
await new Promise((resolve) => tests.once('end', resolve));
