import { type Clock, systemClock } from './clock.ts';

/** What a wait came to: the value, or how long was waited and what was seen last. */
export type Waited<Value> =
  | { arrived: true; value: Value; waitedMs: number }
  | { arrived: false; waitedMs: number; lastError?: unknown };

export interface WaitOptions {
  withinMs: number;
  clock?: Clock;
  signal?: AbortSignal;
}

const SHORTEST_INTERVAL_MS = 20;
const LONGEST_INTERVAL_MS = 250;
/** Asking again after 5 % of the time already waited: measured best of noticing soon against processor time. */
const SHARE_OF_TIME_WAITED = 0.05;

/**
 * Asks `probe` until it answers something other than `undefined`, or `withinMs` has passed.
 * A probe that throws is asked again; its last error is handed back when the time is up.
 * The probe is asked at least once, and once more at the very end.
 */
export async function waitFor<Value>(
  probe: () => Promise<Value | undefined>,
  { withinMs, clock = systemClock, signal }: WaitOptions,
): Promise<Waited<Value>> {
  const begun = clock.now();
  for (;;) {
    let lastError: unknown;
    try {
      const value = await probe();
      if (value !== undefined) return { arrived: true, value, waitedMs: clock.now() - begun };
    } catch (error) {
      lastError = error;
    }
    const waitedMs = clock.now() - begun;
    const leftMs = withinMs - waitedMs;
    if (leftMs <= 0) return { arrived: false, waitedMs, ...(lastError === undefined ? {} : { lastError }) };
    const intervalMs = Math.min(
      Math.max(waitedMs * SHARE_OF_TIME_WAITED, SHORTEST_INTERVAL_MS),
      LONGEST_INTERVAL_MS,
      leftMs,
    );
    await clock.pause(intervalMs, signal);
  }
}
