import type { Operation } from '../contract/contract.ts';

const EXPIRED = 'expired-by-a-fault';

/** The headers with a credential in them that is good no more, wherever the operation wants one. */
export function expiredCredential(headers: Headers, { security }: Operation): Headers {
  const spoilt = new Headers(headers);
  if (spoilt.has('authorization')) spoilt.set('authorization', `Bearer ${EXPIRED}`);
  for (const demand of security.flat()) {
    if (demand.type === 'apiKey' && demand.in === 'header' && demand.name !== null && spoilt.has(demand.name)) {
      spoilt.set(demand.name, EXPIRED);
    }
  }
  return spoilt;
}
