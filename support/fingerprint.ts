import { createHmac } from 'node:crypto';

const SHOWN_HEX_DIGITS = 16;

/**
 * A keyed fingerprint: the same value under the same key gives the same sixteen hexadecimal digits,
 * and without the key a guessed value cannot be tried against it.
 */
export function fingerprint(value: string, key: string): string {
  return createHmac('sha256', key).update(value).digest('hex').slice(0, SHOWN_HEX_DIGITS);
}

/** Names a fingerprint key without telling it: fingerprints of one id can be compared. */
export function fingerprintKeyId(key: string): string {
  return fingerprint('fingerprint-key', key);
}
