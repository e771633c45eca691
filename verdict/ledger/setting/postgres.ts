import type { LedgerPlace } from './place.ts';
import { wrongSetting } from './wrong.ts';

/** `postgres://user:password@host[:port]/database[?table=rehearse_ledger]`; what else is in the query is PostgreSQL's. */
export function postgresPlace(address: URL): LedgerPlace {
  const table = address.searchParams.get('table') ?? 'rehearse_ledger';
  if (!/^[a-z_][a-z0-9_]{0,60}$/.test(table))
    throw wrongSetting('table= may hold lower case letters, digits and underscores');
  if (address.pathname.length < 2) throw wrongSetting('postgres:// names no database');
  const url = new URL(address);
  url.searchParams.delete('table');
  const place = `at postgres://${address.host}${address.pathname} (table ${table})`;
  return { kind: 'postgres', url: url.href, table, place };
}
