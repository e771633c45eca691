import type { LedgerEntry } from '../model/ledger-entry.ts';
import type { Reading } from './sources/facts.ts';

/** The last run that was `go`: when it was judged, and what its findings identified, by their id. */
export type LastGo = Pick<LedgerEntry, 'judgedAt' | 'seen'>;

/**
 * The newest run that counts, whatever it came to; `null` where there was none yet. The place is the ledger it was looked
 * for in.
 */
export type NewestEvidence = Reading<Pick<LedgerEntry, 'run' | 'judgedAt' | 'outcome'> | null>;
