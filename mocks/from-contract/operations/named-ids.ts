import { valueAt } from '../../contract/document/json-pointer.ts';
import type { AcceptedCall } from '../answers/call.ts';
import type { IdPlace } from '../lifecycle/lifecycle.ts';

/** The ids a call names: one in its path; in its body one, or a list of them. */
export function idsIn(place: IdPlace, { parameters, body }: AcceptedCall): string[] {
  const named = place.in === 'path' ? parameters[place.parameter] : valueAt(body, place.pointer);
  return [named].flat().flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []));
}
