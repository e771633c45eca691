import { randomBytes } from 'node:crypto';
import type { Environment } from '../../model/environment.ts';
import { printedValue, SET } from '../../model/key-value.ts';
import { fingerprint, fingerprintKeyId } from '../../support/fingerprint.ts';

/** How texts that nobody must see are told: by keyed fingerprints that mean the same at every look, if there is a key. */
export interface Printing {
  /** For our own sources. */
  readonly key: string;
  /** Whether the key is one of this look alone, so that nothing can be told by it. */
  readonly isPassing: boolean;
  /** The id of the key. */
  readonly keyId: string;
  /** What is told of a text instead of the text. */
  instead(text: string): string;
  /** The text, if `shown` shows all of it; otherwise what is told instead. */
  tell(text: string, shown: (text: string) => string): string;
}

/** Opens the way texts are told in an environment. Without a key of its own, no two of them can be told apart. */
export function openPrinting({ fingerprintKey }: Environment, given?: string): Printing {
  const lasting = given ?? fingerprintKey?.reveal();
  const key = lasting ?? randomBytes(16).toString('hex');
  const keyId = fingerprintKeyId(key);
  const instead = (text: string) => (lasting === undefined ? SET : printedValue(fingerprint(text, key), keyId));
  return {
    key,
    keyId,
    isPassing: lasting === undefined,
    instead,
    tell: (text, shown) => (shown(text) === text ? text : instead(text)),
  };
}
