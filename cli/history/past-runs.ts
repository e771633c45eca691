import type { PastRun } from '../../model/history.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { changedBetween } from '../../verdict/drift/changed-between.ts';
import { noLongerRead } from '../../verdict/drift/no-longer-read.ts';

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

function changesSince({ fingerprint }: LedgerEntry, earlier: readonly LedgerEntry[]): PastRun['changed'] {
  const before = earlier.find((entry) => entry.fingerprint !== null);
  if (fingerprint === null || before === undefined || before.fingerprint === null) return null;
  return {
    since: before.run,
    facts: changedBetween(before.fingerprint, fingerprint),
    unread: noLongerRead(before.fingerprint, fingerprint),
  };
}
