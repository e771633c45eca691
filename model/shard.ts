import { z } from 'zod';

/**
 * How a shard ended: played to its end, interrupted, not able to play, without an end (it died, or still goes on), or never
 * reported at all.
 */
const shardStateSchema = z.enum(['finished', 'interrupted', 'failed', 'unended', 'missing']);

/** What became of one shard of a run. */
export const shardSchema = z.object({
  shard: z.int().positive(),
  of: z.int().positive(),
  state: shardStateSchema,
  /** The machine that played it; `null` where it never reported. */
  host: z.string().nullable(),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** Why it was interrupted or could not play. */
  reason: z.string().nullable(),
  /** The ids of the scenarios that fell to it, as far as it came to tell. */
  scenarios: z.array(z.string()),
  /** How often it was played besides. */
  otherAttempts: z.int().nonnegative(),
  /** The titles of scenarios that failed in another attempt, played to its end as well, and not in this one. */
  failedOtherwise: z.array(z.string()),
});

export type Shard = z.infer<typeof shardSchema>;
