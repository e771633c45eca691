import { shiftOn } from '../../../support/working-time/shift.ts';
import { temporal } from '../../../support/working-time/temporal.ts';
import type { Interval, WorkingTime } from '../../../support/working-time/working-time.ts';

/** When it is night where somebody works, and on which of their days nobody there begins to work. Epoch milliseconds. */
export interface DaysThere {
  nights: Interval[];
  daysOff: Interval[];
}

/** From what hour to what hour people may be asleep. */
const NIGHT = { from: 21, until: 7 } as const;

/** The nights and days off of somebody between two moments. */
export function daysThere(time: WorkingTime, from: number, until: number): DaysThere {
  const { timeZone } = time;
  const { Instant } = temporal();
  const first = Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days: 1 });
  const last = Instant.fromEpochMilliseconds(until).toZonedDateTimeISO(timeZone).toPlainDate();
  const nights: Interval[] = [];
  const daysOff: Interval[] = [];
  const within = (begin: number, end: number): Interval[] =>
    end > from && begin < until ? [{ from: Math.max(begin, from), until: Math.min(end, until) }] : [];
  for (let day = first; day.since(last).sign <= 0; day = day.add({ days: 1 })) {
    const next = day.add({ days: 1 });
    const at = (date: typeof day, hour: number) =>
      date.toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds;
    nights.push(...within(at(day, NIGHT.from), at(next, NIGHT.until)));
    if (shiftOn(day, time) === undefined) daysOff.push(...within(at(day, 0), at(next, 0)));
  }
  return { nights, daysOff: joined(daysOff) };
}

/** Days that follow each other as one stretch. */
function joined(intervals: readonly Interval[]): Interval[] {
  const all: Interval[] = [];
  for (const interval of intervals) {
    const before = all.at(-1);
    if (before !== undefined && before.until >= interval.from) before.until = interval.until;
    else all.push({ ...interval });
  }
  return all;
}
