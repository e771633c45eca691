/** Whether an id is like a pattern, in which `*` stands for any text, of no letters too. */
export function isLike(id: string, pattern: string): boolean {
  return fits(id, pattern.split('*'));
}

/** Whether an id is like one of some patterns. */
export function isMeantBy(id: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => isLike(id, pattern));
}

function fits(id: string, [beginning = '', ...further]: readonly string[]): boolean {
  if (!id.startsWith(beginning)) return false;
  const end = further.at(-1);
  if (end === undefined) return id === beginning;
  let from = beginning.length;
  for (const part of further.slice(0, -1)) {
    const found = id.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return id.length - end.length >= from && id.endsWith(end);
}
