import type { Clock } from '../../support/clock.ts';

/** Longer than any client waits; a connection is not held for ever all the same. */
const LONGEST_SILENCE_MS = 600_000;

/** Says nothing until the caller has gone away. */
export async function silence(clock: Clock, gone: AbortSignal): Promise<void> {
  await clock.pause(LONGEST_SILENCE_MS, gone).catch(() => undefined);
}
