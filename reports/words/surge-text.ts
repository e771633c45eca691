import type { Surge, SurgeLevel, SurgeMeasured } from '../../model/surge.ts';
import { describeDuration } from '../../support/duration.ts';

/** What a level came to, in a word or two. */
export const LEVEL_WORDS: Readonly<Record<SurgeLevel['state'], string>> = {
  fit: 'fit',
  over: 'over',
  'engine-limited': 'the engine’s limit',
  unmeasured: 'not measured',
};

/** The outcome in two words. */
export const OUTCOME_WORDS: Readonly<Record<Surge['outcome'], string>> = {
  fit: 'Fit',
  unfit: 'Not fit',
  inconclusive: 'Inconclusive',
};

/** `0.4 s`, with what failed: `0.4 s, 3 of 120 failed`. */
export function measuredText({ count, p95Ms, failed }: SurgeMeasured): string {
  if (count === 0) return 'nobody came so far';
  return failed === 0 ? describeDuration(p95Ms) : `${describeDuration(p95Ms)}, ${failed} of ${count} failed`;
}

/** Why a step failed, the most frequent reason first. */
export function reasonsText({ reasons }: SurgeMeasured): string {
  return Object.entries(reasons)
    .sort(([, one], [, other]) => other - one)
    .map(([reason, count]) => `${count} × ${reason}`)
    .join('; ');
}
