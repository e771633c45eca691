import { valueAt } from '../../support/json-pointer.ts';
import type { Reading } from './facts.ts';
import { read, unread } from './reading.ts';

export type Scalar = string | number | boolean | null;

/** The one value at a place of a JSON document. */
export function scalarAt(document: unknown, pointer: string, place: string): Reading<Scalar> {
  const value = valueAt(document, pointer);
  if (value === undefined) return unread(place, `it has nothing at ${pointer === '' ? 'its top' : pointer}`);
  if (isScalar(value)) return read(place, value);
  return unread(place, `${pointer === '' ? 'its answer' : `what it has at ${pointer}`} is no single value`);
}

/** The values of an object of single values at a place of a JSON document; `null` is a key that is not set. */
export function scalarsAt(document: unknown, pointer: string, place: string): Reading<Map<string, string | null>> {
  const value = valueAt(document, pointer);
  const where = pointer === '' ? 'its answer' : `what it has at ${pointer}`;
  if (value === undefined) return unread(place, `it has nothing at ${pointer}`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unread(place, `${where} is no object of keys and values`);
  }
  const values = new Map<string, string | null>();
  for (const [name, held] of Object.entries(value)) {
    const each: unknown = held;
    if (!isScalar(each)) return unread(place, `${where} holds a key with more than a single value`);
    values.set(name, each === null ? null : String(each));
  }
  return read(place, values);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
