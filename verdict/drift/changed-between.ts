import type { DriftedFact } from '../../model/drift.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import { differencesOf } from './differences.ts';
import { driftedFact, newestFirst } from './drifted-fact.ts';

/** What became otherwise between two looks at an environment, the newest change first; what can't be told is not in it. */
export function changedBetween(before: Fingerprint, after: Fingerprint): DriftedFact[] {
  return newestFirst(differencesOf(before, after).facts.map(driftedFact));
}
