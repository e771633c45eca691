import { z } from 'zod';
import { SCHEMA_VERSION } from './schema-version.ts';

/** Whether a difference breaks whoever calls the bank, may break them or will later, or only adds something. */
export const changeLevelSchema = z.enum(['breaking', 'warning', 'info']);

/** A step of a scenario during which the bank was called; `step` is `null` before the first. */
const touchedStepSchema = z.object({ scenario: z.string(), step: z.string().nullable() });

/** One difference between the two contracts. */
const contractChangeSchema = z.object({
  level: changeLevelSchema,
  text: z.string(),
  /** The statuses whose answers it is in; `null` where it concerns every call. */
  statuses: z.array(z.string()).nullable(),
  /** The steps, by the scenario's title, during which the platform made a call that it concerns. */
  steps: z.array(touchedStepSchema),
});

/** All that differs in one operation; `method` and `path` are `null` for what is about the whole API. */
const changedOperationSchema = z.object({
  operation: z.string().nullable(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  /** Whether the platform called it in this run. */
  called: z.boolean(),
  /** The worst first. */
  changes: z.array(contractChangeSchema),
});

/**
 * What changed in the bank's contract, and the steps it touches: `bank-changes.json` in a run's folder. Only there where
 * two versions are to be compared.
 */
export const bankChangesSchema = z.object({
  schemaVersion: z.int().default(SCHEMA_VERSION),
  /** The versions, the older one first. */
  from: z.string(),
  to: z.string(),
  /** `run`: it was played against another version; `last-go`: it was another then; `spoken`: the bank speaks another. */
  because: z.enum(['run', 'last-go', 'spoken']),
  /** What found the differences; `null` where nothing could. */
  library: z.string().nullable(),
  /** What the platform called first, the worst first. */
  operations: z.array(changedOperationSchema),
  /** Why it is not known what differs; `null` where it is. */
  trouble: z.string().nullable(),
});

export type BankChanges = z.infer<typeof bankChangesSchema>;
export type ChangedOperation = z.infer<typeof changedOperationSchema>;
export type ContractChange = z.infer<typeof contractChangeSchema>;
