import type { IncomingMessage } from 'node:http';
import type { Clock } from '../../support/clock.ts';
import { Problem } from '../../support/problem.ts';
import type { Secret } from '../../support/secret.ts';
import { isLocal } from './local-only.ts';
import { isSameSecret } from './same-secret.ts';
import { Sessions } from './sessions.ts';
import { WrongAttempts } from './wrong-attempts.ts';

/** Who may come in: whoever is on this machine, or whoever has the token. */
export type Doorkeeper = { readonly needs: 'this-machine'; isLocal(incoming: IncomingMessage): boolean } | TokenKeeper;

export interface TokenKeeper {
  readonly needs: 'token';
  readonly sessions: Sessions;
  /** What a token is worth that a caller at this address shows; wrong ones are counted against the address. */
  judge(token: string | undefined, address: string): TokenVerdict;
}

export type TokenVerdict =
  | { readonly verdict: 'right' | 'wrong' | 'missing' }
  | { readonly verdict: 'too-many'; readonly retryAfterSeconds: number };

/** The characters of the shortest control token: one that is shorter can be tried out. */
export const SHORTEST_TOKEN = 16;

export interface DoorkeeperOptions {
  /** Whether the bank can be reached from this machine only. Then no token is needed. */
  readonly loopbackOnly: boolean;
  readonly token: Secret | null;
  readonly clock: Pick<Clock, 'now'>;
}

/** Keeps the doors of console and control. Throws a Problem where a token is needed, and there is none or a short one. */
export function doorkeeper({ loopbackOnly, token, clock }: DoorkeeperOptions): Doorkeeper {
  if (loopbackOnly) return { needs: 'this-machine', isLocal };
  if (token === null) {
    throw new Problem(
      'The bank’s console and control have no token',
      'the bank listens beyond this machine, where anybody could decide and reset',
      'give it a control token, or let it listen on 127.0.0.1 only',
    );
  }
  if (token.reveal().length < SHORTEST_TOKEN) {
    throw new Problem(
      `${token.name} is too short`,
      'the bank listens beyond this machine, where anybody could try it out',
      `give a control token of at least ${SHORTEST_TOKEN} characters`,
    );
  }
  const attempts = new WrongAttempts(clock);
  return {
    needs: 'token',
    sessions: new Sessions(token, clock),
    judge(given, address) {
      const retryAfterSeconds = attempts.secondsToWait(address);
      if (retryAfterSeconds > 0) return { verdict: 'too-many', retryAfterSeconds };
      if (given === undefined) return { verdict: 'missing' };
      if (isSameSecret(given, token.reveal())) return { verdict: 'right' };
      attempts.record(address);
      return { verdict: 'wrong' };
    },
  };
}
