import { z } from 'zod';
import { stepSchema } from './evidence.ts';
import { findingStatusSchema } from './finding.ts';
import { changedFactSchema } from './history.ts';
import { scenarioStatusSchema } from './journal.ts';
import { weightSchema } from './rule.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { outcomeSchema } from './verdict.ts';

/** What became of one thing from the first run to the second. `different` is neither better nor worse by itself. */
const turnSchema = z.enum(['worse', 'better', 'different', 'same']);

/** One of the two runs. Durations in milliseconds. */
const comparedRunSchema = z.object({
  id: z.string(),
  environment: z.string(),
  startedAt: z.iso.datetime(),
  /** `null` where it was not judged. */
  outcome: outcomeSchema.nullable(),
  /** `null` where it did not end. */
  durationMs: z.int().nonnegative().nullable(),
  /** Where it is known from: its folder, or the ledger alone, which knows nothing of findings that did not identify anything, nor of steps. */
  from: z.enum(['folder', 'ledger']),
});

/** A blocker, doubt or risk; `null` is not there. */
const comparedReasonSchema = z.object({
  id: z.string(),
  title: z.string(),
  subject: z.string(),
  /** The team's name. */
  owner: z.string().nullable(),
  was: weightSchema.nullable(),
  is: weightSchema.nullable(),
  turn: turnSchema,
});

/** A finding that came to something else; `null` was not asked. */
const comparedFindingSchema = z.object({
  id: z.string(),
  subject: z.string(),
  was: findingStatusSchema.nullable(),
  is: findingStatusSchema.nullable(),
  /** What the second run saw, or the first where only that asked. */
  observed: z.string(),
  /** The finding that this one follows from there, `null` where it follows from none. */
  because: z.string().nullable(),
  turn: turnSchema,
});

/** How something was played; the status is `null` where it is not known. */
const played = <Status extends z.ZodType>(status: Status) =>
  z.object({ status: status.nullable(), durationMs: z.int().nonnegative() }).nullable();

const comparedStepSchema = z.object({
  title: z.string(),
  was: played(stepSchema.shape.status),
  is: played(stepSchema.shape.status),
  turn: turnSchema,
});

const comparedScenarioSchema = z.object({
  id: z.string(),
  title: z.string(),
  was: played(scenarioStatusSchema),
  is: played(scenarioStatusSchema),
  turn: turnSchema,
  steps: z.array(comparedStepSchema),
});

/** What `rehearse compare --json` prints of two runs: the second beside the first. */
export const runComparisonSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  runs: z.tuple([comparedRunSchema, comparedRunSchema]).readonly(),
  /** What the whole comes to: `worse` when anything is. */
  turn: turnSchema,
  /** All of them, what both runs have included. */
  reasons: z.array(comparedReasonSchema),
  /** Only those that came to something else. */
  findings: z.array(comparedFindingSchema),
  facts: z.array(changedFactSchema),
  scenarios: z.array(comparedScenarioSchema),
  /** What can't be compared, one sentence each. */
  notes: z.array(z.string()),
});

export type Turn = z.infer<typeof turnSchema>;
export type ComparedRun = z.infer<typeof comparedRunSchema>;
export type ComparedReason = z.infer<typeof comparedReasonSchema>;
export type ComparedFinding = z.infer<typeof comparedFindingSchema>;
export type ComparedScenario = z.infer<typeof comparedScenarioSchema>;
export type ComparedStep = z.infer<typeof comparedStepSchema>;
export type RunComparison = z.infer<typeof runComparisonSchema>;
