import type { Temporal } from 'temporal-polyfill';
import { temporal } from './temporal.ts';
import { type Interval, WEEKDAYS, type WorkingTime } from './working-time.ts';

/** The hours of days that were looked at: the blockers of a verdict have the same few owners. */
const known = new Map<string, Interval | undefined>();
const MOST_KNOWN = 10_000;

/** The hours that begin on a day of somebody's own calendar; `undefined` where none do. */
export function shiftOn(date: Temporal.PlainDate, time: WorkingTime): Interval | undefined {
  const weekday = WEEKDAYS[date.dayOfWeek - 1];
  if (weekday === undefined || !time.workingHours.days.includes(weekday) || isDayOff(date.toString(), time)) {
    return undefined;
  }
  const { from, to } = time.workingHours;
  const key = `${time.timeZone} ${from} ${to} ${date.toString()}`;
  if (known.has(key)) return known.get(key);
  if (known.size >= MOST_KNOWN) known.clear();
  const shift = hoursOn(date, time);
  known.set(key, shift);
  return shift;
}

/** Whether a day, as YYYY-MM-DD, is one of somebody's days off. */
export function isDayOff(day: string, { daysOff = [] }: WorkingTime): boolean {
  return daysOff.some(({ from, to = from }) => from <= day && day <= to);
}

/**
 * A time that a clock put forward leaves out counts as much later as the clock was put, as a person late by it would say;
 * one that a clock put back shows twice is the first of the two. So hours may be shorter or longer on such a day, or none.
 */
function hoursOn(
  date: Temporal.PlainDate,
  { timeZone, workingHours: { from, to } }: WorkingTime,
): Interval | undefined {
  const { PlainTime } = temporal();
  const begin = date.toZonedDateTime({ timeZone, plainTime: PlainTime.from(from) });
  if (!begin.toPlainDate().equals(date) && isLeftOut(date, timeZone)) return undefined;
  const end = to > from ? date : date.add({ days: 1 });
  const until = end.toZonedDateTime({ timeZone, plainTime: PlainTime.from(to) }).epochMilliseconds;
  return until > begin.epochMilliseconds ? { from: begin.epochMilliseconds, until } : undefined;
}

/** Whether there was no such day: a zone that moves to the other side of the date line leaves one out. */
function isLeftOut(date: Temporal.PlainDate, timeZone: string): boolean {
  return !date.toZonedDateTime(timeZone).toPlainDate().equals(date);
}
