import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { went } from '../went.ts';

/** A run of which is known what was deployed and configured. */
export type Fingerprinted = LedgerEntry & { fingerprint: Fingerprint };

/** Whether what was deployed and configured is known of a run. */
export function isFingerprinted(entry: LedgerEntry): entry is Fingerprinted {
  return entry.fingerprint !== null;
}

/**
 * The newest run that was `go` and of which is known what was deployed and configured; `undefined` where there is none.
 * `history` is the newest first.
 */
export function lastGoOf(history: readonly LedgerEntry[]): Fingerprinted | undefined {
  return history.filter(isFingerprinted).find(went);
}
