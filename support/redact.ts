const SHORTEST_REDACTED_LENGTH = 4;
const known = new Map<string, string>();

/**
 * Remembers a secret value, so that `redact` removes it wherever it might be about to be written.
 * Its base64 and URL-encoded forms are remembered with it. Values under four characters are not:
 * removing them would garble ordinary text.
 */
export function rememberSecret(name: string, value: string): void {
  const forms = [
    value,
    encodeURIComponent(value),
    Buffer.from(value).toString('base64').replace(/=+$/, ''),
    Buffer.from(value).toString('base64url'),
    JSON.stringify(value).slice(1, -1),
  ];
  for (const form of forms) {
    if (form.length >= SHORTEST_REDACTED_LENGTH) known.set(form, `[secret ${name}]`);
  }
}

/** The text with every remembered secret replaced by its name. */
export function redact(text: string): string {
  let redacted = text;
  const longestFirst = [...known].sort(([a], [b]) => b.length - a.length);
  for (const [value, replacement] of longestFirst) redacted = redacted.replaceAll(value, replacement);
  return redacted;
}
