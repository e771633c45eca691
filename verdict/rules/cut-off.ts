import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { cutShortId } from './cut-short.ts';
import { scenarioObservation, scenarios } from './scenarios.ts';
import { lostWith } from './shards.ts';

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

export const playingFailed: Rule<Facts> = {
  id: 'playing-failed',
  says: 'Nothing fails beside the scenarios while they are played',
  looksAt: 'errors that Playwright told of, and that are no scenario’s',
  weight: 'doubt',
  observe: (facts) => {
    const { failedBeside } = facts.evidence ?? {};
    if (failedBeside === undefined) return [];
    return [
      {
        id: 'failed/playing',
        title: 'Something failed beside the scenarios',
        subject: 'scenarios',
        ...following(cutShortId(facts)),
        owner: null,
        cause: failedBeside,
        remedy: 'mend what throws there: Playwright itself does not call this passed; then rehearse again',
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
    ...scenarios(facts.evidence, 'cut-off').map((scenario) => ({
      ...unfinished(scenario, 'was cut off', facts),
      cause: 'the run ended while it was going on',
    })),
    ...scenarios(facts.evidence, 'skipped')
      .filter(({ attempts }) => attempts === 0)
      .map((scenario) => ({
        ...unfinished(scenario, 'was never begun', facts),
        cause: 'the run ended before its turn came',
      })),
  ],
};

function unfinished(scenario: Scenario, whatHappened: string, facts: Facts): Omit<Observation, 'cause'> {
  return {
    ...scenarioObservation(scenario, whatHappened),
    ...following(cutShortId(facts) ?? playingCutOffId(facts) ?? lostWith(scenario, facts)),
    owner: null,
    remedy: 'rehearse again',
  };
}
