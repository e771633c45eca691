import type { Fact, Fingerprint } from '../../model/fingerprint.ts';
import { sameFact } from './same-fact.ts';
import { type Told, toldFacts } from './told-facts.ts';

/** A fact of which two fingerprints say something else; it is missing in one of them where that side is `null`. */
export interface Difference {
  id: string;
  was: Fact | null;
  is: Fact | null;
}

/** Something that can't be compared, and why. */
export interface Untold {
  id: string;
  reason: string;
}

/** How two fingerprints differ. What follows from another fact by itself (`of`) is told by that one alone. */
export interface Differences {
  /** In the order of ids. */
  facts: Difference[];
  untold: Untold[];
}

/** Every fact that differs, and every one of which that can't be told. */
export function differencesOf(before: Fingerprint, after: Fingerprint): Differences {
  const { facts, untold } = allDifferences(before, after);
  return { facts: withoutEchoes(facts), untold };
}

/** The same with what follows from another fact by itself. */
export function allDifferences(before: Fingerprint, after: Fingerprint): Differences {
  const [was, is] = [toldFacts(before), toldFacts(after)];
  const differing: Difference[] = [];
  const untold = new Map<string, string>();
  const leaveOpen = ({ id, reason }: Untold) => untold.set(id, untold.get(id) ?? reason);
  for (const id of [...new Set([...was.ids, ...is.ids])].toSorted()) {
    const seen = compareTold(id, was.about(id), is.about(id));
    if ('reason' in seen) leaveOpen(seen);
    else if (seen.differs) differing.push(seen.difference);
  }
  for (const each of [...after.unread, ...before.unread]) leaveOpen(each);
  return { facts: differing, untold: withoutParts(untold) };
}

type Compared = Untold | { differs: false } | { differs: true; difference: Difference };

function compareTold(id: string, was: Told, is: Told): Compared {
  if (is.as === 'untold') return is;
  if (was.as === 'untold') return was;
  if (was.as === 'absent' || is.as === 'absent') {
    const difference = { id, was: was.as === 'fact' ? was.fact : null, is: is.as === 'fact' ? is.fact : null };
    return { differs: true, difference };
  }
  switch (sameFact(id, was.fact.value, is.fact.value)) {
    case 'same':
      return { differs: false };
    case 'different':
      return { differs: true, difference: { id, was: was.fact, is: is.fact } };
    case 'untold':
      return { id, reason: 'the two were told in ways that can’t be compared' };
  }
}

/** A fact that was and is told by another one which differs as well says nothing more. */
function withoutEchoes(differing: readonly Difference[]): Difference[] {
  const ids = new Set(differing.map(({ id }) => id));
  return differing.filter(({ was, is }) => {
    const source = was?.of;
    return source === undefined || source !== is?.of || !ids.has(source);
  });
}

/** Where all of something is untold, its parts are not named one by one. */
function withoutParts(untold: ReadonlyMap<string, string>): Untold[] {
  const isPart = (id: string) => {
    const parts = id.split('/');
    return parts.some((_, index) => index > 0 && untold.has(parts.slice(0, index).join('/')));
  };
  return [...untold]
    .filter(([id]) => !isPart(id))
    .map(([id, reason]) => ({ id, reason }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
