import { z } from 'zod';
import { ownerSchema } from './owner.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

export const OUTCOMES = ['go', 'risk', 'no-go', 'inconclusive'] as const;
export const outcomeSchema = z.enum(OUTCOMES);

/** Something that follows from a blocker or risk and goes when that is mended. */
export const consequenceSchema = z.object({ id: z.string(), subject: z.string(), title: z.string() });

/** One reason for the outcome, with one cause and one owner. */
export const reasonSchema = z.object({
  id: z.string(),
  /** The id of the rule that found it. */
  rule: z.string(),
  title: z.string(),
  subject: z.string(),
  owner: ownerSchema.nullable(),
  cause: z.string(),
  remedy: z.string(),
  consequences: z.array(consequenceSchema),
});

export const verdictSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  run: z.string(),
  environment: z.string(),
  outcome: outcomeSchema,
  /** The outcome in one sentence. */
  summary: z.string(),
  judgedAt: z.iso.datetime(),
  blockers: z.array(reasonSchema),
  risks: z.array(reasonSchema),
  /** Why nothing can be concluded, where that is so. */
  doubts: z.array(reasonSchema),
  /** How many steps were really executed. */
  executedSteps: z.int().nonnegative(),
  /** From the first scenario's begin to the last one's end if presented one after another. */
  journeyMs: z.int().nonnegative(),
});

export type Outcome = z.infer<typeof outcomeSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type Consequence = z.infer<typeof consequenceSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
