import { mentions } from './log-text.ts';

/** The names under which a search repeats what it was asked. */
export const QUESTION = new Set([
  'q',
  'query',
  'search',
  'filter',
  'request',
  'params',
  'self',
  'href',
  'links',
  'next',
]);

/**
 * The entries in the JSON answer of a log's search that mention a text, at most so many, each as one line: a text that
 * mentions it as it is, with the number before it where the two are a pair (a time in nanoseconds, as Loki has it), and
 * an object in which one does as JSON. However deep the answer is; what repeats the question is left out.
 */
export function entriesThatMention(answer: unknown, text: string, most: number): string[] {
  const found: string[] = [];
  const left: unknown[] = [answer];
  while (left.length > 0 && found.length < most) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'string' && mentions(value, text)) found.push(...value.split('\n').slice(0, 1));
    } else if (Array.isArray(value)) {
      const pair = pairOf(value);
      if (pair !== undefined && mentions(pair.line, text)) found.push(`${pair.at} ${pair.line}`);
      // Taken from the end, so that what comes first is found first.
      else left.push(...value.toReversed());
    } else {
      const held = Object.entries(value).filter(([name]) => !QUESTION.has(name.toLowerCase()));
      const says = held.some(([, each]) => typeof each === 'string' && mentions(each, text));
      if (says) found.push(JSON.stringify(Object.fromEntries(held)));
      else left.push(...held.map(([, each]) => each).toReversed());
    }
  }
  return found;
}

/** `["1763737630123456789", "the line"]`, the time as ISO 8601. */
function pairOf(value: readonly unknown[]): { at: string; line: string } | undefined {
  const [at, line] = value;
  if (value.length < 2 || typeof at !== 'string' || typeof line !== 'string' || !/^\d{19}$/.test(at)) return undefined;
  return { at: new Date(Number(at.slice(0, 13))).toISOString(), line };
}
