import type { ReadLine } from './line.ts';

/** A line's place in the chain. */
export interface Link extends Pick<ReadLine, 'hashes' | 'previous'> {
  /** As a sentence names it: `line 12 (run 2026-11-21T093000-4f1c)`. */
  where: string;
  state: ReadLine['state'] | 'of another environment';
}

/** A line that must be there, as somebody else remembers it. */
export interface Remembered {
  hash: string;
  /** As a sentence names it. */
  where: string;
}

export interface Expected {
  /** Whether nothing is before the first link that was not read. */
  whole: boolean;
  /** Whether each line follows the one right before it, as in a file, or any of those before. */
  inOrder: boolean;
  /** Lines that must be among the links. */
  remembered: readonly Remembered[];
  /** Hashes of lines that are there, but were not read. */
  elsewhere?: ReadonlySet<string>;
}

/** How many lines in a row are told one by one when the same is wrong with them. */
const MOST_TOLD_APART = 3;

const WRONG: Readonly<Record<Exclude<Link['state'], 'sound'>, { one: string; several: string }>> = {
  edited: {
    one: 'was edited after it was written',
    several: 'were edited after they were written, be it their line ends alone',
  },
  unreadable: { one: "can't be read", several: "can't be read" },
  newer: {
    one: 'was written by a newer rehearse: update this one',
    several: 'were written by a newer rehearse: update this one',
  },
  'of another environment': { one: 'is of another environment', several: 'are of another environment' },
};

/**
 * What is wrong with a chain, one sentence each, one for each thing that was done to it: lines edited, missing, there twice, in
 * another order, unreadable, written by a newer version. Links are given the oldest first. Empty when it is as it was written.
 */
export function troublesIn(links: readonly Link[], expected: Expected): string[] {
  const { once, twice } = withoutCopies(links);
  return [
    ...twice.map(({ where }) => `${where} is there twice`),
    ...alike(once).flatMap((links) => troubleOf(links)),
    ...missingFrom(once, expected),
    ...(expected.inOrder ? outOfOrder(once) : []),
  ];
}

/** Links one after the other of which the same is to be said. */
function alike(links: readonly Link[]): [Link, ...Link[]][] {
  const groups: [Link, ...Link[]][] = [];
  for (const link of links) {
    const last = groups.at(-1);
    if (last?.[0].state === link.state) last.push(link);
    else groups.push([link]);
  }
  return groups;
}

/** Many lines in a row were not changed one by one: an editor, a checkout or a copy did it to all of them. */
function troubleOf([first, ...more]: readonly [Link, ...Link[]]): string[] {
  const { state } = first;
  if (state === 'sound') return [];
  if (more.length < MOST_TOLD_APART) return [first, ...more].map(({ where }) => `${where} ${WRONG[state].one}`);
  return [`${first.where} and the ${more.length} lines after it ${WRONG[state].several}`];
}

function withoutCopies(links: readonly Link[]): { once: Link[]; twice: Link[] } {
  const seen = new Set<string>();
  const twice: Link[] = [];
  const once = links.filter((link) => {
    const [hash] = link.hashes;
    if (hash === undefined || !seen.has(hash)) {
      if (hash !== undefined) seen.add(hash);
      return true;
    }
    twice.push(link);
    return false;
  });
  return { once, twice };
}

function missingFrom(links: readonly Link[], { whole, inOrder, remembered, elsewhere }: Expected): string[] {
  const there = new Set(links.flatMap(({ hashes }) => hashes));
  const isMissing = (hash: string) => !there.has(hash) && elsewhere?.has(hash) !== true;
  const missing = new Map<string, string>();
  // Of a part of a file it is not known what its first line follows.
  for (const link of inOrder && !whole ? links.slice(1) : links) {
    if (link.state === 'edited') continue;
    for (const hash of link.previous.filter(isMissing)) {
      if (!missing.has(hash)) missing.set(hash, `what was written before ${link.where} is missing or was edited`);
    }
  }
  for (const { hash, where } of remembered) {
    if (isMissing(hash)) missing.set(hash, `${where} is missing or was edited`);
  }
  // A line that can't be read at all may be any of those that are missed.
  const unnamed = links.filter(({ hashes }) => hashes.length === 0).length;
  return [...missing.values()].slice(unnamed);
}

/** One sentence however many lines were moved: putting them back is one thing to do. */
function outOfOrder(links: readonly Link[]): string[] {
  const there = new Set(links.flatMap(({ hashes }) => hashes));
  for (const [index, link] of links.entries()) {
    const before = links[index - 1];
    if (link.state === 'edited' || link.hashes.length === 0) continue;
    if (before === undefined || before.hashes.length === 0) continue;
    const follows = link.previous.length === 1 && before.hashes.includes(link.previous[0] ?? '');
    // What follows a line that is not there is told as missing.
    if (!follows && link.previous.every((hash) => there.has(hash)))
      return [`${link.where} does not follow the line before it: lines were moved or added`];
  }
  return [];
}
