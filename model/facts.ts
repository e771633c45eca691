import type { Evidence } from './evidence.ts';
import type { Readiness } from './finding.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { LedgerEntry } from './ledger-entry.ts';
import type { Mending } from './mending.ts';
import type { Owner } from './owner.ts';
import type { Run } from './run.ts';

/** All that a verdict is made from; what a run did not get to is `null`. */
export interface Facts {
  run: Run;
  readiness: Readiness | null;
  /** The same questions asked again after the scenarios: what broke in between explains a failure, or comes too late for one. */
  readinessAfter: Readiness | null;
  evidence: Evidence | null;
  /** What was deployed and configured before the scenarios, and after them. */
  fingerprint: Fingerprint | null;
  fingerprintAfter: Fingerprint | null;
  /** What the ledger holds of earlier runs on this environment, the newest first. */
  history: readonly LedgerEntry[];
  /** What is wrong with the ledger, one sentence each: where it can't be trusted, nothing is built on it. */
  ledgerTroubles: readonly string[];
  /** Why the ledger could not be read at all, so that `history` is empty; `null` where it could. Weighs as a risk. */
  ledgerUnread: string | null;
  /** Whose a failure is when nothing points at anybody else. */
  environmentOwner: Owner | null;
  /** The contract the environment expects the bank to speak, and whose the bank is; `null` where neither is known. */
  bank: { contract: string; owner: Owner } | null;
  mending: Mending;
}
