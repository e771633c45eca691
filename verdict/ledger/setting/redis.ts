import type { LedgerPlace } from './place.ts';
import { onlyKnown, wrongSetting } from './wrong.ts';

/** `redis://[user:password@]host[:port][/database][?prefix=rehearse]`, `rediss://` with TLS. */
export function redisPlace(address: URL): LedgerPlace {
  onlyKnown(address, ['prefix']);
  const prefix = address.searchParams.get('prefix') ?? 'rehearse';
  if (!/^[\w.-]+$/.test(prefix)) throw wrongSetting('prefix= may hold letters, digits, dots, hyphens and underscores');
  if (!/^\/?\d*$/.test(address.pathname)) throw wrongSetting('the path of redis:// is the number of a database');
  const url = new URL(address);
  url.search = '';
  const place = `at ${address.protocol}//${address.host}${address.pathname} (${prefix})`;
  return { kind: 'redis', url: url.href, prefix, place };
}
