import type { DriftedFact } from '../../model/drift.ts';
import { isWithin } from '../../model/fact-ids.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import { allDifferences } from './differences.ts';
import { isFingerprinted } from './last-go.ts';

/**
 * The first run in which a fact was otherwise than in `before` and has been in every run since that could tell, by the
 * fact's id. `since` are the runs after `before`, the newest first.
 */
export function seenFirst(
  ids: readonly string[],
  before: Fingerprint,
  since: readonly LedgerEntry[],
): ReadonlyMap<string, NonNullable<DriftedFact['seenFirst']>> {
  const found = new Map<string, NonNullable<DriftedFact['seenFirst']>>();
  const open = new Set(ids);
  for (const { run, startedAt, fingerprint } of since.filter(isFingerprinted)) {
    const { facts, untold } = allDifferences(before, fingerprint);
    const differing = new Set(facts.map(({ id }) => id));
    for (const id of open) {
      if (differing.has(id)) found.set(id, { run, at: startedAt });
      else if (!isWithin(id, untold)) open.delete(id);
    }
  }
  return found;
}
