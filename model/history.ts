import { z } from 'zod';
import { ledgerEntrySchema } from './ledger-entry.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { toldRunSchema } from './told-run.ts';

/** A fact that is otherwise in one of two runs; `null` is not there. Never a value of configuration. */
export const changedFactSchema = z.object({
  id: z.string(),
  subject: z.string(),
  was: z.string().nullable(),
  is: z.string().nullable(),
});

/** One run as the ledger has it, beside the run before it. */
const pastRunSchema = toldRunSchema.extend({
  doubts: ledgerEntrySchema.shape.doubts,
  risks: ledgerEntrySchema.shape.risks,
  /** In milliseconds. */
  durationMs: z.int().nonnegative(),
  /**
   * What changed since the nearest earlier run of which that is known, and the ids of what could be read then and no
   * longer could; `null` where there is none.
   */
  changed: z.object({ since: z.string(), facts: z.array(changedFactSchema), unread: z.array(z.string()) }).nullable(),
});

/** What `rehearse history --json` prints: the newest runs on an environment, the newest first. */
export const historySchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  environment: z.string(),
  /** Where the ledger is, as a person would name it. */
  ledger: z.string(),
  runs: z.array(pastRunSchema),
  /** How many of the newest runs that count were `go`, without another one in between; 0 where these lines can't be trusted. */
  goInARow: z.int().nonnegative(),
  /** What is wrong with the lines that were read, one sentence each. */
  troubles: z.array(z.string()),
  /** How many lines were read to see whether any was edited or removed; `null` where only the newest were. */
  verifiedLines: z.int().nonnegative().nullable(),
});

export type ChangedFact = z.infer<typeof changedFactSchema>;
export type PastRun = z.infer<typeof pastRunSchema>;
export type History = z.infer<typeof historySchema>;
