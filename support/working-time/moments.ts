import type { Temporal } from 'temporal-polyfill';
import { temporal } from './temporal.ts';
import { WEEKDAYS, type Weekday } from './working-time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** What a clock and a calendar on a wall show. */
export interface WallClock {
  weekday: Weekday;
  /** YYYY-MM-DD. */
  date: string;
  /** HH:MM. */
  time: string;
}

/** What clock and calendar show in a zone at a moment (epoch milliseconds). */
export function wallClock(timeZone: string, moment: number): WallClock {
  const there = inZone(timeZone, moment);
  return { weekday: weekdayOf(there), date: there.toPlainDate().toString(), time: timeOf(there) };
}

/** A moment in UTC: `16:00 UTC`, with the day where that is another one than at `now`: `16:00 UTC on Sat 21 Nov`. */
export function momentInUtc(moment: number, now: number): string {
  const then = inZone('UTC', moment);
  const isToday = then.toPlainDate().equals(inZone('UTC', now).toPlainDate());
  return `${timeOf(then)} UTC${isToday ? '' : ` on ${dayOf(then)}`}`;
}

/** The same moment by a clock elsewhere: `08:00 there`, with the weekday where it is another one than in UTC. */
export function momentThere(moment: number, timeZone: string): string {
  const there = inZone(timeZone, moment);
  const isSameDay = there.toPlainDate().equals(inZone('UTC', moment).toPlainDate());
  return `${isSameDay ? '' : `${titled(weekdayOf(there))} `}${timeOf(there)} there`;
}

/** A moment by a clock elsewhere as somebody there says it: `Mon 09:00`, with the date where it is over six days away. */
export function momentAsSaidThere(moment: number, timeZone: string, now: number): string {
  const there = inZone(timeZone, moment);
  const days = inZone(timeZone, now).toPlainDate().until(there.toPlainDate()).days;
  return `${days > 6 ? dayOf(there) : titled(weekdayOf(there))} ${timeOf(there)}`;
}

function inZone(timeZone: string, moment: number): Temporal.ZonedDateTime {
  return temporal().Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
}

function dayOf(then: Temporal.ZonedDateTime): string {
  return `${titled(weekdayOf(then))} ${then.day} ${MONTHS[then.month - 1]}`;
}

function timeOf(then: Temporal.ZonedDateTime): string {
  return then.toPlainTime().toString({ smallestUnit: 'minute' });
}

function weekdayOf({ dayOfWeek }: Temporal.ZonedDateTime): Weekday {
  return WEEKDAYS[dayOfWeek - 1] ?? 'mon';
}

function titled(weekday: Weekday): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}
