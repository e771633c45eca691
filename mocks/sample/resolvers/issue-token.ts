import type { OperationResolver } from '../../bank-model.ts';
import { checkedRequest } from '../../conformance/checked-request.ts';
import { wrongType } from '../../problem-response.ts';
import { isClient } from '../access/credential.ts';
import { SCOPES, type Scope, TOKEN_LIFETIME_S } from '../access/tokens.ts';
import { runOfRequest } from './request-facts.ts';
import { operationFor, type ServedVersion } from './served-version.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Gives out tokens to machine clients: OAuth 2.0 client credentials (RFC 6749, 4.4), its refusals included. */
export function issueToken(served: ServedVersion): OperationResolver {
  const { api, contract, office } = served;
  const operation = operationFor(served, 'issueToken');
  return async ({ request }) => {
    const { text, violations } = await checkedRequest(request, { contract, operation });
    if (violations.some(({ where }) => where === 'content-type')) return api.refuse(wrongType(FORM));
    const form = new URLSearchParams(text);
    const grantType = form.get('grant_type');
    if (grantType === null) return refusal(400, 'invalid_request', 'grant_type is missing.');
    if (grantType !== 'client_credentials') {
      return refusal(400, 'unsupported_grant_type', 'The only grant is client_credentials.');
    }
    const credentials = credentialsOf(request, form);
    if (!credentials.some(({ id, secret }) => isClient(office.credential, id, secret))) {
      return refusal(401, 'invalid_client', 'The client is unknown or its secret is wrong.', {
        'www-authenticate': 'Basic realm="bank"',
      });
    }
    const scopes = scopesOf(form.get('scope'));
    if (scopes === undefined) return refusal(400, 'invalid_scope', `The scopes are ${SCOPES.join(' and ')}.`);
    const token = {
      access_token: office.tokens.issue(scopes, runOfRequest(request)),
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_S,
      scope: scopes.join(' '),
    };
    return Response.json(token, { headers: { 'cache-control': 'no-store' } });
  };
}

interface GivenCredential {
  id: string;
  secret: string;
}

/**
 * The credentials a request may mean. Basic ones should be form-encoded before they are joined (RFC 6749, 2.3.1);
 * many clients don't, so both readings count.
 */
function credentialsOf(request: Request, form: URLSearchParams): GivenCredential[] {
  const basic = /^Basic +([A-Za-z0-9+/_=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (basic === undefined) return [{ id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' }];
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) return [];
  const given = { id: pair.slice(0, colon), secret: pair.slice(colon + 1) };
  return [given, { id: formDecoded(given.id), secret: formDecoded(given.secret) }];
}

function formDecoded(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}

/** The scopes asked for, all of them when none is named; `undefined` when one is unknown. */
function scopesOf(asked: string | null): readonly Scope[] | undefined {
  const names = (asked ?? '').split(' ').filter((name) => name !== '');
  if (names.length === 0) return SCOPES;
  const scopes = SCOPES.filter((scope) => names.includes(scope));
  return scopes.length === new Set(names).size ? scopes : undefined;
}

function refusal(status: number, error: string, description: string, headers: Record<string, string> = {}) {
  return Response.json({ error, error_description: description }, { status, headers });
}
