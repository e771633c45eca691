import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secret } from '../../../support/secret.ts';

/** The one client this bank knows. Where a version of the API takes a key, the key is the client's secret. */
export interface Credential {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

/** Whether these are the client's id and secret. */
export function isClient(credential: Credential, clientId: string, clientSecret: string): boolean {
  const id = sameText(clientId, credential.clientId);
  const secret = isSecret(credential, clientSecret);
  return id && secret;
}

/** Whether this is the client's secret. */
export function isSecret(credential: Credential, given: string): boolean {
  return sameText(given, credential.clientSecret.reveal());
}

/** Compares in a time that does not depend on where the texts differ. */
function sameText(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
