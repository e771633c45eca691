import type { Operation, SecurityDemand } from '../../contract/contract.ts';
import { expiredCredential } from '../../faults/expired-credential.ts';

/**
 * Whether a call brings the credentials its operation demands, whatever they are: a mock believes all of them, but one
 * that a fault let expire.
 */
export function isAllowed(operation: Operation, headers: Headers, url: URL): boolean {
  const { security } = operation;
  if (security.length === 0) return true;
  const expired = expiredCredential(headers, operation);
  return security.some((set) => set.every((demand) => isMet(demand, headers, expired, url)));
}

function isMet({ type, in: place, name }: SecurityDemand, headers: Headers, expired: Headers, url: URL): boolean {
  if (type === 'mutualTLS' || type === 'unknown') return true;
  if (place === 'query') return name !== null && url.searchParams.has(name);
  if (place === 'cookie') return hasCookie(headers, name ?? '');
  const header = type === 'apiKey' ? (name ?? '') : 'authorization';
  const given = headers.get(header);
  // What expiring does not change has expired already.
  return given !== null && given !== '' && given !== expired.get(header);
}

function hasCookie(headers: Headers, name: string): boolean {
  const cookies = (headers.get('cookie') ?? '').split(';');
  return cookies.some((cookie) => cookie.trim().startsWith(`${name}=`));
}
