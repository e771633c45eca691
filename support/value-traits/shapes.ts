import type { ValueShape } from '../value-traits.ts';
import { certificatesIn } from './certificates.ts';
import { dateIn } from './date.ts';
import { claimsOf } from './jwt.ts';
import { pemIn } from './pem.ts';

const DATABASES =
  'postgres|postgresql|cockroachdb|mysql|mysql2|mariadb|mongodb|redis|rediss|valkey|sqlserver|mssql|oracle|clickhouse|cassandra|db2';
const DATABASE_URL = new RegExp(`^(?:jdbc:)?(?:${DATABASES})(?:\\+[a-z0-9]+)*:(?://|thin:@)[^\\s]+$`, 'i');
const SQLITE_URL = /^(?:jdbc:)?(?:sqlite|sqlite3|file):[^\s]*\.(?:db|sqlite3?)(?:\?[^\s]*)?$/i;

const FITS: readonly (readonly [ValueShape, (value: string) => boolean])[] = [
  ['url', isUrl],
  ['database-url', (value) => DATABASE_URL.test(value) || SQLITE_URL.test(value)],
  ['uuid', (value) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)],
  ['pem', (value) => pemIn(value) !== undefined],
  ['certificate', (value) => certificatesIn(value) !== undefined],
  ['jwt', (value) => claimsOf(value) !== undefined],
  ['date', (value) => dateIn(value) !== undefined],
  ['number', (value) => /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(value)],
  ['boolean', (value) => /^(?:true|false|yes|no|on|off|0|1)$/i.test(value)],
  ['email', (value) => /^[^\s@<>"(),:;[\]\\]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(value)],
];

/** All shapes that a value has. */
export function shapesOf(value: string): ValueShape[] {
  return FITS.filter(([, fits]) => fits(value)).map(([shape]) => shape);
}

/** An absolute address with a host. Several hosts, as some databases take them, are right as well. */
function isUrl(value: string): boolean {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?<authority>[^/?#\s]*)(?<rest>\S*)$/i.exec(value);
  if (match === null) return false;
  const authority = match.groups?.authority ?? '';
  if (/^file:/i.test(value)) return true;
  const hosts = authority.slice(authority.lastIndexOf('@') + 1).split(',');
  const scheme = value.slice(0, value.indexOf(':'));
  return hosts.every((host) => host !== '' && URL.canParse(`${scheme}://${host}`));
}
