import { z } from 'zod';
import { driftSchema } from './drift.ts';
import { fixWindowSchema } from './fix-window.ts';
import { ownerSchema } from './owner.ts';
import { rollbackSchema } from './rollback.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { ticketSchema } from './ticket.ts';
import { waiverSchema } from './waiver.ts';

export const OUTCOMES = ['go', 'risk', 'no-go', 'inconclusive'] as const;
export const outcomeSchema = z.enum(OUTCOMES);

/** Something that follows from a blocker or risk and goes when that is mended. */
export const consequenceSchema = z.object({ id: z.string(), subject: z.string(), title: z.string() });

/** Something that shows a reason: the id of a finding or fact, a path relative to the run's folder, or an address. */
export const proofSchema = z.object({
  kind: z.enum(['finding', 'fact', 'scenario', 'picture', 'trace', 'log', 'link']),
  label: z.string(),
  target: z.string(),
});

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
  evidence: z.array(proofSchema).default([]),
  /** Whether it can still be mended before the demo; `null` for what nobody has to mend. */
  fixWindow: fixWindowSchema.nullable().default(null),
  ticket: ticketSchema.nullable().default(null),
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
  /** What would be a blocker, doubt or risk, and is accepted for a time. */
  waived: z.array(z.object({ reason: reasonSchema, waiver: waiverSchema })).default([]),
  /** How many runs in a row were `go`, this one included, and how many there must be before a demo. */
  goInARow: z.object({ count: z.int().nonnegative(), wanted: z.int().nonnegative() }).nullable().default(null),
  /** What differs from the last `go`; `null` where there was none, or nothing was told of this environment. */
  drift: driftSchema.nullable().default(null),
  /** The way back; only where the outcome is not `go` and something differs. */
  rollback: rollbackSchema.nullable().default(null),
});

export type Outcome = z.infer<typeof outcomeSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type Proof = z.infer<typeof proofSchema>;
export type Consequence = z.infer<typeof consequenceSchema>;
export type Verdict = z.infer<typeof verdictSchema>;
