import { describeDuration } from '../../support/duration.ts';

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** `Sat 21 Nov 2026`, in UTC. By hand: a formatter of the platform takes ten milliseconds to make. */
export function utcDay(iso: string): string {
  const day = new Date(iso);
  return `${WEEKDAYS[day.getUTCDay()]} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** `15:00 UTC`. */
export function utcMinute(iso: string): string {
  return `${at(iso).slice(11, 16)} UTC`;
}

/** `Sat 21 Nov 2026, 15:00 UTC`. */
export function utcDayAndMinute(iso: string): string {
  return `${utcDay(iso)}, ${utcMinute(iso)}`;
}

/** `09:30:12`, in UTC. */
export function utcSecond(iso: string): string {
  return at(iso).slice(11, 19);
}

/** `09:30:12.345`, in UTC. */
export function utcMillisecond(iso: string): string {
  return at(iso).slice(11, 23);
}

/** Milliseconds from one instant to another; negative when the second is earlier. */
export function between(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}

function at(iso: string): string {
  return new Date(iso).toISOString();
}

/** A duration for people that tells short ones apart: `42 ms`, and from a second on `1.2 s`. */
export function shortDuration(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : describeDuration(milliseconds);
}
