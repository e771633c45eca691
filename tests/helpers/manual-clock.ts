import type { Clock } from '../../support/clock.ts';

/** A clock that moves only when something waits on it. */
export function manualClock(start = Date.parse('2026-03-01T10:00:00Z')): Clock & { pauses: number[] } {
  let now = start;
  const pauses: number[] = [];
  return {
    pauses,
    now: () => now,
    async pause(milliseconds) {
      pauses.push(milliseconds);
      now += milliseconds;
    },
  };
}
