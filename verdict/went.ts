import type { LedgerEntry } from '../model/ledger-entry.ts';
import { tooFewInARow } from './rules/judged-apart.ts';

/**
 * Whether a run says that the environment, as it was then, is fit to be shown: it was `go`, or was not only because too
 * few before it were. Otherwise there would never be a first one before a demo.
 */
export function went(entry: LedgerEntry): boolean {
  return entry.counts && wentButForTheRow(entry);
}

/** The same, whether or not the run says anything of the environment as the audience will see it. */
export function wentButForTheRow({ outcome, blockers, doubts, risks }: LedgerEntry): boolean {
  const reasons = [...blockers, ...doubts, ...risks];
  return outcome === 'go' || (reasons.length > 0 && reasons.every(({ rule }) => rule === tooFewInARow.id));
}
