import { z } from 'zod';
import { knownKeys } from '../../support/known-keys.ts';

/** How much a run may do in a protected environment. */
export const budgetSchema = knownKeys('protected', {
  /** Clicks, taps and presses of Enter. */
  actions: z.int().positive().optional(),
  /** Requests to its own hosts that change something: all but GET, HEAD and OPTIONS. */
  writes: z.int().nonnegative().optional(),
});

export type Budget = z.output<typeof budgetSchema>;
