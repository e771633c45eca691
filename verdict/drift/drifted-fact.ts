import type { DriftedFact } from '../../model/drift.ts';
import type { Difference } from './differences.ts';

/** A difference as it is kept: nothing is known yet of since when, or of whether it matters. */
export function driftedFact({ id, was, is }: Difference): DriftedFact {
  return {
    id,
    subject: (is ?? was)?.subject ?? id,
    was: was?.value ?? null,
    is: is?.value ?? null,
    changed: is?.changed ?? null,
    seenFirst: null,
    suspect: false,
  };
}

/** The newest change first; what nobody knows the time of after those, by when it was seen first, and then by id. */
export function newestFirst(facts: readonly DriftedFact[]): DriftedFact[] {
  return facts.toSorted(
    (a, b) =>
      later(a.changed?.at, b.changed?.at, 'unknown-last') ||
      later(a.seenFirst?.at, b.seenFirst?.at, 'unknown-first') ||
      (a.id < b.id ? -1 : 1),
  );
}

/** What no earlier run has seen was seen first just now. */
function later(a: string | undefined, b: string | undefined, unknown: 'unknown-first' | 'unknown-last'): number {
  if (a === undefined || b === undefined) {
    const order = Number(a === undefined) - Number(b === undefined);
    return unknown === 'unknown-last' ? order : -order;
  }
  return Date.parse(b) - Date.parse(a);
}
