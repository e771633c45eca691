import { z } from 'zod';
import { SCHEMA_VERSION } from './schema-version.ts';

/** begun.json: what the shards of a run have in common besides what run.json says. */
export const begunSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  run: z.string(),
  shards: z.int().positive(),
  pictures: z.boolean(),
  traces: z.boolean(),
  /** A digest of each key of the environment's definition, secrets left out. */
  definition: z.record(z.string(), z.string()),
  /** The ids of all scenarios that are to be played, in order. */
  scenarios: z.array(z.string()),
});

export type Begun = z.infer<typeof begunSchema>;
