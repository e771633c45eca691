import type { JournalEntry } from '../model/journal.ts';

/** Entries that belong to an attempt of a scenario. */
export type ScenarioEntry = Extract<JournalEntry, { scenario: string; attempt: number }>;
export type EntryOf<Kind extends ScenarioEntry['kind']> = Extract<ScenarioEntry, { kind: Kind }>;

/** The entries of one attempt. */
export interface Attempt {
  number: number;
  entries: ScenarioEntry[];
}

/** A scenario's entries by attempt, the first attempt first. */
export function attemptsOf(entries: readonly ScenarioEntry[]): Attempt[] {
  const attempts = new Map<number, Attempt>();
  for (const entry of entries) {
    const attempt = attempts.get(entry.attempt) ?? { number: entry.attempt, entries: [] };
    attempts.set(entry.attempt, attempt);
    attempt.entries.push(entry);
  }
  return [...attempts.values()].sort((a, b) => a.number - b.number);
}

/** The entries of one kind, in order of time. */
export function entriesOf<Kind extends ScenarioEntry['kind']>(attempt: Attempt, kind: Kind): EntryOf<Kind>[] {
  return attempt.entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind).sort(byTime);
}

/** Orders by the time at which things happened, not at which they were written. */
export function byTime(a: { at: string }, b: { at: string }): number {
  return Date.parse(a.at) - Date.parse(b.at);
}

/** When the last thing known of an attempt happened. */
export function lastKnownAt(attempt: Attempt): string | undefined {
  return attempt.entries.toSorted(byTime).at(-1)?.at;
}
