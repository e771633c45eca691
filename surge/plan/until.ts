import { leavesOf, parsedJson } from './request-values.ts';

/** What an awaited answer shows, as a regular expression and for people. */
export interface Shown {
  until: string;
  shows: string;
}

const WORD = /[A-Za-z][A-Za-z_-]{3,}/g;

/**
 * What tells an answer from those before it that had not yet what was waited for: a changed word of its JSON, otherwise the
 * first word that they had not. Words that users have of their own don't count. `null` where nothing changed.
 */
export function whatItShows(answer: string, before: readonly string[], own: readonly string[]): Shown | null {
  const isOwn = (text: string) => own.some((value) => value.includes(text) || text.includes(value));
  const changed = changedLeaf(answer, before);
  if (changed !== null && !isOwn(changed.word)) {
    return { until: `"${changed.key}"\\s*:\\s*"${changed.word}"`, shows: changed.word };
  }
  const earlier = new Set(before.flatMap((text) => text.match(WORD) ?? []));
  const word = (answer.match(WORD) ?? []).find((each) => !earlier.has(each) && !isOwn(each));
  return word === undefined ? null : { until: `\\b${word}\\b`, shows: word };
}

/** The first text in an answer of JSON that is one word, and that none of the answers before had at its place. */
function changedLeaf(answer: string, before: readonly string[]): { key: string; word: string } | null {
  const earlier = before.map((text) => new Map(leavesOf(parsedJson(text)).map(({ path, value }) => [path, value])));
  for (const { key, path, value } of leavesOf(parsedJson(answer))) {
    if (typeof value !== 'string' || !/^[A-Za-z][A-Za-z_-]+$/.test(value)) continue;
    if (earlier.every((leaves) => leaves.has(path) && leaves.get(path) !== value)) return { key, word: value };
  }
  return null;
}
