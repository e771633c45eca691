import type { Facts } from '../../model/facts.ts';
import { following, type Observation, type Rule } from '../../model/rule.ts';
import { describeDuration } from '../../support/duration.ts';
import { findings } from '../failed-findings.ts';
import { executedSteps, executedStepsOfJourney, journeyMs } from '../measures.ts';
import { ALL_SKIPPED, allSkipped } from './all-skipped.ts';
import { playingCutOffId } from './cut-off.ts';
import { cutShortId } from './cut-short.ts';
import { lostShardId } from './shards.ts';

/** The id of the observation that only a part was rehearsed. */
export const PART = 'part/scenarios';

export const nothingWasExecuted: Rule<Facts> = {
  id: 'nothing-executed',
  says: 'At least one step was really executed',
  looksAt: 'steps of the scenarios that passed or failed, fallbacks left out',
  weight: 'doubt',
  firm: true,
  observe: (facts) => (executedStepsOfJourney(facts.evidence) > 0 ? [] : [nothingExecuted(facts)]),
};

export const slotExceeded: Rule<Facts> = {
  id: 'slot-exceeded',
  says: 'The whole journey fits into the slot of the demo',
  looksAt: 'the scenarios’ durations together, fallbacks left out',
  weight: 'risk',
  observe: ({ run, evidence }) => {
    const took = journeyMs(evidence);
    if (run.demo.slotMs === null || took <= run.demo.slotMs) return [];
    return [
      {
        id: 'slot/demo',
        title: `The journey takes ${describeDuration(took)}, the slot is ${describeDuration(run.demo.slotMs)}`,
        subject: 'demo',
        owner: null,
        cause: 'the scenarios together take longer than the audience has',
        remedy: 'leave out a scenario, or ask for a longer slot',
      },
    ];
  },
};

export const rehearsedInPart: Rule<Facts> = {
  id: 'rehearsed-in-part',
  says: 'The whole demo is rehearsed, not a part of it',
  looksAt: 'whether the run was started with --only',
  weight: 'risk',
  observe: ({ run }) =>
    run.only === null
      ? []
      : [
          {
            id: PART,
            title: `Only the scenarios that match “${run.only}” were rehearsed`,
            subject: 'scenarios',
            owner: null,
            cause: 'the run was started with --only',
            remedy: 'rehearse without it before the demo',
          },
        ],
};

export const evidenceIncomplete: Rule<Facts> = {
  id: 'evidence-incomplete',
  says: 'What was recorded is whole',
  looksAt: 'what could not be read or put together of the record',
  weight: 'risk',
  observe: (facts) =>
    (facts.evidence?.gaps ?? []).map((gap, index) => ({
      id: `gap/${index + 1}`,
      title: 'A part of the evidence is missing',
      subject: 'evidence',
      owner: null,
      cause: gap,
      remedy: 'rehearse again',
      ...following(cutShortId(facts) ?? playingCutOffId(facts) ?? lostShardId(facts)),
    })),
};

export const runCutShort: Rule<Facts> = {
  id: 'run-cut-short',
  says: 'The run itself came to its end',
  looksAt: 'how the run ended',
  weight: 'doubt',
  firm: true,
  observe: (facts) => {
    const id = cutShortId(facts);
    if (id === undefined) return [];
    const { state, reason } = facts.run;
    return [
      {
        id,
        title: state === 'interrupted' ? 'The run was interrupted' : 'The run could not be carried out',
        subject: 'rehearsal',
        owner: null,
        cause: reason ?? 'no reason was recorded',
        remedy: state === 'interrupted' ? 'rehearse again' : 'mend what it says, then rehearse again',
      },
    ];
  },
};

function nothingExecuted(facts: Facts): Observation {
  const { readiness } = facts;
  const stoppedBy =
    findings(readiness, 'fail')[0] ?? findings(readiness, 'unknown').find(({ check }) => check === 'identity');
  return {
    id: 'not-rehearsed/scenarios',
    title: 'The scenarios were not rehearsed',
    subject: 'scenarios',
    owner: null,
    cause: stoppedBy === undefined ? whatWasPlayed(facts) : 'the environment is not ready for them',
    remedy: stoppedBy === undefined ? 'see whether any scenario has a step' : 'rehearse again once it is ready',
    ...following(
      stoppedBy?.id ?? cutShortId(facts) ?? lostShardId(facts) ?? (allSkipped(facts) ? ALL_SKIPPED : undefined),
    ),
  };
}

function whatWasPlayed({ evidence }: Facts): string {
  return executedSteps(evidence) === 0 ? 'no scenario step was executed' : 'only fallbacks were played, step by step';
}
