import { z } from 'zod';

/** A whole number of calls, from `least`. */
export function count(least: number) {
  const expected = `must be a whole number from ${least}`;
  return z.int(expected).min(least, expected);
}
