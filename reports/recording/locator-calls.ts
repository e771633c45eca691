/** One call of a locator as Playwright writes it: `getByRole('button', { name: 'Pay' })`. */
export interface LocatorCall {
  name: string;
  /** What stands between the brackets, as it is written. */
  given: string;
}

/**
 * The calls that a locator is written with, in their order; `undefined` for what is no locator but a description of one. A
 * locator that is cut off in the middle gives the calls that are whole.
 */
export function locatorCalls(locator: string): LocatorCall[] | undefined {
  const calls: LocatorCall[] = [];
  let rest = locator.trim();
  for (;;) {
    const [begun, name] = /^\.?([a-zA-Z]\w*)\(/.exec(rest) ?? [];
    if (begun === undefined || name === undefined) break;
    const end = closingBracket(rest, begun.length);
    if (end === undefined) return calls.length === 0 ? undefined : calls;
    calls.push({ name, given: rest.slice(begun.length, end) });
    rest = rest.slice(end + 1);
  }
  return calls.length === 0 || rest.trim() !== '' ? undefined : calls;
}

/** The first quoted text in what a call was given, or the first regular expression without its slashes. */
export function firstText(given: string): string | undefined {
  const trimmed = given.trim();
  const quote = trimmed[0];
  if (quote !== undefined && `'"\``.includes(quote)) {
    const end = closingQuote(trimmed, 1, quote);
    return end === undefined ? undefined : unescaped(trimmed.slice(1, end));
  }
  if (quote !== '/') return undefined;
  const end = closingQuote(trimmed, 1, '/');
  return end === undefined ? undefined : trimmed.slice(1, end).replace(/^\^|\$$/g, '');
}

/** The text of an option such as `name` in `'button', { name: 'Pay', exact: true }`. */
export function optionText(given: string, option: string): string | undefined {
  let at = 0;
  while (at < given.length) {
    const character = given[at] ?? '';
    if (`'"\``.includes(character)) {
      at = (closingQuote(given, at + 1, character) ?? given.length) + 1;
      continue;
    }
    const isName = given.startsWith(`${option}:`, at) && /[\s{,]/.test(given[at - 1] ?? '');
    if (isName) return firstText(given.slice(at + option.length + 1));
    at += 1;
  }
  return undefined;
}

function closingBracket(text: string, from: number): number | undefined {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const before = text.slice(from, at).trimEnd().at(-1) ?? '(';
    const opensExpression = character === '/' && '(,:{['.includes(before);
    if (`'"\``.includes(character) || opensExpression) {
      const end = closingQuote(text, at + 1, character);
      if (end === undefined) return undefined;
      at = end;
    } else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return undefined;
}

function closingQuote(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === quote) return at;
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(['"`\\])/g, '$1').replaceAll('\\n', ' ');
}
