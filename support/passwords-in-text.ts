import { decoded } from './decoded.ts';

/** User and password as they stand in an address, and whatever follows them up to the path. */
const ADDRESS = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(?<authority>[^/?#\s]*)/i;
/** The same where a password holds `/`, `?` or `#` that should have been encoded. */
const SLOPPY_ADDRESS = /^(?:jdbc:)?[a-z][a-z0-9+.-]*:\/\/(?<authority>[^\s]*)@/i;
/** `password=…` in a connection string or in the query of an address. */
const NAMED =
  /(?:^|[;&?\s])(?:password|passwd|pwd|secret|client_secret|token|access_token|api_?key|apikey|sig|signature)\s*=\s*(?<password>'[^']*'|"[^"]*"|[^;&\s]+)/gi;
const LONGEST_LOOKED_AT = 20_000;

/**
 * The passwords that a value carries inside: of an address (`scheme://user:password@host`), of a connection string
 * (`host=… password=…`) or of a query (`?token=…`). As they stand there and decoded, each once.
 */
export function passwordsIn(value: string): string[] {
  if (value.length > LONGEST_LOOKED_AT) return [];
  const text = value.trim();
  const found = new Set<string>();
  for (const pattern of [ADDRESS, SLOPPY_ADDRESS]) {
    const authority = pattern.exec(text)?.groups?.authority;
    if (authority === undefined) continue;
    const userInfo = pattern === ADDRESS ? beforeLast(authority, '@') : authority;
    const colon = userInfo.indexOf(':');
    if (colon >= 0) found.add(userInfo.slice(colon + 1));
  }
  for (const { groups } of text.matchAll(NAMED)) found.add((groups?.password ?? '').replace(/^(['"])(.*)\1$/s, '$2'));
  for (const password of [...found]) found.add(decoded(password));
  found.delete('');
  return [...found];
}

function beforeLast(text: string, mark: string): string {
  return text.slice(0, Math.max(0, text.lastIndexOf(mark)));
}
