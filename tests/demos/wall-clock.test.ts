import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instantOf, type WallClock } from '../../support/wall-clock.ts';

const TABLE: { clock: WallClock; at: string | RegExp }[] = [
  { clock: { date: '2026-12-01', time: '15:30', timeZone: 'Europe/London' }, at: '2026-12-01T15:30:00.000Z' },
  { clock: { date: '2026-07-01', time: '15:30', timeZone: 'Europe/London' }, at: '2026-07-01T14:30:00.000Z' },
  { clock: { date: '2026-12-01', time: '09:00', timeZone: 'Asia/Kathmandu' }, at: '2026-12-01T03:15:00.000Z' },
  { clock: { date: '2026-12-01', time: '09:00', timeZone: 'Pacific/Kiritimati' }, at: '2026-11-30T19:00:00.000Z' },
  { clock: { date: '2026-12-01', time: '09:00', timeZone: 'UTC' }, at: '2026-12-01T09:00:00.000Z' },
  // Clocks go forward by an hour, and in one place by half of one.
  { clock: { date: '2026-03-08', time: '02:30', timeZone: 'America/Los_Angeles' }, at: /is not there/ },
  { clock: { date: '2026-03-08', time: '02:30', timeZone: 'America/Los_Angeles', which: 'later' }, at: /is not there/ },
  { clock: { date: '2026-10-04', time: '02:15', timeZone: 'Australia/Lord_Howe' }, at: /is not there/ },
  { clock: { date: '2026-10-04', time: '02:30', timeZone: 'Australia/Lord_Howe' }, at: '2026-10-03T15:30:00.000Z' },
  // A whole day that was left out where the date line was moved.
  { clock: { date: '2011-12-30', time: '12:00', timeZone: 'Pacific/Apia' }, at: /is not there/ },
  // Clocks go back.
  { clock: { date: '2026-11-01', time: '01:30', timeZone: 'America/Los_Angeles' }, at: /is there twice/ },
  {
    clock: { date: '2026-11-01', time: '01:30', timeZone: 'America/Los_Angeles', which: 'earlier' },
    at: '2026-11-01T08:30:00.000Z',
  },
  {
    clock: { date: '2026-11-01', time: '01:30', timeZone: 'America/Los_Angeles', which: 'later' },
    at: '2026-11-01T09:30:00.000Z',
  },
];

for (const { clock, at } of TABLE) {
  const { date, time, timeZone, which = '' } = clock;
  test(`${date} ${time} in ${timeZone} ${which}`, () => {
    const told = instantOf(clock);
    if (typeof at === 'string') assert.deepEqual(told, { at: Date.parse(at) });
    else assert.match('why' in told ? told.why : '', at);
  });
}

const ZONES = ['Europe/London', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

test('an instant that is told shows the time that was asked for on a clock there', () => {
  const anyClock = fc.record({
    date: fc
      .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    time: fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    timeZone: fc.constantFrom(...ZONES),
    which: fc.constantFrom('earlier' as const, 'later' as const),
  });
  fc.assert(
    fc.property(anyClock, (clock) => {
      const told = instantOf(clock);
      if ('why' in told) return assert.match(told.why, /is not there/);
      assert.equal(shown(told.at, clock.timeZone), `${clock.date} ${clock.time}`);
    }),
    { numRuns: 300 },
  );
});

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
  ]),
);

function shown(at: number, timeZone: string): string {
  return formats.get(timeZone)?.format(at) ?? '';
}
