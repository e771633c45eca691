import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { nextAtWork, workingIntervals, workingMilliseconds } from '../../support/working-time/intervals.ts';
import { momentInUtc, momentThere } from '../../support/working-time/moments.ts';
import { WEEKDAYS, type WorkingTime } from '../../support/working-time/working-time.ts';

const HOUR = 3_600_000;
const YEAR = 365 * 86_400_000;
const DAY = 24 * HOUR;
const RUNS = { numRuns: 150 };

const zones = fc.constantFrom(
  'UTC',
  'Europe/London',
  'America/Los_Angeles',
  'America/Nuuk',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
  'Pacific/Kiritimati',
);
const clockTimes = fc.integer({ min: 0, max: 95 }).map((quarters) => {
  const hour = String(Math.floor(quarters / 4)).padStart(2, '0');
  return `${hour}:${String((quarters % 4) * 15).padStart(2, '0')}`;
});
const dates = fc
  .integer({ min: 0, max: 60 })
  .map((days) => new Date(Date.UTC(2026, 9, 1) + days * DAY).toISOString().slice(0, 10));
const times: fc.Arbitrary<WorkingTime> = fc.record({
  timeZone: zones,
  workingHours: fc.record({
    from: clockTimes,
    to: clockTimes,
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  }),
  daysOff: fc.array(fc.record({ from: dates }), { maxLength: 3 }),
});
const moments = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });
const spans = fc.integer({ min: 0, max: 14 * DAY });

test('intervals come in order, do not touch, and lie within what was asked for', () => {
  fc.assert(
    fc.property(times, moments, spans, (time, from, span) => {
      const intervals = workingIntervals(time, from, from + span);
      for (const [index, interval] of intervals.entries()) {
        assert.ok(interval.from < interval.until && interval.from >= from && interval.until <= from + span);
        const before = intervals[index - 1];
        assert.ok(before === undefined || before.until < interval.from);
      }
    }),
    RUNS,
  );
});

test('what is worked in two parts of a time is what is worked in all of it', () => {
  fc.assert(
    fc.property(times, moments, spans, spans, (time, from, first, second) => {
      const [middle, until] = [from + first, from + first + second];
      const parts = workingMilliseconds(time, from, middle) + workingMilliseconds(time, middle, until);
      assert.equal(workingMilliseconds(time, from, until), parts);
    }),
    RUNS,
  );
});

test('the next moment at work is one, and there is none before it', () => {
  fc.assert(
    fc.property(times, moments, (time, moment) => {
      const next = nextAtWork(time, moment);
      if (next === undefined) return assert.equal(workingMilliseconds(time, moment, moment + 20 * DAY), 0);
      assert.deepEqual(nextAtWork(time, next.from), next);
      assert.equal(workingMilliseconds(time, moment, next.from), 0);
      assert.equal(workingMilliseconds(time, next.from, next.until), next.until - next.from);
      // Whoever never goes home is looked at for a year.
      if (next.until - next.from < YEAR) assert.notEqual(nextAtWork(time, next.until)?.from, next.until);
    }),
    RUNS,
  );
});

test('where no clock is put anywhere near, somebody is at work when their own wall clock and calendar say so', () => {
  fc.assert(
    fc.property(times, moments, (time, moment) => {
      const offsets = [-3, 0, 3].map((days) => offsetAt(time.timeZone, moment + days * DAY));
      fc.pre(new Set(offsets).size === 1);
      assert.equal(nextAtWork(time, moment)?.from === moment, isAtWorkByTheWall(time, moment));
    }),
    { numRuns: 400 },
  );
});

test('it does not matter in which zone this machine stands', () => {
  const machine = process.env.TZ;
  const asked: WorkingTime = {
    timeZone: 'America/Los_Angeles',
    workingHours: { from: '09:00', to: '17:00', days: ['mon', 'fri'] },
    daysOff: [{ from: '2026-11-20' }],
  };
  const from = Date.parse('2026-11-18T00:00:00Z');
  const told = ['UTC', 'Asia/Tokyo', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
    process.env.TZ = zone;
    assert.equal(Intl.DateTimeFormat().resolvedOptions().timeZone, zone);
    const [first] = workingIntervals(asked, from, from + 7 * DAY);
    assert.ok(first !== undefined);
    return [first, momentInUtc(first.from, from), momentThere(first.until, asked.timeZone)];
  });
  if (machine === undefined) delete process.env.TZ;
  else process.env.TZ = machine;
  for (const each of told) assert.deepEqual(each, told[0]);
});

const formats = new Map<string, Intl.DateTimeFormat>();
after(() => formats.clear());

/** Weekday, date and time by the platform's own formatter rather than by Temporal. */
function wall(timeZone: string, moment: number) {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  const parts = format.formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return {
    weekday: part('weekday').toLowerCase(),
    date,
    time: `${part('hour')}:${part('minute')}`,
    asUtc: Date.parse(`${date}T${part('hour')}:${part('minute')}:${part('second')}Z`),
  };
}

function offsetAt(timeZone: string, moment: number): number {
  return wall(timeZone, moment).asUtc - Math.floor(moment / 1000) * 1000;
}

function isAtWorkByTheWall({ timeZone, workingHours: { from, to, days }, daysOff = [] }: WorkingTime, moment: number) {
  const begins = ({ weekday, date }: { weekday: string; date: string }) =>
    days.some((day) => day === weekday) && !daysOff.some((off) => off.from <= date && date <= (off.to ?? off.from));
  const today = wall(timeZone, moment);
  const yesterday = wall(timeZone, moment - DAY);
  if (from < to) return begins(today) && from <= today.time && today.time < to;
  return (begins(today) && from <= today.time) || (begins(yesterday) && today.time < to);
}
