import assert from 'node:assert/strict';

/** A word that stands nowhere but where a test plants it. */
const WORD = 'k4narienvogel';
const KEY_MATERIAL = Buffer.from(`${WORD} is the key of this file, and nobody's else`).toString('base64');

/** Secrets of every form that configuration takes, by the name of a key. */
export const CANARIES: Readonly<Record<string, string>> = {
  PLAIN: `${WORD}-plain`,
  DATABASE_URL: `postgres://app:${WORD}%2Fp@db.internal:5432/platform`,
  SIGNING_KEY: `-----BEGIN PRIVATE KEY-----\n${KEY_MATERIAL}\n-----END PRIVATE KEY-----\n`,
  ACCOUNT: JSON.stringify({ type: 'account', private: { token: `${WORD}-json` } }),
  LINES: `first ${WORD}\nsecond ${WORD}`,
  ENCODED: Buffer.from(`user:${WORD}-base64`).toString('base64'),
};

/** One of them, to plant where a single text fits. */
export const CANARY = `${WORD}-single`;

/** Every way in which the word may be written; base64 within base64 as well. */
const TRACES = [
  WORD,
  WORD.toUpperCase(),
  Buffer.from(WORD).toString('hex'),
  ...insideBase64(WORD),
  ...insideBase64(WORD).flatMap(insideBase64),
];

/** What is the same of a text in base64 wherever it stands in something longer. */
function insideBase64(text: string): string[] {
  return [0, 1, 2].map((shift) =>
    Buffer.from(`${'.'.repeat(shift)}${text}`)
      .toString('base64')
      .slice(4, -4),
  );
}

/** Fails where anything of a canary is in a text. `where` says which text it is. */
export function assertNoCanary(text: string, where: string): void {
  for (const trace of TRACES) {
    const at = text.indexOf(trace);
    assert.equal(at, -1, `a canary is in ${where}: …${text.slice(Math.max(0, at - 80), at + 80)}…`);
  }
}
