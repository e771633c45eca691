import type { JournalEntry } from '../../model/journal.ts';

/** Entries that belong to an attempt of a scenario. */
export type ScenarioEntry = Extract<JournalEntry, { scenario: string; attempt: number }>;
export type EntryOf<Kind extends ScenarioEntry['kind']> = Extract<ScenarioEntry, { kind: Kind }>;

/** The entries of one attempt, by their kind, each kind in order of time. */
export interface Attempt {
  number: number;
  kinds: ReadonlyMap<ScenarioEntry['kind'], readonly ScenarioEntry[]>;
  /** When the last thing known of it happened. */
  lastKnownAt: string | undefined;
}

/** Of a time with milliseconds, of a year with four digits. */
const TIME_LENGTH = '2026-11-21T09:30:12.345Z'.length;

/** A scenario's entries by attempt, the first attempt first. */
export function attemptsOf(entries: readonly ScenarioEntry[]): Attempt[] {
  const attempts = new Map<number, ScenarioEntry[]>();
  for (const entry of entries) {
    const known = attempts.get(entry.attempt);
    if (known === undefined) attempts.set(entry.attempt, [entry]);
    else known.push(entry);
  }
  return [...attempts].sort(([a], [b]) => a - b).map(([number, own]) => attemptOf(number, inOrderOfTime(own)));
}

function attemptOf(number: number, entries: readonly ScenarioEntry[]): Attempt {
  const kinds = new Map<ScenarioEntry['kind'], ScenarioEntry[]>();
  for (const entry of entries) {
    const alike = kinds.get(entry.kind);
    if (alike === undefined) kinds.set(entry.kind, [entry]);
    else alike.push(entry);
  }
  return { number, kinds, lastKnownAt: entries.at(-1)?.at };
}

/** The entries of one kind, in order of time. */
export function entriesOf<Kind extends ScenarioEntry['kind']>(attempt: Attempt, kind: Kind): EntryOf<Kind>[] {
  return (attempt.kinds.get(kind) ?? []).filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

/** By the time at which things happened, not at which they were written. */
export function inOrderOfTime<Entry extends { at: string }>(entries: readonly Entry[]): Entry[] {
  // A journal is long, and almost every time in it is as the clock writes it: those are in order as texts are.
  if (entries.every(({ at }) => at.length === TIME_LENGTH && at.endsWith('Z')))
    return entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const timed = entries.map((entry) => ({ entry, time: Date.parse(entry.at) }));
  return timed.sort((a, b) => a.time - b.time).map(({ entry }) => entry);
}
