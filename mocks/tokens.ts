import { createHash, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../support/clock.ts';
import { newToken } from '../support/ids.ts';
import type { Secret } from '../support/secret.ts';

export const SCOPES = ['payments', 'accounts'] as const;
export type Scope = (typeof SCOPES)[number];

/** The one client this bank knows. */
export interface Credential {
  clientId: string;
  clientSecret: Secret;
}

/** What a token stands for. */
export interface Grant {
  readonly clientId: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: number;
}

export const TOKEN_LIFETIME_S = 3600;

/** The tokens that were given out and are still good. */
export class Tokens {
  readonly #clock: Clock;
  readonly #credential: Credential;
  readonly #grants = new Map<string, Grant>();

  constructor(clock: Clock, credential: Credential) {
    this.#clock = clock;
    this.#credential = credential;
  }

  /** Whether these are the client's id and secret. */
  recognises(clientId: string, clientSecret: string): boolean {
    const id = sameText(clientId, this.#credential.clientId);
    const secret = sameText(clientSecret, this.#credential.clientSecret.reveal());
    return id && secret;
  }

  /** A new token for the bank's client. */
  issue(scopes: readonly Scope[]): string {
    const now = this.#clock.now();
    // Grants are in the order of their expiry: all live equally long.
    for (const [token, { expiresAt }] of this.#grants) {
      if (expiresAt > now) break;
      this.#grants.delete(token);
    }
    const token = newToken();
    const expiresAt = now + TOKEN_LIFETIME_S * 1000;
    this.#grants.set(token, { clientId: this.#credential.clientId, scopes, expiresAt });
    return token;
  }

  /** What a token stands for, or why it is good for nothing. */
  grantOf(token: string): Grant | 'unknown' | 'expired' {
    const grant = this.#grants.get(token);
    if (grant === undefined) return 'unknown';
    return grant.expiresAt > this.#clock.now() ? grant : 'expired';
  }
}

/** Compares in a time that does not depend on where the texts differ. */
function sameText(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
