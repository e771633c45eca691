import type { DriftedFact } from '../model/drift.ts';
import { utcDay, utcMinute } from './instants.ts';
import { onOneLine } from './legible-text.ts';

/** Who changed a fact and when, as far as that is known: `the deploy bot, Fri 20 Nov 2026, 08:12 UTC`. */
export function changedText({ changed, seenFirst }: Pick<DriftedFact, 'changed' | 'seenFirst'>): string {
  if (changed === null) {
    return seenFirst === null
      ? 'not known'
      : `not known; first seen ${utcDay(seenFirst.at)}, ${utcMinute(seenFirst.at)}`;
  }
  const when = `${utcDay(changed.at)}, ${utcMinute(changed.at)}`;
  return changed.by === null ? when : `${onOneLine(changed.by, 80)}, ${when}`;
}
