import { isWithin } from '../../model/fact-ids.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import { changedBetween } from '../../verdict/drift/changed-between.ts';
import { noLongerRead } from '../../verdict/drift/no-longer-read.ts';

/**
 * What differs between two looks at an environment, one short text for each thing. What could be read and no longer can
 * is a difference too, and the other way round: a service that did not come up again was deployed all the same.
 */
export function differencesInWords(before: Fingerprint, after: Fingerprint): string[] {
  const lost = noLongerRead(before, after).map((id) => `${id} can no longer be read`);
  const found = noLongerRead(after, before).map((id) => `${id} can be read again`);
  return [...changedBetween(before, after).map(({ id }) => id), ...lost, ...found];
}

/** A later look, and for what could not be read in it what was read before. */
export function rememberRead(before: Fingerprint, after: Fingerprint): Fingerprint {
  const told = new Set(after.facts.map(({ id }) => id));
  const kept = before.facts.filter(({ id }) => !told.has(id) && isWithin(id, after.unread));
  return { ...after, facts: [...after.facts, ...kept].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
