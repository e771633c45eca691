import { z } from 'zod';
import { fingerprintSchema } from './fingerprint.ts';
import { runStateSchema } from './run.ts';
import { SCHEMA_VERSION } from './schema-version.ts';
import { outcomeSchema } from './verdict.ts';

/** A blocker, doubt or risk as the ledger keeps it. */
const keptReasonSchema = z.object({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  subject: z.string(),
  /** The team's name. */
  owner: z.string().nullable(),
});

/** What is remembered of one finished run. */
export const ledgerEntrySchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  run: z.string(),
  environment: z.string(),
  startedAt: z.iso.datetime(),
  judgedAt: z.iso.datetime(),
  state: runStateSchema,
  outcome: outcomeSchema,
  summary: z.string(),
  /**
   * Whether it says something of the environment as the audience will see it: without an incident, all scenarios, the
   * version of the bank that is expected. Only such runs count as the last `go`, or as one in a row.
   */
  counts: z.boolean(),
  blockers: z.array(keptReasonSchema),
  doubts: z.array(keptReasonSchema),
  risks: z.array(keptReasonSchema),
  /** In milliseconds. */
  durations: z.object({
    whole: z.int().nonnegative(),
    readiness: z.int().nonnegative(),
    journey: z.int().nonnegative(),
    /** By the scenario's id. */
    scenarios: z.record(z.string(), z.int().nonnegative()),
    /** Of the steps that passed: by the scenario's id, then by the step's title. Left out of runs with very many steps. */
    steps: z.record(z.string(), z.record(z.string(), z.int().nonnegative())).default({}),
  }),
  demoAt: z.iso.datetime().nullable(),
  /** `null` where the run ended before it was taken. */
  fingerprint: fingerprintSchema.nullable(),
  /** What findings identified, by their id, for a check that compares with the last `go` (`fingerprint` of a finding). */
  seen: z.record(z.string(), z.string()),
});

/** One line of a ledger: an entry, chained to those that were the newest when it was written. */
export const ledgerLineSchema = z.object({
  /** Hashes of the lines before it, none for the first; more than one where two were written at once. */
  previous: z.array(z.string()),
  /** SHA-256, in hexadecimal, of the previous hashes and the entry. */
  hash: z.string(),
  entry: ledgerEntrySchema,
});

export type KeptReason = z.infer<typeof keptReasonSchema>;
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
export type LedgerLine = z.infer<typeof ledgerLineSchema>;
