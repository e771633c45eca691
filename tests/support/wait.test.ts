import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { waitFor } from '../../support/wait.ts';
import { manualClock } from '../helpers/manual-clock.ts';

test('gives the value as soon as a probe has one', async () => {
  const clock = manualClock();
  let asked = 0;
  const waited = await waitFor(async () => (++asked === 3 ? 'there' : undefined), { withinMs: 10_000, clock });
  assert.deepEqual(waited, { arrived: true, value: 'there', waitedMs: 40 });
});

test('asks at least once, and once more at the very end', async () => {
  const clock = manualClock();
  let asked = 0;
  await waitFor(async () => void asked++, { withinMs: 0, clock });
  assert.equal(asked, 1);
});

test('a probe that throws is asked again, and its last error is told', async () => {
  const clock = manualClock();
  const waited = await waitFor(() => Promise.reject(new Error('refused')), { withinMs: 100, clock });
  assert.ok(!waited.arrived && waited.lastError instanceof Error && waited.lastError.message === 'refused');
});

test('whatever the limit, it neither ends early nor late, nor hurries, nor dawdles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60_000 }), async (withinMs) => {
      const clock = manualClock();
      const waited = await waitFor(async () => undefined, { withinMs, clock });
      assert.deepEqual(waited, { arrived: false, waitedMs: withinMs });
      assert.ok(clock.pauses.slice(0, -1).every((pause) => pause >= 20 && pause <= 250));
    }),
    { numRuns: 50 },
  );
});
