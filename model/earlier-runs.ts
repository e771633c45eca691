import { z } from 'zod';
import { ledgerEntrySchema } from './ledger-entry.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { toldRunSchema } from './told-run.ts';

/** An earlier run as a report tells it. */
export const earlierRunSchema = toldRunSchema.extend({
  durations: ledgerEntrySchema.shape.durations,
  /** Whether it is taken for a go: it was, or was a risk only because too few before it were. */
  takenForGo: z.boolean().default(false),
});

/** What the ledger told of the runs before one, the newest first: `earlier-runs.json` in its folder. */
export const earlierRunsSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  /** Where the ledger is, as a person would name it. */
  ledger: z.string(),
  runs: z.array(earlierRunSchema),
  /** Why nothing, or not all, is known of earlier runs; `null` where all is. */
  trouble: z.string().nullable().default(null),
});

export type EarlierRun = z.infer<typeof earlierRunSchema>;
export type EarlierRuns = z.infer<typeof earlierRunsSchema>;
