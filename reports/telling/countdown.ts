import { describeDuration } from '../../support/duration.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DAYS_COUNTED_IN_HOURS = 2;

/** How far a moment is from `now` in words: `in 5 h 30 min`, `in 3 days`, `now`, `20 min ago`. */
export function countdown(at: string, now: number): string {
  const distance = Date.parse(at) - now;
  const minutes = Math.round(Math.abs(distance) / MINUTE_MS);
  if (minutes === 0) return 'now';
  const howLong =
    minutes * MINUTE_MS >= DAYS_COUNTED_IN_HOURS * DAY_MS
      ? `${Math.round((minutes * MINUTE_MS) / DAY_MS)} days`
      : describeDuration(minutes * MINUTE_MS);
  return distance > 0 ? `in ${howLong}` : `${howLong} ago`;
}
