import { z } from 'zod';
import { ownerSchema } from './owner.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { outcomeSchema } from './verdict.ts';

/** How one scenario goes with one version of the bank's API. */
export const compatibilityCellSchema = z.object({
  version: z.string(),
  result: z.enum(['works', 'breaks', 'not-played']),
  /** How often it was tried; above 1 a retry was needed. */
  attempts: z.int().nonnegative(),
  durationMs: z.int().nonnegative(),
  /** The step at which it breaks; `null` where it works, or where no step failed. */
  step: z.string().nullable(),
  /** Why it breaks or was not played, and whose that is where it is known. */
  because: z.string().nullable(),
  owner: ownerSchema.nullable(),
});

/** matrix.json: the platform rehearsed against each version of the bank's API, scenario by scenario. */
export const compatibilitySchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  id: z.string(),
  environment: z.string(),
  /** The version that the environment's definition names; `null` where it could not be loaded. */
  expected: z.string().nullable(),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  /** One whole run for each version, in the order in which they were rehearsed. */
  versions: z.array(
    z.object({
      version: z.string(),
      run: z.string(),
      outcome: outcomeSchema,
      summary: z.string(),
    }),
  ),
  scenarios: z.array(z.object({ id: z.string(), title: z.string(), cells: z.array(compatibilityCellSchema) })),
});

export type CompatibilityCell = z.infer<typeof compatibilityCellSchema>;
export type Compatibility = z.infer<typeof compatibilitySchema>;
