import { z } from 'zod';
import { SCHEMA_VERSION } from './schema-version.ts';

/** Who changed something last, when, and what they said of it; what a source can't tell is `null`. */
export const changeSchema = z.object({
  at: z.iso.datetime(),
  by: z.string().nullable(),
  what: z.string().nullable(),
});

/** One thing that was deployed or configured. */
const factSchema = z.object({
  /** Such as version/portal, configuration/payments/TENANT_ID, job/status-poller/schedule, bank/contract. */
  id: z.string(),
  /** The service, job, pipeline, flag or bank it is of. */
  subject: z.string(),
  /** What it was: a commit, a schedule, `on`, what is told of a key (model/key-value.ts). Never a value of configuration. */
  value: z.string(),
  /** The fact that tells the same in its own way: a key that holds the deployed commit changes with it. */
  of: z.string().optional(),
  changed: changeSchema.optional(),
});

/** What was deployed and configured in an environment at one time. */
export const fingerprintSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  environment: z.string(),
  takenAt: z.iso.datetime(),
  /** By id, in the order of ids. */
  facts: z.array(factSchema),
  /** What could not be read: facts with one of these ids, or below it, may be there or not. */
  unread: z.array(z.object({ id: z.string(), reason: z.string() })),
});

export type Change = z.infer<typeof changeSchema>;
export type Fact = z.infer<typeof factSchema>;
export type Fingerprint = z.infer<typeof fingerprintSchema>;
