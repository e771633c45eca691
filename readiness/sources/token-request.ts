import type { Bank } from '../../model/environment.ts';
import type { Ask } from './http.ts';
import { joinUrl } from './join-url.ts';

/** The request for a token of the bank with the platform's own credential (RFC 6749, 4.4). */
export function tokenRequest({ url, credential }: Bank): Ask {
  const basic = Buffer.from(`${credential.clientId}:${credential.clientSecret.reveal()}`).toString('base64');
  return {
    url: joinUrl(url, credential.tokenPath),
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: credential.scope }).toString(),
  };
}
