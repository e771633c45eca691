import type { Bank } from '../bank.ts';
import { problemResponse } from '../problem-response.ts';
import type { Grant, Scope } from '../tokens.ts';

/** Who calls, or the refusal to answer with. */
export type Access = { ok: true; grant: Grant } | { ok: false; refusal: Response };

const CHALLENGE = 'Bearer realm="bank"';

/** Lets a request in whose bearer token is good and has the scope; otherwise 401 or 403, and how to mend it. */
export function authorise(bank: Bank, request: Request, scope: Scope): Access {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return unauthorised('Send a bearer token from POST /oauth2/token.', CHALLENGE);
  const grant = bank.tokens.grantOf(token);
  if (grant === 'unknown') {
    return unauthorised('The token is unknown. Obtain a new one.', `${CHALLENGE}, error="invalid_token"`);
  }
  if (grant === 'expired') {
    return unauthorised('The token has expired. Obtain a new one.', `${CHALLENGE}, error="invalid_token"`);
  }
  if (!grant.scopes.includes(scope)) return outOfScope(scope);
  return { ok: true, grant };
}

function unauthorised(detail: string, challenge: string): Access {
  const refusal = problemResponse({
    status: 401,
    kind: 'unauthorized',
    title: 'The access token is not accepted',
    detail,
    headers: { 'www-authenticate': challenge },
  });
  return { ok: false, refusal };
}

function outOfScope(scope: Scope): Access {
  const refusal = problemResponse({
    status: 403,
    kind: 'insufficient-scope',
    title: 'The token does not reach this far',
    detail: `This operation needs the scope ${scope}.`,
    headers: { 'www-authenticate': `${CHALLENGE}, error="insufficient_scope", scope="${scope}"` },
  });
  return { ok: false, refusal };
}
