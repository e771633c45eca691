import { isoTime } from '../../../support/clock.ts';

/** A moment for people, to the minute: `2026-11-21 09:30 UTC`. */
export function describeMinute(epochMilliseconds: number): string {
  return `${isoTime(epochMilliseconds).slice(0, 16).replace('T', ' ')} UTC`;
}
