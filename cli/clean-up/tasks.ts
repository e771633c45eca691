import { basename } from 'node:path';
import type { CleanUp } from '../../model/environment/clean-up.ts';
import type { JournalEntry } from '../../model/journal.ts';

/** One thing to take away, in one way. */
export interface CleanUpTask {
  how: CleanUp;
  what: string;
  /** `null` for all that the run left. */
  value: string | null;
  /** The way, as a person would name it and without secrets: the same for the same way. */
  where: string;
}

const ALL_OF_IT = 'the data of the run';

/**
 * What is still to be taken away of a run, by its journal: all that its scenarios left, and what there is to do once, without what is
 * done already. Of a run in which no scenario began there is nothing.
 */
export function tasksOf(ways: readonly CleanUp[], entries: readonly JournalEntry[]): CleanUpTask[] {
  if (!entries.some(({ kind }) => kind === 'scenario-begun')) return [];
  const done = new Set(
    entries.flatMap((entry) => (entry.kind === 'cleaned' && entry.why === null ? [keyOf(entry)] : [])),
  );
  const tasks = new Map<string, CleanUpTask>();
  for (const how of ways) {
    for (const [what, value] of thingsOf(how, entries)) {
      const task = { how, what, value, where: placeOf(how) };
      if (!done.has(keyOf(task))) tasks.set(keyOf(task), task);
    }
  }
  return [...tasks.values()];
}

function thingsOf({ each }: CleanUp, entries: readonly JournalEntry[]): [what: string, value: string | null][] {
  if (each === undefined) return [[ALL_OF_IT, null]];
  // What came last is taken away first: it may be a part of what was there before.
  return entries
    .flatMap((entry): [string, string][] =>
      entry.kind === 'left' && entry.what === each ? [[entry.what, entry.value]] : [],
    )
    .reverse();
}

function placeOf(how: CleanUp): string {
  return how.kind === 'http' ? `${how.method} ${how.url}` : `the command ${basename(how.run[0] ?? '')}`;
}

function keyOf({ what, value, where }: Pick<CleanUpTask, 'what' | 'value' | 'where'>): string {
  return JSON.stringify([what, value, where]);
}
