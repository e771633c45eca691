import type { LedgerEntry } from '../model/ledger-entry.ts';
import { tooFewInARow } from './rules/judged-apart.ts';

/**
 * Whether a run says that the environment, as it was then, is fit to be shown: it was `go`, or was not only because too
 * few before it were. Otherwise there would never be a first one before a demo.
 */
export function went({ counts, outcome, blockers, doubts, risks }: LedgerEntry): boolean {
  const reasons = [...blockers, ...doubts, ...risks];
  const isOnlyTheRow = reasons.length > 0 && reasons.every(({ rule }) => rule === tooFewInARow.id);
  return counts && (outcome === 'go' || isOnlyTheRow);
}

/** How many of the newest runs that count went, without another one in between. `history` is the newest first. */
export function rowOfGo(history: readonly LedgerEntry[]): number {
  const counted = history.filter(({ counts }) => counts);
  const broken = counted.findIndex((entry) => !went(entry));
  return broken === -1 ? counted.length : broken;
}
