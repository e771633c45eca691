import { systemClock } from '../../support/clock.ts';
import { Secret } from '../../support/secret.ts';
import { bankTokenSchema } from './bank-answers.ts';
import { CallFailure } from './call-failure.ts';
import { callJson, type RemoteSystem } from './call-json.ts';
import type { BankConfiguration } from './configuration-keys.ts';

const SCOPE = 'payments accounts';
/** A token is given up this long before it expires, so that it does not expire on its way. */
const MARGIN_MS = 30_000;
/** A short-lived token is used for this share of its life at least. */
const LEAST_SHARE_OF_LIFE = 0.5;

/** The bank's access tokens: obtained when first needed, kept until shortly before they expire. */
export interface TokenSource {
  /** Callers that come while a token is being obtained share it. Rejects with a `CallFailure`. */
  current(correlationId: string): Promise<Secret>;
  /** Forgets the token, because the bank no longer accepts it. */
  forget(): void;
}

export function createTokenSource(bank: RemoteSystem, credential: BankConfiguration): TokenSource {
  let kept: { token: Promise<Secret>; usableUntil: number } | undefined;

  const obtain = async (correlationId: string) => {
    const begun = systemClock.now();
    const answer = await callJson(bank, {
      method: 'POST',
      path: '/oauth2/token',
      correlationId,
      headers: { authorization: basic(credential) },
      form: { grant_type: 'client_credentials', scope: SCOPE },
      answer: bankTokenSchema,
    }).catch((error: unknown) => {
      throw explain(bank.name, error);
    });
    const lifeMs = answer.expires_in * 1000;
    const usableUntil = begun + Math.max(lifeMs - MARGIN_MS, lifeMs * LEAST_SHARE_OF_LIFE);
    return { token: new Secret('bank access token', answer.access_token), usableUntil };
  };

  return {
    current(correlationId) {
      if (kept !== undefined && systemClock.now() < kept.usableUntil) return kept.token;
      const obtained = obtain(correlationId);
      const token = obtained.then((result) => result.token);
      const attempt = { token, usableUntil: Number.POSITIVE_INFINITY };
      kept = attempt;
      obtained.then(
        ({ usableUntil }) => {
          attempt.usableUntil = usableUntil;
        },
        () => {
          if (kept === attempt) kept = undefined;
        },
      );
      return token;
    },
    forget() {
      kept = undefined;
    },
  };
}

function basic({ BANK_CLIENT_ID, BANK_CLIENT_SECRET }: BankConfiguration): string {
  const pair = `${encodeURIComponent(BANK_CLIENT_ID)}:${encodeURIComponent(BANK_CLIENT_SECRET.reveal())}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Without a token nothing was asked of the bank yet, so that every failure to get one leaves nothing done there. */
function explain(bank: string, error: unknown): unknown {
  if (!(error instanceof CallFailure)) return error;
  if (error.status === 400 || error.status === 401) {
    const message = `${bank} refuses our credential (${error.status}): BANK_CLIENT_ID or BANK_CLIENT_SECRET is wrong`;
    return new CallFailure(bank, 'credential-refused', message, { status: error.status, cause: error });
  }
  return new CallFailure(bank, 'unreachable', `${bank} gives no access token: ${error.message}`, { cause: error });
}
