import type { Waiver } from '../../model/waiver.ts';
import { utcDay, utcDayAndMinute } from './instants.ts';

/** Until when a waiver holds: `Tue 1 Dec 2026`, with the time where it ends within a day. */
export function waivedUntil({ until }: Waiver): string {
  return until.includes('T') ? utcDayAndMinute(until) : utcDay(until);
}
