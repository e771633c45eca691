/** A media type without its parameters, in small letters: `application/json; charset=utf-8` is `application/json`. */
export function essenceOf(mediaType: string): string {
  const end = mediaType.indexOf(';');
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** Whether bodies of this type are JSON: `application/json`, `text/json` and whatever ends in `+json`. */
export function isJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === 'application/json' || essence.endsWith('+json') || essence.endsWith('/json');
}

export function isForm(mediaType: string): boolean {
  const essence = essenceOf(mediaType);
  return essence === 'application/x-www-form-urlencoded' || essence === 'multipart/form-data';
}

/** Which of the documented types or ranges a given type falls under: the most definite one. */
export function documentedType(documented: readonly string[], given: string): string | undefined {
  const essence = essenceOf(given);
  let best: { type: string; rank: number } | undefined;
  for (const type of documented) {
    const rank = fit(essenceOf(type), essence);
    if (rank > (best?.rank ?? 0)) best = { type, rank };
  }
  return best?.type;
}

function fit(range: string, given: string): number {
  if (range === given) return 4;
  if (!range.includes('*')) return 0;
  if (range === '*/*' || range === '*') return 1;
  const [kind = '', subtype = ''] = range.split('/');
  if (!given.startsWith(`${kind}/`)) return 0;
  if (subtype === '*') return 2;
  return subtype.startsWith('*') && given.endsWith(subtype.slice(1)) ? 3 : 0;
}
