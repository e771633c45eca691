import { z } from 'zod';
import { keptReasonSchema } from './ledger-entry.ts';
import { runStateSchema } from './run.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { outcomeSchema } from './verdict.ts';

/** A fact that is otherwise in one of two runs; `null` is not there. Never a value of configuration. */
export const changedFactSchema = z.object({
  id: z.string(),
  subject: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
});

/** One run as the ledger has it, beside the run before it. */
export const pastRunSchema = z.object({
  run: z.string(),
  startedAt: z.iso.datetime(),
  judgedAt: z.iso.datetime(),
  state: runStateSchema,
  outcome: outcomeSchema,
  summary: z.string(),
  /** Whether it says something of the environment as the audience will see it. */
  counts: z.boolean(),
  /** In milliseconds. */
  durationMs: z.int().nonnegative(),
  blockers: z.array(keptReasonSchema),
  doubts: z.array(keptReasonSchema),
  risks: z.array(keptReasonSchema),
  /** What changed since the nearest earlier run of which that is known; `null` where there is none. */
  changed: z.object({ since: z.string(), facts: z.array(changedFactSchema) }).nullable(),
});

/** What `rehearse history --json` prints: the newest runs on an environment, the newest first. */
export const historySchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  environment: z.string(),
  /** Where the ledger is, as a person would name it. */
  ledger: z.string(),
  runs: z.array(pastRunSchema),
  /** How many of the newest runs that count were `go`, without another one in between. */
  goInARow: z.int().nonnegative(),
  /** What is wrong with the lines that were read, one sentence each. */
  troubles: z.array(z.string()),
  /** How many lines were read to see whether any was edited or removed; `null` where only the newest were. */
  verifiedLines: z.int().nonnegative().nullable(),
});

export type ChangedFact = z.infer<typeof changedFactSchema>;
export type PastRun = z.infer<typeof pastRunSchema>;
export type History = z.infer<typeof historySchema>;
