import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../support/clock.ts';

/** A clock that stands still until the test moves it on; what waits on it goes on at its moment. */
export interface SteppedClock extends Clock {
  /** How long the waits that are under way still last, in milliseconds, shortest first. */
  waits(): number[];
  /** Moves on, stopping at each moment that something waits for until all that follows from it is done. */
  moveOn(milliseconds: number): Promise<void>;
}

export const START = Date.parse('2026-03-01T10:00:00Z');

export function steppedClock(): SteppedClock {
  let now = START;
  const sleepers = new Set<{ at: number; wake: () => void }>();
  const next = () => [...sleepers].sort((one, other) => one.at - other.at)[0];
  return {
    now: () => now,
    pause: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { at: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          if (sleepers.delete(sleeper)) reject(signal.reason);
        });
      }),
    waits: () => [...sleepers].map(({ at }) => at - now).sort((one, other) => one - other),
    async moveOn(milliseconds) {
      const until = now + milliseconds;
      await setImmediate();
      for (let sleeper = next(); sleeper !== undefined && sleeper.at <= until; sleeper = next()) {
        now = Math.max(now, sleeper.at);
        sleepers.delete(sleeper);
        sleeper.wake();
        await setImmediate();
      }
      now = until;
    },
  };
}
