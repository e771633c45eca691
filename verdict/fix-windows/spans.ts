import { describeDuration } from '../../support/duration.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How far off something is, for people: `6 h 10 min`, `3 days 4 h`; never more than it is. */
export function timeUntil(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'less than a minute';
  if (milliseconds < 2 * DAY) return describeDuration(Math.floor(milliseconds / MINUTE) * MINUTE);
  const days = `${Math.floor(milliseconds / DAY)} days`;
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  return hours === 0 ? days : `${days} ${hours} h`;
}

/** How long something takes, for people: `45 min`; never less than it does. */
export function timeTaken(milliseconds: number): string {
  if (milliseconds <= MINUTE) return describeDuration(milliseconds);
  return describeDuration(Math.ceil(milliseconds / MINUTE) * MINUTE);
}
