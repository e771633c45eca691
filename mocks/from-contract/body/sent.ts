import { isObject } from '../../contract/document/json.ts';
import { below, valueAt } from '../../contract/document/json-pointer.ts';
import { above, type Placement } from './place.ts';

/** Where id and state stand in a body; no id in some. */
export interface Landmarks {
  readonly id: string | null;
  readonly state: string;
}

/**
 * What a creating call sent, as placements in the body that is read later: at the same place, or beside the state or the
 * id. A wrapper around it, such as JSON:API's, is taken off where that body has no such place.
 */
export function placementsOf(sent: unknown, base: unknown, landmarks: Landmarks): Placement[] {
  if (!isObject(sent)) return [];
  const { id, state } = landmarks;
  const homes = [...new Set(['', above(state), above(id ?? state)])];
  const fields = Object.entries(sent);
  return fields.flatMap(([key, value]) => {
    const home = homes.find((place) => valueAt(base, below(place, key)) !== undefined);
    const isWrapper = isObject(value) && (fields.length === 1 || key === 'attributes');
    if (home === undefined && isWrapper) return placementsOf(value, base, landmarks);
    const pointer = below(home ?? above(state), key);
    return pointer === id || pointer === state ? [] : [{ pointer, value }];
  });
}
