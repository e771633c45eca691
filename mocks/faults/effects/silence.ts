import { z } from 'zod';
import type { Effect } from './effect.ts';

/** Whether the connection is cut before the bank does what it was asked for, or after. */
export const resetSchema = z.enum(['before', 'after'], {
  error: 'must be before or after: when the bank has not acted, or when it has',
});

export function reset(when: z.output<typeof resetSchema>): Effect {
  return () => ({ silence: when === 'before' ? 'reset-before' : 'reset-after' });
}

/** The bank takes the call and never answers. */
export function timeout(): Effect {
  return () => ({ silence: 'timeout' });
}
