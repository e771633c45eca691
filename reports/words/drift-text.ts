import type { DriftedFact } from '../../model/drift.ts';
import { goesAhead } from '../../model/goes-ahead.ts';
import type { Verdict } from '../../model/verdict.ts';
import { foldedIds } from './folded-ids.ts';
import { utcDayAndMinute } from './instants.ts';
import { onOneLine } from './legible-text.ts';

/** Who changed a fact and when, as far as that is known: `the deploy bot, Fri 20 Nov 2026, 08:12 UTC`. */
export function changedText({ changed, seenFirst }: Pick<DriftedFact, 'changed' | 'seenFirst'>): string {
  if (changed === null) {
    return seenFirst === null ? 'not known' : `not known; first seen ${utcDayAndMinute(seenFirst.at)}`;
  }
  const when = utcDayAndMinute(changed.at);
  return changed.by === null ? when : `${onOneLine(changed.by, 80)}, ${when}`;
}

/**
 * Of what it can't be told whether it changed; `null` where all can, or nothing stands in the way. It may be what broke it:
 * a service that is down tells neither its version nor its settings.
 */
export function untoldText(verdict: Verdict | null): string | null {
  const untold = verdict?.drift?.untold ?? [];
  if (untold.length === 0 || goesAhead(verdict?.outcome)) return null;
  return foldedIds(untold.map(({ id }) => id));
}
