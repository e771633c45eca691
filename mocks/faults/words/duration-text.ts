import { z } from 'zod';
import { parseDuration } from '../../../support/duration.ts';

/** A timer can't wait longer: 24 days and a bit. */
const LONGEST_MS = 2 ** 31 - 1;

/** A duration as people write it. It stays text, so that a fault can be shown and kept as it was given. */
export const durationText = z
  .string('must be a duration such as 500ms, 3s or 2m')
  .refine((text) => (parseDuration(text) ?? Number.POSITIVE_INFINITY) <= LONGEST_MS, {
    error: 'must be a duration such as 500ms, 3s or 2m',
  });

/** Milliseconds of a text that is known to be a duration. */
export function millisecondsOf(duration: string): number {
  const milliseconds = parseDuration(duration);
  if (milliseconds === undefined) throw new Error(`${duration} is no duration`);
  return milliseconds;
}
