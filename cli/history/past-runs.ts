import type { PastRun } from '../../model/history.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { changedBetween } from '../../verdict/drift/changed-between.ts';
import { wentButForTheRow } from '../../verdict/went.ts';

/** The newest `count` of some runs, the newest first, each with what changed since the nearest earlier one. */
export function pastRuns(entries: readonly LedgerEntry[], count: number): PastRun[] {
  return entries.slice(0, count).map((entry, index) => ({
    run: entry.run,
    startedAt: entry.startedAt,
    judgedAt: entry.judgedAt,
    state: entry.state,
    outcome: entry.outcome,
    summary: entry.summary,
    counts: entry.counts,
    durationMs: entry.durations.whole,
    blockers: entry.blockers,
    doubts: entry.doubts,
    risks: entry.risks,
    changed: changesSince(entry, entries.slice(index + 1)),
  }));
}

/** How many of the newest runs that count were `go`, or were a risk only because there were too few of them yet. */
export function goInARow(entries: readonly LedgerEntry[]): number {
  const counted = entries.filter(({ counts }) => counts);
  const broken = counted.findIndex((entry) => !wentButForTheRow(entry));
  return broken === -1 ? counted.length : broken;
}

function changesSince({ fingerprint }: LedgerEntry, earlier: readonly LedgerEntry[]): PastRun['changed'] {
  const before = earlier.find((entry) => entry.fingerprint !== null);
  if (fingerprint === null || before === undefined || before.fingerprint === null) return null;
  const facts = changedBetween(before.fingerprint, fingerprint).map(({ id, subject, was, is }) => ({
    id,
    subject,
    was,
    is,
  }));
  return { since: before.run, facts };
}
