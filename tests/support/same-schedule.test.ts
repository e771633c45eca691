import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cron } from 'croner';
import fc from 'fast-check';
import { isSameSchedule, isSameTimeZone } from '../../support/same-schedule.ts';

const SAME: [string, string][] = [
  ['*/2 * * * * *', ' */2  *  * * * * '],
  ['0 9 * * *', '0 0 9 * * *'],
  ['0 9 * * MON-FRI', '0 9 * * 1-5'],
  ['0 9 * * 0', '0 9 * * 7'],
  ['0,30 * * * *', '*/30 * * * *'],
  ['0 0 1 jan *', '@yearly'],
  ['@daily', '0 0 * * *'],
  ['*/1 * ? * *', '* * * * *'],
  ['0 0 L * *', '0 0 l * *'],
];
const DIFFERENT: [string, string][] = [
  ['*/2 * * * * *', '*/2 * * * *'],
  ['0 9 * * *', '0 8 * * *'],
  ['0 0 1 * 1', '0 0 1 * *'],
  ['0 0 L * *', '0 0 28 * *'],
  ['', '* * * * *'],
  ['0 9', '0 9 * * *'],
];

test('patterns that mean the same moments are the same, however they are written', () => {
  for (const [one, other] of SAME) assert.ok(isSameSchedule(one, other), `${one} and ${other}`);
  for (const [one, other] of DIFFERENT) assert.ok(!isSameSchedule(one, other), `${one} and ${other}`);
});

const field = (from: number, to: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.integer({ min: 2, max: 9 }).map((step) => `*/${step}`),
    fc
      .uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 })
      .map((moments) => moments.join(',')),
    fc
      .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }))
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
  );
const pattern = fc
  .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6))
  .map((fields) => fields.join(' '));

test('patterns that are called the same come at the same times', () => {
  const from = new Date('2026-01-01T00:00:00Z');
  const runs = (text: string) => new Cron(text, { paused: true, timezone: 'UTC' }).nextRuns(3, from).map(Number);
  fc.assert(
    fc.property(pattern, pattern, (one, other) => {
      if (isSameSchedule(one, other)) assert.deepEqual(runs(one), runs(other));
    }),
    { numRuns: 200 },
  );
  fc.assert(fc.property(pattern, (one) => isSameSchedule(one, `0 ${one}`)));
});

test('any text can be compared', () => {
  fc.assert(fc.property(fc.string(), (text) => isSameSchedule(text, text) && isSameTimeZone(text, text)));
});

test('a time zone is one under all its names', () => {
  assert.ok(isSameTimeZone('UTC', 'Etc/UTC'));
  assert.ok(isSameTimeZone('Asia/Calcutta', 'Asia/Kolkata'));
  assert.ok(!isSameTimeZone('Europe/London', 'UTC'));
  assert.ok(!isSameTimeZone('Atlantis/City', 'UTC'));
});
