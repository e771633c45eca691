import type { Reading } from '../facts.ts';
import { read, unread } from '../reading.ts';
import type { Scalar } from '../scalar.ts';

const BOOLEAN = 16;
/** int8, int2, int4, oid, float4, float8, numeric. */
const NUMBERS = new Set([20, 21, 23, 26, 700, 701, 1700]);

/** A value as PostgreSQL writes it, by the id of its type. A number that would lose digits is none for us. */
export function scalarOf(value: unknown, type: number, place: string): Reading<Scalar> {
  if (value === null) return read(place, null);
  if (typeof value !== 'string') return unread(place, 'the query gives no single value');
  if (type === BOOLEAN) return read(place, value === 't');
  if (!NUMBERS.has(type)) return read(place, value);
  const number = Number(value);
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) {
    return unread(place, 'the query gives a number that is too large');
  }
  return read(place, number);
}
