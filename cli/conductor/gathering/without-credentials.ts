const NAMED = String.raw`[\w-]{0,40}(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|credential|authorization|cookie)[\w-]{0,40}`;
/** `password=…`, `"accessToken":"…"`, `authorization: Bearer …`; what is known by its name already keeps that. */
const WITH_A_NAME = new RegExp(
  String.raw`(\b${NAMED}\\?"?\s*[=:]\s*)(?!\\?"?(?:(?:Bearer|Basic)\s+)?\[secret )(?:\\?"(?:[^"\\]|\\[^"])*\\?"|(?:(?:Bearer|Basic)\s+)?[^\s,;&"}]+)`,
  'gi',
);
const OF_HTTP = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
const IN_ADDRESS = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#@'"<>]+@/gi;

/**
 * A line of somebody's log without what stands there as a password or token: nobody may know these as secrets of ours, and
 * logs are often read by fewer people than reports.
 */
export function withoutCredentials(line: string): string {
  return line.replace(WITH_A_NAME, '$1…').replace(OF_HTTP, '$1 …').replace(IN_ADDRESS, '$1…@');
}
