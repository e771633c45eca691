import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextAtWork, workingIntervals, workingMilliseconds } from '../../support/working-time/intervals.ts';
import { momentAsSaidThere, momentInUtc, momentThere, wallClock } from '../../support/working-time/moments.ts';
import { WEEKDAYS, type Weekday, type WorkingTime } from '../../support/working-time/working-time.ts';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const OFFICE: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

function hours(timeZone: string, from: string, to: string, days: readonly Weekday[] = OFFICE): WorkingTime {
  return { timeZone, workingHours: { from, to, days } };
}

/** The working intervals between two days, as UTC minutes. */
function seen(time: WorkingTime, from: string, until: string): string[] {
  const minute = (moment: number) => new Date(moment).toISOString().slice(0, 16);
  return workingIntervals(time, at(from), at(until)).map((each) => `${minute(each.from)} ${minute(each.until)}`);
}

/** What is worked on a day of some clock, and why. */
const DAYS: { what: string; time: WorkingTime; from: string; until: string; worked: string[] }[] = [
  {
    what: 'a day without anything special',
    time: hours('Europe/London', '09:00', '17:30'),
    from: '2026-11-20T00:00Z',
    until: '2026-11-21T00:00Z',
    worked: ['2026-11-20T09:00 2026-11-20T17:30'],
  },
  {
    what: 'a weekend is not worked',
    time: hours('Europe/London', '09:00', '17:30'),
    from: '2026-11-21T00:00Z',
    until: '2026-11-23T00:00Z',
    worked: [],
  },
  {
    what: 'a clock put forward takes an hour out of a night',
    time: hours('Europe/London', '00:30', '04:00', WEEKDAYS),
    from: '2026-03-29T00:00Z',
    until: '2026-03-29T12:00Z',
    worked: ['2026-03-29T00:30 2026-03-29T03:00'],
  },
  {
    what: 'hours that would begin in the hour that is left out begin as much later',
    time: hours('Europe/London', '01:30', '09:00', WEEKDAYS),
    from: '2026-03-29T00:00Z',
    until: '2026-03-29T12:00Z',
    worked: ['2026-03-29T01:30 2026-03-29T08:00'],
  },
  {
    what: 'hours that would end before they begin then are none',
    time: hours('Europe/London', '01:30', '02:15', WEEKDAYS),
    from: '2026-03-29T00:00Z',
    until: '2026-03-29T12:00Z',
    worked: [],
  },
  {
    what: 'a clock put back adds an hour to a night',
    time: hours('Europe/London', '00:00', '04:00', WEEKDAYS),
    from: '2026-10-24T12:00Z',
    until: '2026-10-25T12:00Z',
    worked: ['2026-10-24T23:00 2026-10-25T04:00'],
  },
  {
    what: 'hours that a clock put back shows twice are worked once',
    time: hours('Europe/London', '01:15', '01:45', WEEKDAYS),
    from: '2026-10-25T00:00Z',
    until: '2026-10-25T12:00Z',
    worked: ['2026-10-25T00:15 2026-10-25T00:45'],
  },
  {
    what: 'a clock put back by half an hour',
    time: hours('Australia/Lord_Howe', '00:00', '06:00', WEEKDAYS),
    from: '2026-04-04T12:00Z',
    until: '2026-04-05T00:00Z',
    worked: ['2026-04-04T13:00 2026-04-04T19:30'],
  },
  {
    what: 'a zone half an hour off',
    time: hours('Asia/Kolkata', '09:00', '17:00'),
    from: '2026-11-20T00:00Z',
    until: '2026-11-21T00:00Z',
    worked: ['2026-11-20T03:30 2026-11-20T11:30'],
  },
  {
    what: 'a zone a quarter of an hour off',
    time: hours('Asia/Kathmandu', '09:00', '17:00'),
    from: '2026-11-20T00:00Z',
    until: '2026-11-21T00:00Z',
    worked: ['2026-11-20T03:15 2026-11-20T11:15'],
  },
  {
    what: 'Monday begins on Sunday, west of the date line',
    time: hours('Pacific/Kiritimati', '09:00', '17:00'),
    from: '2026-11-21T12:00Z',
    until: '2026-11-23T12:00Z',
    worked: ['2026-11-22T19:00 2026-11-23T03:00'],
  },
  {
    what: 'Friday ends on Saturday, east of it',
    time: hours('Pacific/Niue', '09:00', '17:00'),
    from: '2026-11-20T12:00Z',
    until: '2026-11-22T12:00Z',
    worked: ['2026-11-20T20:00 2026-11-21T04:00'],
  },
  {
    what: 'a Friday that there never was is not worked, nor is the Saturday that came instead',
    time: hours('Pacific/Apia', '09:00', '17:00'),
    from: '2011-12-29T12:00Z',
    until: '2012-01-02T12:00Z',
    worked: ['2011-12-29T19:00 2011-12-30T03:00', '2012-01-01T19:00 2012-01-02T03:00'],
  },
  {
    what: 'a night before a day that there never was is a night',
    time: hours('Pacific/Apia', '22:00', '06:00', ['thu']),
    from: '2011-12-29T12:00Z',
    until: '2012-01-02T12:00Z',
    worked: ['2011-12-30T08:00 2011-12-30T16:00'],
  },
  {
    what: 'a night belongs to the day on which it begins, and is not worked where that is off',
    time: { ...hours('UTC', '22:00', '06:00', ['thu', 'fri']), daysOff: [{ from: '2026-11-20' }] },
    from: '2026-11-19T00:00Z',
    until: '2026-11-22T00:00Z',
    worked: ['2026-11-19T22:00 2026-11-20T06:00'],
  },
  {
    what: 'days off, first and last included, by the calendar there',
    time: {
      ...hours('Pacific/Kiritimati', '09:00', '10:00', WEEKDAYS),
      daysOff: [{ from: '2026-12-24', to: '2026-12-26' }],
    },
    from: '2026-12-22T12:00Z',
    until: '2026-12-27T12:00Z',
    worked: ['2026-12-22T19:00 2026-12-22T20:00', '2026-12-26T19:00 2026-12-26T20:00'],
  },
  {
    what: 'whole days that touch are one stretch',
    time: hours('UTC', '00:00', '00:00'),
    from: '2026-11-15T00:00Z',
    until: '2026-11-22T00:00Z',
    worked: ['2026-11-16T00:00 2026-11-21T00:00'],
  },
];

describe('when somebody is at work', () => {
  for (const { what, time, from, until, worked } of DAYS) {
    test(what, () => assert.deepEqual(seen(time, from, until), worked));
  }

  test('a range begins and ends where it is asked to, also in the middle of the hours', () => {
    const time = hours('UTC', '09:00', '17:00');
    assert.deepEqual(seen(time, '2026-11-20T10:00Z', '2026-11-20T11:00Z'), ['2026-11-20T10:00 2026-11-20T11:00']);
    assert.deepEqual(seen(time, '2026-11-20T11:00Z', '2026-11-20T11:00Z'), []);
  });

  test('who goes home is not at work at that very moment', () => {
    const time = hours('UTC', '09:00', '17:00');
    assert.deepEqual(nextAtWork(time, at('2026-11-20T16:59Z')), {
      from: at('2026-11-20T16:59Z'),
      until: at('2026-11-20T17:00Z'),
    });
    assert.deepEqual(nextAtWork(time, at('2026-11-20T17:00Z')), {
      from: at('2026-11-23T09:00Z'),
      until: at('2026-11-23T17:00Z'),
    });
  });

  test('a night goes on after a day that there never was', () => {
    const night = hours('Pacific/Apia', '22:00', '06:00', ['thu']);
    const [moment, until] = [at('2011-12-30T15:00Z'), at('2011-12-30T16:00Z')];
    assert.deepEqual(nextAtWork(night, moment), { from: moment, until });
  });

  test('whose every day is off is never at work, and that is found out', () => {
    const away = { ...hours('Europe/London', '09:00', '17:00'), daysOff: [{ from: '2026-01-01', to: '2030-01-01' }] };
    assert.equal(nextAtWork(away, at('2026-11-20T10:00Z')), undefined);
    assert.equal(workingMilliseconds(away, at('2026-11-20T10:00Z'), at('2026-12-20T10:00Z')), 0);
  });

  test('who never goes home is at work for as long as it is looked ahead', () => {
    const now = at('2026-11-20T10:00Z');
    const next = nextAtWork(hours('Europe/London', '09:00', '09:00', WEEKDAYS), now);
    assert.equal(next?.from, now);
    assert.ok((next?.until ?? 0) - now > 365 * 24 * HOUR);
  });
});

describe('a moment in words', () => {
  const now = at('2026-11-19T18:30Z');

  test('in UTC, with its day unless that is today', () => {
    assert.equal(momentInUtc(at('2026-11-19T23:59:59Z'), now), '23:59 UTC');
    assert.equal(momentInUtc(at('2026-11-20T00:00Z'), now), '00:00 UTC on Fri 20 Nov');
  });

  test('elsewhere, with its weekday where that is another one than in UTC', () => {
    assert.equal(momentThere(at('2026-11-20T16:00Z'), 'America/Los_Angeles'), '08:00 there');
    assert.equal(momentThere(at('2026-11-20T01:00Z'), 'America/Los_Angeles'), 'Thu 17:00 there');
    assert.equal(momentThere(at('2026-11-20T12:00Z'), 'Pacific/Kiritimati'), 'Sat 02:00 there');
  });

  test('as people there say it, with its date where the weekday alone would be another week’s', () => {
    assert.equal(momentAsSaidThere(at('2026-11-25T09:00Z'), 'Europe/London', now), 'Wed 09:00');
    assert.equal(momentAsSaidThere(at('2026-11-26T09:00Z'), 'Europe/London', now), 'Thu 26 Nov 09:00');
  });

  test('as clock and calendar show it', () => {
    assert.deepEqual(wallClock('Asia/Kathmandu', now), { weekday: 'fri', date: '2026-11-20', time: '00:15' });
  });
});
