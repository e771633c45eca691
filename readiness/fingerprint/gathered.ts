import type { Fact, Fingerprint } from '../../model/fingerprint.ts';
import type { Reading } from '../sources/facts.ts';

/** What was gathered about some part of an environment: facts, and what could not be read. */
export type Gathered = Pick<Fingerprint, 'facts' | 'unread'>;

/** Nothing. */
export const NOTHING: Gathered = { facts: [], unread: [] };

/** All of it together. */
export function together(gathered: readonly Gathered[]): Gathered {
  return { facts: gathered.flatMap(({ facts }) => facts), unread: gathered.flatMap(({ unread }) => unread) };
}

/** One fact. */
export function fact(id: string, subject: string, value: string, more: Pick<Fact, 'changed' | 'of'> = {}): Gathered {
  return { facts: [{ id, subject, value, ...more }], unread: [] };
}

/** Something of which nothing could be read. */
export function unread(id: string, reason: string): Gathered {
  return { facts: [], unread: [{ id, reason }] };
}

/** What a reading comes to; where nothing was read, why nothing under `id` is known. */
export function gather<Value>(id: string, reading: Reading<Value>, tell: (value: Value) => Gathered): Gathered {
  return reading.read ? tell(reading.value) : unread(id, `${reading.place}: ${reading.reason}`);
}

/** One fact where there is a value, which a source may not tell. */
export function factIfTold(id: string, subject: string, value: string | null, more?: Pick<Fact, 'changed'>): Gathered {
  return value === null ? unread(id, 'its source does not tell it') : fact(id, subject, value, more);
}
