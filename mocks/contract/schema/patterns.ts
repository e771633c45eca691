/**
 * A regular expression as banks write them: JavaScript's, with the spellings of other languages (`\A`, `\z`, a leading
 * `(?i)`) put into it. `undefined` where it is none in any of them.
 */
export function readPattern(pattern: string): RegExp | undefined {
  const known = compiled.get(pattern);
  if (known !== undefined || compiled.has(pattern)) return known;
  const expression = compile(pattern);
  compiled.set(pattern, expression);
  return expression;
}

const compiled = new Map<string, RegExp | undefined>();

function compile(pattern: string): RegExp | undefined {
  const [, flags = '', rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  const source = rest.replace(/^\\A/, '^').replace(/\\[zZ]$/, '$');
  return attempt(source, `${flags}u`) ?? attempt(source, flags);
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
