import { z } from 'zod';
import { changeSchema } from './fingerprint.ts';

/** A fact that is otherwise than it was; `null` is not there. */
const driftedFactSchema = z.object({
  id: z.string(),
  subject: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
  changed: changeSchema.nullable(),
  /** The first run since in which it was otherwise, and has been ever since; `null` for the present one. */
  seenFirst: z.object({ run: z.string(), at: z.iso.datetime() }).nullable().default(null),
  /** Whether it is among the smallest set of facts that separates what went from what does not. */
  suspect: z.boolean(),
});

/** What differs from the last run that was `go`. */
export const driftSchema = z.object({
  /** The run it is compared with, and when that one was judged. */
  since: z.object({ run: z.string(), at: z.iso.datetime() }),
  /** The newest change first; those of which no time is known last. */
  facts: z.array(driftedFactSchema),
  /** What can't be told, because it could not be read in one of the two. */
  untold: z.array(z.object({ id: z.string(), reason: z.string() })),
});

export type DriftedFact = z.infer<typeof driftedFactSchema>;
export type Drift = z.infer<typeof driftSchema>;
