import type { Facts } from '../../model/facts.ts';
import { following, type Rule } from '../../model/rule.ts';
import { cutShortId } from './cut-short.ts';
import { lostShardId } from './shards.ts';

/** The id of the observation that no scenario of the demo was played: that each was left out follows from it. */
export const ALL_SKIPPED = 'skipped/scenarios';

/** Whether there are scenarios of the demo itself, and every one of them was skipped. */
export function allSkipped({ evidence }: Facts): boolean {
  const journey = (evidence?.scenarios ?? []).filter(({ fallback }) => fallback === null);
  return journey.length > 0 && journey.every(({ status }) => status === 'skipped');
}

export const everythingSkipped: Rule<Facts> = {
  id: 'all-skipped',
  says: 'Not all scenarios are skipped',
  looksAt: 'how the scenarios ended, fallbacks left out',
  weight: 'doubt',
  firm: true,
  observe: (facts) =>
    allSkipped(facts)
      ? [
          {
            id: ALL_SKIPPED,
            title: 'Every scenario of the demo was skipped',
            subject: 'scenarios',
            owner: null,
            cause: 'each is marked to be skipped, or was stopped by something before it',
            remedy: 'take the marks away, and rehearse again',
            ...following(cutShortId(facts) ?? lostShardId(facts)),
          },
        ]
      : [],
};
