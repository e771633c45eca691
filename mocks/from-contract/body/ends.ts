import { isObject } from '../../contract/document/json.ts';
import { below } from '../../contract/document/json-pointer.ts';
import { isWithin, without } from './place.ts';

/** Words that tell of a decision or an end. */
const ENDS =
  /^(approved|approval|decided|decision|reject(ed|ion)|declined?|den(ied|ial)|refus(ed|al)|fail(ed|ure|ures)|errors?|reasons?|cancell?(ed|ation)|abandoned|terminat(ed|ion)|revo(ked|cation)|expired|clos(ed|ure)|complet(ed|ion)|finished|processed|executed|settled|posted|booked|captured|paid|voided|revers(ed|al|als)|return(ed|s)|refund(ed|s)|disput(ed|es?)|chargebacks?|dispersed|archived|deleted|withdrawn)$/;
/** Words with which the same field speaks of what is to come, or of an address. */
const AHEAD =
  /^(expected|estimated|requested|scheduled|planned|allowed|maximum|max|minimum|min|url|uri|href|links?|policy|type)$/;

/** Whether a field's name tells of a decision or an end: `completedOn`, `failure_reason`, `StatusReason`. */
export function tellsOfEnd(name: string): boolean {
  const words = name.split(/(?<=[a-z\d])(?=[A-Z])|[\s_.-]+/).map((word) => word.toLowerCase());
  return words.some((word) => ENDS.test(word)) && !words.some((word) => AHEAD.test(word));
}

/**
 * A body less the fields that tell of a decision or an end: what nobody has decided yet should not be rejected with a
 * reason. What stands at the places `kept`, and what `isValid` shows to be demanded, stays.
 */
export function withoutEnds(body: unknown, kept: readonly string[], isValid: (body: unknown) => boolean): unknown {
  let current = body;
  for (const pointer of placesOfEnds(body)) {
    if (kept.some((place) => isWithin(place, pointer) || isWithin(pointer, place))) continue;
    const shorter = without(current, pointer);
    if (isValid(shorter)) current = shorter;
  }
  return current;
}

/** The outermost of them: what lies within goes with it. */
function placesOfEnds(body: unknown, at = ''): string[] {
  if (Array.isArray(body)) return body.flatMap((entry, index) => placesOfEnds(entry, below(at, index)));
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([key, value]) => {
    const pointer = below(at, key);
    return tellsOfEnd(key) ? [pointer] : placesOfEnds(value, pointer);
  });
}
