import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { cutShortId } from './cut-short.ts';
import { scenarioObservation, scenarios } from './scenarios.ts';

const PLAYING = 'cut-off/playing';

/** The id of the observation that playing was cut off, if it was: what is missing of the record follows from that. */
export function playingCutOffId({ evidence }: Facts): string | undefined {
  return evidence?.cutOff === undefined ? undefined : PLAYING;
}

export const playingCutOff: Rule<Facts> = {
  id: 'playing-cut-off',
  says: 'Whatever plays the scenarios comes to their end',
  looksAt: 'whether Playwright told that it was done',
  weight: 'doubt',
  firm: true,
  observe: (facts) => {
    const { cutOff } = facts.evidence ?? {};
    if (cutOff === undefined) return [];
    return [
      {
        id: PLAYING,
        title: 'Playing the scenarios was cut off',
        subject: 'scenarios',
        ...following(cutShortId(facts)),
        owner: null,
        cause: cutOff,
        remedy: 'see whether the machine ran out of memory, then rehearse again',
      },
    ];
  },
};

export const scenarioCutOff: Rule<Facts> = {
  id: 'scenario-cut-off',
  says: 'Every scenario that was to be played began, and ended',
  looksAt: 'scenarios without an end, or without a beginning',
  weight: 'doubt',
  firm: true,
  observe: (facts) => [
    ...scenarios(facts.evidence, 'cut-off').map((scenario) => cutOff(scenario, 'was cut off', facts)),
    ...scenarios(facts.evidence, 'skipped')
      .filter(({ attempts }) => attempts === 0)
      .map((scenario) => cutOff(scenario, 'was never begun', facts)),
  ],
};

function cutOff(scenario: Scenario, what: string, facts: Facts): Observation {
  return {
    ...scenarioObservation(scenario, what),
    ...following(cutShortId(facts) ?? playingCutOffId(facts)),
    owner: null,
    cause: what === 'was cut off' ? 'the run ended while it was going on' : 'the run ended before its turn came',
    remedy: 'rehearse again',
  };
}
