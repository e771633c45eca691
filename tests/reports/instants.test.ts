import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inOrderOfTime } from '../../reports/evidence/attempts.ts';
import { figure } from '../../reports/words/count-text.ts';
import { utcDay } from '../../reports/words/instants.ts';

const instants = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

test('a day is told as the platform tells it', () => {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const platform = new Intl.DateTimeFormat('en-GB', day);
  fc.assert(
    fc.property(instants, (at) => {
      assert.equal(utcDay(at.toISOString()), platform.format(at).replace(',', ''));
    }),
  );
});

test('a count is told as the platform tells it', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      assert.equal(figure(count), count.toLocaleString('en'));
    }),
  );
});

test('entries are in order of time, whatever the precision of their clocks, and stay as they were at the same time', () => {
  const withMilliseconds = instants.map((at) => at.toISOString());
  const written = fc.oneof(
    withMilliseconds,
    withMilliseconds.map((at) => at.replace('Z', '4Z')),
    withMilliseconds.map((at) => at.replace(/\.\d+/, '')),
  );
  for (const times of [withMilliseconds, written]) {
    fc.assert(
      fc.property(fc.array(times), (ats) => {
        const entries = [...ats, ...ats].map((at, place) => ({ at, place }));
        const expected = entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
        assert.deepEqual(inOrderOfTime(entries), expected);
      }),
    );
  }
});
