import { shiftOn } from './shift.ts';
import { temporal } from './temporal.ts';
import type { Interval, WorkingTime } from './working-time.ts';

const DAY = 86_400_000;
/** How far ahead it is looked for when somebody is at work again. */
const MOST_DAYS_AHEAD = 366;
/** Hours that began two days ago can last until now where a day was left out, or a clock put forward at midnight. */
const DAYS_BACK = 2;

/** When somebody is at work between two moments (epoch milliseconds), in order; none of the intervals touch. */
export function workingIntervals(time: WorkingTime, from: number, until: number): Interval[] {
  if (until <= from) return [];
  const intervals: Interval[] = [];
  for (const interval of intervalsAfter(time, from, Math.ceil((until - from) / DAY) + 1)) {
    if (interval.from >= until) break;
    intervals.push({ from: interval.from, until: Math.min(interval.until, until) });
  }
  return intervals;
}

/** How long somebody is at work between two moments, in milliseconds. */
export function workingMilliseconds(time: WorkingTime, from: number, until: number): number {
  return workingIntervals(time, from, until).reduce((sum, interval) => sum + interval.until - interval.from, 0);
}

/**
 * What is left of the working hours at a moment, or the next ones after it: `from` is the moment itself where somebody
 * is at work. `undefined` where nobody is for a year; who never goes home is told to do so after a year.
 */
export function nextAtWork(time: WorkingTime, moment: number): Interval | undefined {
  const [next] = intervalsAfter(time, moment, MOST_DAYS_AHEAD);
  return next;
}

/** Working hours after a moment and in the days ahead; hours that touch or overlap are one interval. */
function* intervalsAfter(time: WorkingTime, moment: number, daysAhead: number): Generator<Interval> {
  const today = temporal().Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(time.timeZone).toPlainDate();
  let open: Interval | undefined;
  for (let day = -DAYS_BACK; day <= daysAhead; day += 1) {
    const shift = shiftOn(today.add({ days: day }), time);
    if (shift === undefined || shift.until <= moment) continue;
    if (open !== undefined && shift.from <= open.until) {
      open = { from: open.from, until: Math.max(open.until, shift.until) };
      continue;
    }
    if (open !== undefined) yield open;
    open = { from: Math.max(shift.from, moment), until: shift.until };
  }
  if (open !== undefined) yield open;
}
