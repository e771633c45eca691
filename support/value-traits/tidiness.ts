const QUOTES = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['“', '”'],
  ['‘', '’'],
] as const;
/** Words that a content security policy wants in quotes. */
const RIGHTLY_QUOTED = /^'(?:self|none|unsafe-inline|unsafe-eval|strict-dynamic)'$/;

/** What is wrong around a value: white space, or quotes that were left in; `null` where nothing is. */
export function untidinessOf(value: string): 'surrounding-space' | 'quotes' | null {
  const trimmed = value.trim();
  if (trimmed === '') return null;
  if (withoutLastLineBreak(value, trimmed) !== trimmed) return 'surrounding-space';
  return unquoted(trimmed) === trimmed ? null : 'quotes';
}

/** The value without white space and quotes around it. */
export function tidied(value: string): string {
  return unquoted(value.trim()).trim();
}

/** A file of several lines ends with a line break; a single line that has one got it by accident. */
function withoutLastLineBreak(value: string, trimmed: string): string {
  return trimmed.includes('\n') ? value.replace(/\r?\n$/, '') : value;
}

function unquoted(trimmed: string): string {
  if (trimmed.length < 2 || RIGHTLY_QUOTED.test(trimmed)) return trimmed;
  const inner = trimmed.slice(1, -1);
  for (const [open, close] of QUOTES) {
    const wrapped = trimmed.startsWith(open) && trimmed.endsWith(close);
    if (wrapped && !inner.includes(open) && !inner.includes(close)) return inner;
  }
  return trimmed;
}
