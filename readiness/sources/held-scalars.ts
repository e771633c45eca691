import type { ConfigurationFact, Reading } from './facts.ts';
import { heldKeys } from './held-keys.ts';
import { mapRead, read } from './reading.ts';
import { scalarsAt } from './scalar.ts';

/** The configuration that a JSON document has at a pointer: an object of texts, numbers, booleans and `null`. */
export function heldScalars(
  document: unknown,
  pointer: string,
  place: string,
  fingerprintKey: string,
): Reading<ConfigurationFact> {
  return mapRead(scalarsAt(document, pointer, place), (found) => {
    const values: Record<string, string> = {};
    const absent: string[] = [];
    for (const [name, value] of found) {
      if (value === null) absent.push(name);
      else Object.defineProperty(values, name, { value, enumerable: true });
    }
    return read(place, heldKeys(values, fingerprintKey, { absent }));
  });
}
