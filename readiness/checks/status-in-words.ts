import type { IncomingHttpHeaders } from 'node:http';
import { ownName } from './own-words.ts';

/**
 * What came back from an address: `answers 302, and sends on to https://login.example`. Of where it sends on only the
 * site is told: the rest may hold what nobody must see.
 */
export function statusInWords(
  url: string,
  { status, headers }: { status: number; headers: IncomingHttpHeaders },
): string {
  const { location } = headers;
  if (status < 300 || status > 399 || location === undefined) return `answers ${status}`;
  const target = URL.parse(location, url);
  if (target === null) return `answers ${status}`;
  const site = target.origin === new URL(url).origin ? 'another of its pages' : ownName(target.origin);
  return `answers ${status}, and sends on to ${site}`;
}
