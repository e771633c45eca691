import { literalPattern } from '../../support/literal-pattern.ts';
import type { Exchange } from '../recording/exchange.ts';
import { indexOfWhole } from './known-values.ts';
import type { Capture } from './plan.ts';
import { leavesOf, parsedJson } from './request-values.ts';

/** A capture before it has a name. */
type Found = { json: string } | { regexp: string; group: 1 } | { header: string; regexp: string; group: 1 };

/** How much of what stands before a value is looked at where it is in no tag, until it is the first that stands behind that. */
const CONTEXTS = [32, 64, 128, 16, 8];
const LONGEST_TAG = 200;
const OWN_COOKIES = 'set-cookie';

/** Whether an answer tells the value anywhere but in its cookies, which go by themselves. */
export function tells(exchange: Exchange, value: string): boolean {
  if (exchange.answer !== null && indexOfWhole(exchange.answer, value) !== -1) return true;
  return headerWith(exchange, value) !== undefined;
}

/**
 * Where in an answer a value stands, so that it is found in the answers of others too: `isOwn` tells of words whether they
 * differ from user to user. `null` where no place could be told from others.
 */
export function findCapture(exchange: Exchange, value: string, own: readonly string[]): Found | null {
  const header = headerWith(exchange, value);
  if (header !== undefined) return captureFromHeader(header, value, own);
  const { answer } = exchange;
  if (answer === null) return null;
  const leaf = leavesOf(parsedJson(answer)).find((each) => String(each.value) === value);
  if (leaf !== undefined) return { json: leaf.path };
  return captureFromText(answer, value, own);
}

/** A capture with the name of what it captures. */
export function named(as: string, found: Found): Capture {
  return { as, ...found };
}

function headerWith({ answerHeaders }: Exchange, value: string): [string, string] | undefined {
  return Object.entries(answerHeaders).find(([name, held]) => name !== OWN_COOKIES && indexOfWhole(held, value) !== -1);
}

/** Artillery looks for it in all headers, written as JSON. */
function captureFromHeader([name, held]: [string, string], value: string, own: readonly string[]): Found {
  // Where the platform is differs from environment to environment.
  const before = held.slice(0, indexOfWhole(held, value)).replace(/^https?:\/\/[^/]+/, '');
  const anywhere = before === held.slice(0, indexOfWhole(held, value)) ? '' : '[^"]*';
  return { header: name, regexp: `"${name}":"${anywhere}${pattern(before, own)}([^"/?&#;, ]+)`, group: 1 };
}

function captureFromText(answer: string, value: string, own: readonly string[]): Found | null {
  const at = indexOfWhole(answer, value);
  const after = pattern(answer.slice(at + value.length, at + value.length + 1), []);
  const inTag = at - answer.lastIndexOf('<', at);
  const tag = inTag <= LONGEST_TAG && !answer.slice(at - inTag, at).includes('>') ? [inTag] : [];
  for (const length of [...tag, ...CONTEXTS]) {
    const before = pattern(answer.slice(Math.max(0, at - length), at), own);
    const regexp = `${before}([^"'<>&\\s]+?)${after === '' ? '$' : after}`;
    if (new RegExp(regexp).exec(answer)?.[1] === value) return { regexp, group: 1 };
  }
  return null;
}

/** A regular expression for a text in which others have other values, and other spaces. */
function pattern(text: string, own: readonly string[]): string {
  const [first] = own
    .map((value) => ({ value, at: indexOfWhole(text, value) }))
    .filter(({ at }) => at !== -1)
    .sort((one, other) => one.at - other.at || other.value.length - one.value.length);
  if (first === undefined) return escaped(text);
  const { value, at } = first;
  return `${escaped(text.slice(0, at))}[^"'<>\\s/]+?${pattern(text.slice(at + value.length), own)}`;
}

function escaped(text: string): string {
  return literalPattern(text).replace(/\s+/g, '\\s+');
}
