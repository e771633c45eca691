import type { Fingerprint } from '../../model/fingerprint.ts';
import { changedBetween } from '../../verdict/drift/changed-between.ts';

/**
 * What differs between two looks at an environment, one short text for each thing. What could be read and no longer can
 * is a difference too, and the other way round: a service that did not come up again was deployed all the same.
 */
export function differencesInWords(before: Fingerprint, after: Fingerprint): string[] {
  const lost = unreadOnlyIn(after, before).map((id) => `${id} can no longer be read`);
  const found = unreadOnlyIn(before, after).map((id) => `${id} can be read again`);
  return [...changedBetween(before, after).map(({ id }) => id), ...lost, ...found];
}

/** A later look, and for what could not be read in it what was read before. */
export function rememberRead(before: Fingerprint, after: Fingerprint): Fingerprint {
  const told = new Set(after.facts.map(({ id }) => id));
  const kept = before.facts.filter(({ id }) => !told.has(id) && isUnread(id, after));
  return { ...after, facts: [...after.facts, ...kept].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

function unreadOnlyIn(one: Fingerprint, other: Fingerprint): string[] {
  return one.unread.map(({ id }) => id).filter((id) => !isUnread(id, other));
}

function isUnread(id: string, { unread }: Fingerprint): boolean {
  return unread.some((each) => id === each.id || id.startsWith(`${each.id}/`));
}
