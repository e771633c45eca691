import type { Reading } from './facts.ts';

/** What was read at a place. */
export function read<Value>(place: string, value: Value): { place: string; read: true; value: Value } {
  return { place, read: true, value };
}

/** Why a place can't be read, in our own words. */
export function unread(place: string, reason: string): { place: string; read: false; reason: string } {
  return { place, read: false, reason };
}

/** The reading with its value turned into another; a reading of nothing stays as it is. */
export function mapRead<Value, Other>(
  reading: Reading<Value>,
  turn: (value: Value, place: string) => Reading<Other>,
): Reading<Other> {
  return reading.read ? turn(reading.value, reading.place) : reading;
}
