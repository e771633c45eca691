import { z } from 'zod';
import { ownerSchema } from './owner.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/**
 * What comparing one thing of two environments came to. `different` and `wrongly-same` are what must not be;
 * `forbidden` is held where a definition forbids it; `unknown` could not be read or compared; `may-differ` was declared so.
 */
export const comparisonOutcomeSchema = z.enum([
  'same',
  'different',
  'wrongly-same',
  'forbidden',
  'unknown',
  'may-differ',
]);

/** One thing of two environments, side by side. No text of it is a value of configuration. */
const comparedThingSchema = z.object({
  /** Such as configuration/payments/DATABASE_URL or version/portal: what `mayDiffer` is matched with. */
  id: z.string(),
  /** The service, job, pipeline, flag, bank or environment it is of. */
  subject: z.string(),
  outcome: comparisonOutcomeSchema,
  /** What was seen in each of the two environments, in their order. */
  seen: z.tuple([z.string(), z.string()]).readonly(),
  /** Why it must not be so, or why it can't be told. Empty where nothing is to be said. */
  note: z.string(),
  /** Whose it is in the second environment; in the first where only that has it. */
  owner: ownerSchema,
});

/** What `rehearse compare --json` prints: two environments side by side. */
export const environmentComparisonSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  environments: z.tuple([z.string(), z.string()]).readonly(),
  comparedAt: z.iso.datetime(),
  /** How many things came to what, those that are not told included. */
  counts: z.record(comparisonOutcomeSchema, z.int().nonnegative()),
  things: z.array(comparedThingSchema).readonly(),
});

export type ComparisonOutcome = z.infer<typeof comparisonOutcomeSchema>;
export type ComparedThing = z.infer<typeof comparedThingSchema>;
export type EnvironmentComparison = z.infer<typeof environmentComparisonSchema>;

/** How many of some things came to each outcome. */
export function countOutcomes(things: readonly ComparedThing[]): EnvironmentComparison['counts'] {
  const count = (outcome: ComparisonOutcome) => things.filter((thing) => thing.outcome === outcome).length;
  return {
    same: count('same'),
    different: count('different'),
    'wrongly-same': count('wrongly-same'),
    forbidden: count('forbidden'),
    unknown: count('unknown'),
    'may-differ': count('may-differ'),
  };
}
