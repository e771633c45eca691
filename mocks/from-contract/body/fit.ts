import { isObject } from '../../contract/document/json.ts';
import { below, valueAt } from '../../contract/document/json-pointer.ts';
import { above, isWithin, type Placement, placed } from './place.ts';

export interface Fitting {
  /** What there is to begin with. */
  readonly base: unknown;
  /** What should stand in it, as far as it may. */
  readonly wanted: readonly Placement[];
  /** What must stand in it, over everything else. */
  readonly fixed: readonly Placement[];
  /** The places at which a body is not as its contract has it. */
  readonly wrongIn: (body: unknown) => readonly string[];
}

export interface Fitted {
  readonly body: unknown;
  /** What of the wanted stands in it. */
  readonly kept: readonly Placement[];
}

/**
 * Places in a body all that fits: an object as a whole, else those of its fields that do. What was wrong with the base
 * itself stays so and is nobody's fault.
 */
export function fit({ base, wanted, fixed, wrongIn }: Fitting): Fitted {
  const bodyWith = (placements: readonly Placement[]) => placed(placed(base, placements), fixed);
  const known = new Set(wrongIn(bodyWith([])));
  let trying: readonly Placement[] = wanted;
  for (;;) {
    const body = bodyWith(trying);
    const wrong = wrongIn(body).filter((place) => !known.has(place));
    if (wrong.length === 0) return { body, kept: trying };
    trying = withoutCulprits(trying, wrong, base);
  }
}

function withoutCulprits(placements: readonly Placement[], wrong: readonly string[], base: unknown): Placement[] {
  const touches = (place: string) => (placement: Placement) =>
    isWithin(place, placement.pointer) || isWithin(placement.pointer, place);
  const atFault = new Set<Placement>();
  for (const place of wrong) {
    const direct = placements.filter(touches(place));
    // A field that is missing beside what was placed: then its neighbours are too much.
    const blamed = direct.length > 0 ? direct : placements.filter(touches(above(place)));
    for (const placement of blamed.length > 0 ? blamed : placements) atFault.add(placement);
  }
  return placements.flatMap((placement) => (atFault.has(placement) ? partsOf(placement, base) : [placement]));
}

/** The fields of an object, each to be placed by itself where the base has such an object. */
function partsOf({ pointer, value }: Placement, base: unknown): Placement[] {
  if (!isObject(value) || !isObject(valueAt(base, pointer))) return [];
  return Object.entries(value).map(([key, part]) => ({ pointer: below(pointer, key), value: part }));
}

/** How many plain values were kept. */
export function valuesKept({ kept }: Fitted): number {
  return kept.reduce((sum, { value }) => sum + valuesIn(value), 0);
}

function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + valuesIn(part), 0);
}
