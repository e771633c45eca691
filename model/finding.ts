import { z } from 'zod';
import { ownerSchema } from './owner.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

export const findingStatusSchema = z.enum(['pass', 'warn', 'fail', 'unknown']);

/** The answer to one question asked of the environment. */
export const findingSchema = z.object({
  /** `<check>/<subject>[/<detail>]`, the same from run to run. */
  id: z.string(),
  /** The kind of question, such as `reachable` or `configuration`: `npx rehearse check --help` lists them. */
  check: z.string(),
  /** The service, job, pipeline, flag, data, domain or bank it was asked of. */
  subject: z.string(),
  status: findingStatusSchema,
  expected: z.string(),
  /** What was seen, secrets removed. */
  observed: z.string(),
  /** Where it was seen: an address, a file, a command. */
  source: z.string(),
  observedAt: z.iso.datetime(),
  durationMs: z.int().nonnegative(),
  owner: ownerSchema,
  /** What the owner can do about it. Empty for a pass. */
  remedy: z.string(),
  /** The finding this one follows from: mend that one and this one goes. */
  because: z.string().optional(),
  /** Identifies what was seen, where it must be the same as when the last run was `go`. Never a value. */
  fingerprint: z.string().optional(),
  /** Pages about the subject, by what they are: a dashboard, a runbook. */
  links: z.record(z.string(), z.string()).optional(),
});

export const readinessSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  environment: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.int().nonnegative(),
  findings: z.array(findingSchema),
});

export type FindingStatus = z.infer<typeof findingStatusSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type Readiness = z.infer<typeof readinessSchema>;
