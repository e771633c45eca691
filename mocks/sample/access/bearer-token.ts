import type { ProblemDetails } from '../../problem-response.ts';
import type { Access } from './access.ts';
import type { Scope } from './tokens.ts';

const CHALLENGE = 'Bearer realm="bank"';

/** Lets a request in whose bearer token is good and has the scope; otherwise 401 or 403, and how to mend it. */
export const bearerToken: Access = ({ tokens }, headers, scope) => {
  const token = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (token === undefined) return unauthorised('Send a bearer token from POST /oauth2/token.', CHALLENGE);
  const grant = tokens.grantOf(token);
  if (grant === 'unknown') {
    return unauthorised('The token is unknown. Obtain a new one.', `${CHALLENGE}, error="invalid_token"`);
  }
  if (grant === 'expired') {
    return unauthorised('The token has expired. Obtain a new one.', `${CHALLENGE}, error="invalid_token"`);
  }
  return grant.scopes.includes(scope) ? null : outOfScope(scope);
};

function unauthorised(detail: string, challenge: string): ProblemDetails {
  return {
    status: 401,
    kind: 'unauthorized',
    title: 'The access token is not accepted',
    detail,
    headers: { 'www-authenticate': challenge },
  };
}

function outOfScope(scope: Scope): ProblemDetails {
  return {
    status: 403,
    kind: 'insufficient-scope',
    title: 'The token does not reach this far',
    detail: `This operation needs the scope ${scope}.`,
    headers: { 'www-authenticate': `${CHALLENGE}, error="insufficient_scope", scope="${scope}"` },
  };
}
