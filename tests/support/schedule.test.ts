import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lastRunDue, seenBy } from '../../support/schedule.ts';

const at = (iso: string) => Date.parse(iso);

test('something known now must be seen at the next scheduled run plus its grace', () => {
  const job = { schedule: '*/5 * * * *', timeZone: 'UTC', grace: 30_000 };
  assert.equal(seenBy(job, at('2026-03-01T10:01:00Z')), at('2026-03-01T10:05:30Z'));
});

test('the schedule is read in its time zone, across the change to summer time', () => {
  const nightly = { schedule: '30 3 * * *', timeZone: 'Europe/London', grace: 0 };
  assert.equal(seenBy(nightly, at('2026-03-28T12:00:00Z')), at('2026-03-29T02:30:00Z'));
  assert.equal(seenBy(nightly, at('2026-03-29T12:00:00Z')), at('2026-03-30T02:30:00Z'));
});

test('a run is not due before its grace is over', () => {
  const job = { schedule: '0 * * * *', timeZone: 'UTC', grace: 60_000 };
  assert.equal(lastRunDue(job, at('2026-03-01T10:00:59Z')), at('2026-03-01T09:00:00Z'));
  assert.equal(lastRunDue(job, at('2026-03-01T10:01:00Z')), at('2026-03-01T10:00:00Z'));
});

test('a schedule that never comes has no due time', () => {
  assert.equal(seenBy({ schedule: '0 0 30 2 *', timeZone: 'UTC', grace: 0 }, at('2026-03-01T10:00:00Z')), undefined);
});

test('what is due is always past, what is awaited always to come, and the grace only ever gives more time', () => {
  const schedules = fc.constantFrom('*/2 * * * * *', '*/5 * * * *', '15 9 * * 1-5', '0 0 1 * *');
  const zones = fc.constantFrom('UTC', 'Europe/London', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe');
  const moments = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });
  const graces = fc.integer({ min: 0, max: 3_600_000 });
  fc.assert(
    fc.property(schedules, zones, moments, graces, (schedule, timeZone, now, grace) => {
      const job = { schedule, timeZone, grace };
      const awaited = seenBy(job, now);
      const due = lastRunDue(job, now);
      assert.ok(awaited !== undefined && awaited > now + grace);
      assert.ok(due !== undefined && due + grace <= now);
      assert.ok((lastRunDue({ ...job, grace: grace + 1000 }, now) ?? 0) <= due);
    }),
    { numRuns: 200 },
  );
});
