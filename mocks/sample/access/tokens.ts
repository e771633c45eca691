import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newToken } from '../../../support/ids.ts';
import type { RunClocks } from '../../runs/run-clocks.ts';
import type { Collection, Memory } from '../../state/memory.ts';
import { trimOldest } from '../records/trim-oldest.ts';

export const SCOPES = ['payments', 'accounts'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a token stands for. It ages by the clock of the run it was given to. */
const grantSchema = z
  .object({ scopes: z.array(z.enum(SCOPES)).readonly(), run: z.string().nullable(), expiresAt: z.number() })
  .readonly();
export type Grant = z.infer<typeof grantSchema>;

export const TOKEN_LIFETIME_S = 3600;
const TOKENS_KEPT = 10_000;

/** The tokens that were given out, by their digests: a token itself is written down nowhere. */
export class Tokens {
  readonly #clocks: RunClocks;
  readonly #grants: Collection<Grant>;

  constructor(clocks: RunClocks, memory: Memory) {
    this.#clocks = clocks;
    this.#grants = memory.collection('sample-tokens', grantSchema);
  }

  /** A new token for the bank's client. */
  issue(scopes: readonly Scope[], run: string | null): string {
    const token = newToken();
    const expiresAt = this.#clocks.now(run) + TOKEN_LIFETIME_S * 1000;
    this.#grants.set(digest(token), { scopes, run, expiresAt });
    trimOldest(this.#grants, TOKENS_KEPT);
    return token;
  }

  /** What a token stands for, or why it is good for nothing. */
  grantOf(token: string): Grant | 'unknown' | 'expired' {
    const grant = this.#grants.get(digest(token));
    if (grant === undefined) return 'unknown';
    return grant.expiresAt > this.#clocks.now(grant.run) ? grant : 'expired';
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
