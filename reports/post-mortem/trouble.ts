import type { LedgerEntry } from '../../model/ledger-entry.ts';

/** A time in which an environment was not go, from the last go before it to the go that ended it. */
export interface Trouble {
  /** The last go before it; `null` where there was none. */
  before: LedgerEntry | null;
  /** The runs in between, the oldest first. One of them at least counts, and was no-go. */
  during: readonly LedgerEntry[];
  /** The go that ended it. */
  after: LedgerEntry;
}

/**
 * The trouble that the newest run ended, from the ledger's entries of one environment, the newest first; `null` where the
 * newest did not go, or nothing that counts was no-go since the one before that did. What it is to go, `went` says: the
 * first good run after a no-go may be a risk only because there must be several in a row.
 */
export function troubleThatEnded(
  history: readonly LedgerEntry[],
  went: (entry: LedgerEntry) => boolean,
): Trouble | null {
  const [after, ...earlier] = history;
  if (after === undefined || !went(after)) return null;
  const beforeAt = earlier.findIndex(went);
  const during = (beforeAt === -1 ? earlier : earlier.slice(0, beforeAt)).toReversed();
  if (!during.some(isNoGo)) return null;
  return { before: earlier[beforeAt] ?? null, during, after };
}

/** Whether an entry is a no-go that counts. */
export function isNoGo({ counts, outcome }: LedgerEntry): boolean {
  return counts && outcome === 'no-go';
}
