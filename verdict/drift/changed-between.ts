import type { Fingerprint } from '../../model/fingerprint.ts';
import type { ChangedFact } from '../../model/history.ts';
import { differencesOf } from './differences.ts';
import { driftedFact, newestFirst } from './drifted-fact.ts';

/** What became otherwise between two looks at an environment, the newest change first; what can't be told is not in it. */
export function changedBetween(before: Fingerprint, after: Fingerprint): ChangedFact[] {
  const changed = newestFirst(differencesOf(before, after).facts.map(driftedFact));
  return changed.map(({ id, subject, was, is }) => ({ id, subject, was, is }));
}
