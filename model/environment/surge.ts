import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';
import { duration } from './parts.ts';

/** How many virtual users an environment puts up with. */
export const surgeAllowanceSchema = knownKeys('a surge', {
  /** At most so many at once. */
  most: z.int().positive(),
  /** The longest that 95 of 100 users may wait in a step that has no budget of its own. */
  budget: duration.optional(),
});
