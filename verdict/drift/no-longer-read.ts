import { isWithin } from '../../model/fact-ids.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';

/** The ids of what could be read at one look at an environment and can't at a later one: of a service that is down, say. */
export function noLongerRead(before: Fingerprint, after: Fingerprint): string[] {
  return after.unread.map(({ id }) => id).filter((id) => !isWithin(id, before.unread));
}
