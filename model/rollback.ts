import { z } from 'zod';
import { SCHEMA_VERSION } from './schema-version.ts';

/** One fact that must be set back. `null` is not there. */
export const rollbackStepSchema = z.object({
  id: z.string(),
  subject: z.string(),
  is: z.string().nullable(),
  /** Whether it is known what is there now: of a service that is down it can't be told. */
  isKnown: z.boolean().default(true),
  to: z.string().nullable(),
  /** A command that sets it back, where the definition has a template for it. */
  command: z.string().nullable(),
  /** What a person must do where no command can: a value of configuration is nowhere kept. */
  note: z.string().nullable(),
});

/** The newest set of versions and settings that were `go` together, and what leads back to it. */
export const rollbackSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  environment: z.string(),
  /** The run in which they were go together, and when that one was judged. */
  to: z.object({ run: z.string(), at: z.iso.datetime() }),
  /** Empty where all of it is as it was. */
  steps: z.array(rollbackStepSchema),
  untold: z.array(z.object({ id: z.string(), reason: z.string() })),
});

export type RollbackStep = z.infer<typeof rollbackStepSchema>;
export type Rollback = z.infer<typeof rollbackSchema>;
