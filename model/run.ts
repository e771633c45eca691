import { z } from 'zod';
import { demoSchema } from './demo.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

export const runStateSchema = z.enum(['running', 'finished', 'interrupted', 'failed']);

export const runSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  id: z.string(),
  environment: z.string(),
  /** When the audience sees it and how long they have, if that was said. */
  demo: demoSchema,
  /** The command's own arguments, as given. */
  arguments: z.array(z.string()),
  incident: z.string().nullable(),
  /** The version the mock bank spoke in this run alone, if it was told to. */
  bankVersion: z.string().nullable().default(null),
  /** The pattern that left scenarios out, if one was given. */
  only: z.string().nullable().default(null),
  /** Where faker starts from: the same seed gives the same personas. */
  seed: z.int().nonnegative(),
  git: z.object({ commit: z.string(), branch: z.string(), dirty: z.boolean() }).nullable(),
  tools: z.record(z.string(), z.string()),
  /** The conductor's process, so that a reader can tell a run that goes on from one that was cut off. */
  conductor: z.object({ pid: z.int(), host: z.string() }),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  state: runStateSchema,
  /** Why it failed or was interrupted. */
  reason: z.string().optional(),
  /** How many shards play it; absent where one machine plays all of it. */
  shards: z.int().positive().optional(),
  /** In the record of one shard: which it is, from 1, and the name of this attempt at it. */
  shard: z.object({ number: z.int().positive(), attempt: z.string() }).optional(),
});

export type Run = z.infer<typeof runSchema>;

/**
 * The name by which the bank, and whatever is called with a correlation id, knows a run. A shard has one of its own: what it
 * switches and takes back is not another shard's, nor an earlier attempt's that was killed.
 */
export function partyOf({ id, shard }: Pick<Run, 'id' | 'shard'>): string {
  return shard === undefined ? id : `${id}-${shard.number}-${shard.attempt.slice(-4)}`;
}

/** Whether a run shows the environment otherwise than the audience will see it: an incident, another bank, a part only. */
export function isExercise({ incident, bankVersion, only }: Run): boolean {
  return incident !== null || bankVersion !== null || only !== null;
}

/** Whether a run says something of the environment as the audience will see it: the `counts` of a ledger's entry. */
export function runCounts(run: Run): boolean {
  return run.state === 'finished' && !isExercise(run);
}
