import type { WaitStrategy } from 'testcontainers';

const LIMIT_MS = 60_000;

/**
 * Waits for nothing. What a part says of its own start is read by whoever starts it, as for a process: a part that refuses
 * its configuration has started badly and must stay to be looked at, where testcontainers' own strategies would remove it.
 */
export const startsAtOnce: WaitStrategy = {
  waitUntilReady: async () => undefined,
  withStartupTimeout: () => startsAtOnce,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => LIMIT_MS,
};
