import type { Access } from './access.ts';
import { isSecret } from './credential.ts';

/** Lets a request in that has the client's key, which reaches everything; otherwise 401. */
export const apiKey: Access = ({ credential }, headers) => {
  if (isSecret(credential, headers.get('x-api-key') ?? '')) return null;
  return {
    status: 401,
    kind: 'unauthorized',
    title: 'The key is not accepted',
    detail: "Send the client's key in the header X-Api-Key.",
  };
};
