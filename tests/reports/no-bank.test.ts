import assert from 'node:assert/strict';
import { test } from 'node:test';
import { environmentSummarySchema } from '../../reports/environment-summary.ts';
import { renderPage } from '../../reports/page/page.ts';
import { samples } from './samples.ts';

const { environment } = samples.go;
assert.ok(environment !== null);

test('of an environment without a bank the page says nothing of a contract', async () => {
  assert.match(await renderPage(samples.go), /bank contract 2026-03/);
  assert.doesNotMatch(
    await renderPage({ ...samples.go, environment: { ...environment, bank: null } }),
    /bank contract/,
  );
});

test('a definition is read whether or not it has a bank, and whether or not its jobs have an address', () => {
  const written = JSON.parse(JSON.stringify(environment));
  assert.deepEqual(environmentSummarySchema.parse(written), environment);
  const [job, value] = Object.entries(environment.jobs)[0] ?? [];
  assert.ok(job !== undefined && value !== undefined);
  const { url: _, ...unaddressed } = value;
  const without = { ...environment, bank: null, jobs: { [job]: unaddressed } };
  assert.deepEqual(environmentSummarySchema.parse(without), without);
});
