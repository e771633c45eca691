import type { Owner } from './owner.ts';

/**
 * What comparing one thing of two environments came to. `different` and `wrongly-same` are what must not be;
 * `forbidden` is held where a definition forbids it; `unknown` could not be read or compared; `may-differ` was declared so.
 */
export type ComparisonOutcome = 'same' | 'different' | 'wrongly-same' | 'forbidden' | 'unknown' | 'may-differ';

/** One thing of two environments, side by side. No text of it is a value of configuration. */
export interface ComparedThing {
  /** Such as configuration/payments/DATABASE_URL or version/portal: what `mayDiffer` is matched with. */
  id: string;
  /** The service, job, pipeline, flag or bank it is of. */
  subject: string;
  outcome: ComparisonOutcome;
  /** What was seen in each of the two environments, in their order. */
  seen: readonly [string, string];
  /** Why it must not be so, or why it can't be told. Empty where nothing is to be said. */
  note: string;
  /** Whose it is in the second environment; in the first where only that has it. */
  owner: Owner;
}

/** Two environments side by side. */
export interface EnvironmentComparison {
  environments: readonly [string, string];
  comparedAt: string;
  things: readonly ComparedThing[];
}
