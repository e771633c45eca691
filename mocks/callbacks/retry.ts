const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
/** About five minutes, by the pauses between. */
const MOST_FAILURES = 12;
const LONGEST_WISH_MS = 3_600_000;

/** How long to wait after so many failures in a row, in milliseconds; `undefined` when enough were made. */
export function pauseAfter(failures: number): number | undefined {
  if (failures >= MOST_FAILURES) return undefined;
  return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}

/**
 * Whether the same callback may be taken later: the platform is broken or busy, or does not know the resource yet (409),
 * as when a callback overtakes the answer to the call that made it.
 */
export function isWorthRetrying(status: number): boolean {
  return status >= 500 || status === 408 || status === 409 || status === 425 || status === 429;
}

/** What a `Retry-After` header asks for, in milliseconds from `now`, at most an hour; 0 where it asks for nothing legible. */
export function retryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  if (text === '') return 0;
  const wish = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wish) ? 0 : Math.min(Math.max(wish, 0), LONGEST_WISH_MS);
}
