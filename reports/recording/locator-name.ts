import { firstText, type LocatorCall, locatorCalls, optionText } from './locator-calls.ts';

/** What a locator finds, in the words of the page. */
export interface LocatorName {
  name: string;
  /** Whether those are words that stand on the page, or that the scenario's author gave; otherwise it is code. */
  isInWords: boolean;
}

/** By what a person would find it, too. */
const BY_WORDS = new Set(['getByLabel', 'getByText', 'getByPlaceholder', 'getByTitle', 'getByAltText']);
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/**
 * The name of what a locator finds: `Submit application` for `getByRole('button', { name: 'Submit application' })`,
 * `second textbox` where it goes by its place. A locator that says nothing of the page is given as it is.
 */
export function locatorName(locator: string): LocatorName {
  const calls = locatorCalls(locator);
  // What a scenario's author calls it by `describe`.
  if (calls === undefined) return { name: locator, isInWords: !/[[\]{}()=#<>]/.test(locator) };
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const name = nameIn(calls[index], calls.slice(index + 1));
    if (name !== undefined) return { name, isInWords: true };
    if (calls[index]?.name === 'locator' || calls[index]?.name === 'getByTestId') break;
  }
  return { name: locator, isInWords: false };
}

function nameIn(call: LocatorCall | undefined, narrowed: readonly LocatorCall[]): string | undefined {
  if (call === undefined) return undefined;
  if (BY_WORDS.has(call.name)) return nonEmpty(firstText(call.given));
  if (call.name === 'filter') return nonEmpty(optionText(call.given, 'hasText'));
  if (call.name !== 'getByRole') return undefined;
  const role = firstText(call.given);
  return nonEmpty(optionText(call.given, 'name')) ?? (role === undefined ? undefined : `${place(narrowed)}${role}`);
}

/** `second ` for `nth(1)`; nothing where no place is given. */
function place(narrowed: readonly LocatorCall[]): string {
  const call = narrowed.at(-1);
  if (call?.name === 'first') return 'first ';
  if (call?.name === 'last') return 'last ';
  if (call?.name !== 'nth') return '';
  const index = Number(call.given);
  return index === -1 ? 'last ' : `${ORDINALS[index] ?? `${index + 1}th`} `;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}
