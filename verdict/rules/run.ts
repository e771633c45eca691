import { describeDuration } from '../../support/duration.ts';
import type { Facts } from '../facts.ts';
import { executedSteps, journeyMs } from '../measures.ts';
import { following, type Observation, type Rule } from '../observation.ts';
import { findings } from './readiness.ts';

export const nothingWasExecuted: Rule<Facts> = {
  id: 'nothing-executed',
  says: 'At least one step was really executed',
  weight: 'doubt',
  observe: (facts) => (executedSteps(facts.evidence) > 0 ? [] : [nothingExecuted(facts)]),
};

export const slotExceeded: Rule<Facts> = {
  id: 'slot-exceeded',
  says: 'The whole journey fits into the slot of the demo',
  weight: 'risk',
  observe: ({ run, evidence, environmentOwner }) => {
    const took = journeyMs(evidence);
    if (run.demo.slotMs === null || took <= run.demo.slotMs) return [];
    return [
      {
        id: 'slot/demo',
        title: `The journey takes ${describeDuration(took)}, the slot is ${describeDuration(run.demo.slotMs)}`,
        subject: 'demo',
        owner: environmentOwner,
        cause: 'the scenarios together take longer than the audience has',
        remedy: 'leave out a scenario, or ask for a longer slot',
      },
    ];
  },
};

export const evidenceIncomplete: Rule<Facts> = {
  id: 'evidence-incomplete',
  says: 'What was recorded is whole',
  weight: 'risk',
  observe: ({ evidence, environmentOwner }) =>
    (evidence?.gaps ?? []).map((gap, index) => ({
      id: `gap/${index + 1}`,
      title: 'A part of the evidence is missing',
      subject: 'evidence',
      owner: environmentOwner,
      cause: gap,
      remedy: 'rehearse again',
    })),
};

export const runCutShort: Rule<Facts> = {
  id: 'run-cut-short',
  says: 'The run itself came to its end',
  weight: 'doubt',
  observe: ({ run, environmentOwner }) =>
    run.state === 'interrupted' || run.state === 'failed'
      ? [
          {
            id: `run/${run.state}`,
            title: run.state === 'interrupted' ? 'The run was interrupted' : 'The run could not be carried out',
            subject: 'rehearsal',
            owner: environmentOwner,
            cause: run.reason ?? 'no reason was recorded',
            remedy: 'rehearse again',
          },
        ]
      : [],
};

function nothingExecuted({ readiness, environmentOwner }: Facts): Observation {
  const stoppedBy =
    findings(readiness, 'fail')[0] ?? findings(readiness, 'unknown').find(({ check }) => check === 'identity');
  return {
    id: 'not-rehearsed/scenarios',
    title: 'The scenarios were not rehearsed',
    subject: 'scenarios',
    owner: environmentOwner,
    cause: stoppedBy === undefined ? 'no scenario step was executed' : 'the environment is not ready for them',
    remedy: stoppedBy === undefined ? 'see whether --only leaves any scenario' : 'rehearse again once it is ready',
    ...following(stoppedBy?.id),
  };
}
