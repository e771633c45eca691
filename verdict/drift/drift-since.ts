import type { Drift } from '../../model/drift.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { differencesOf } from './differences.ts';
import { driftedFact, newestFirst } from './drifted-fact.ts';
import type { Fingerprinted } from './last-go.ts';
import { noLongerRead } from './no-longer-read.ts';
import { seenFirst } from './seen-first.ts';
import { suspectsAmong } from './suspects.ts';

/**
 * What differs now from a run that was `go`, fact by fact, and which of it is suspected. `lastGo` is that of `lastGoOf`;
 * `history` is all that is remembered, the newest first, without the present run.
 */
export function driftSince(lastGo: Fingerprinted, is: Fingerprint, history: readonly LedgerEntry[]): Drift {
  const { facts, untold } = differencesOf(lastGo.fingerprint, is);
  // Where something can no longer be read, what is to blame may be among that: nobody is suspected in its stead.
  const isBlind = noLongerRead(lastGo.fingerprint, is).length > 0;
  const suspects = isBlind ? new Set() : suspectsAmong(facts, lastGo, history);
  const since = runsSince(lastGo, history);
  const first = seenFirst(
    facts.map(({ id }) => id),
    lastGo.fingerprint,
    since,
  );
  const drifted = facts.map((each) => ({
    ...driftedFact(each),
    seenFirst: first.get(each.id) ?? null,
    suspect: suspects.has(each.id),
  }));
  return { since: { run: lastGo.run, at: lastGo.judgedAt }, facts: newestFirst(drifted), untold };
}

/** The runs after one, the newest first; none where it is not remembered. */
function runsSince({ run }: LedgerEntry, history: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const index = history.findIndex((entry) => entry.run === run);
  return index === -1 ? [] : history.slice(0, index);
}
