import type { Scenario } from '../../model/evidence.ts';
import type { Diagnosis } from '../../model/milestone.ts';
import { causeOfFailure } from '../bank-causes.ts';
import type { Facts } from '../facts.ts';
import { following, type Observation, type Rule } from '../observation.ts';
import { cutShortId } from './cut-short.ts';

export const milestoneMissing: Rule<Facts> = {
  id: 'milestone-missing',
  says: 'Every delayed flow reaches all its milestones in time',
  weight: 'blocker',
  observe: (facts) =>
    scenarios(facts.evidence).flatMap((scenario) =>
      scenario.diagnoses.map((diagnosis) => ({
        ...fromDiagnosis(diagnosis),
        ...following(causeOfFailure(scenario, diagnosis, facts)),
      })),
    ),
};

export const scenarioFailed: Rule<Facts> = {
  id: 'scenario-failed',
  says: 'Every scenario passes',
  weight: 'blocker',
  observe: (facts) =>
    scenarios(facts.evidence, 'failed').map((scenario) => {
      const [diagnosis] = scenario.diagnoses;
      return {
        ...scenarioObservation(scenario, 'failed'),
        owner: facts.environmentOwner,
        cause: scenario.error ?? 'no error was recorded',
        remedy: 'see the failing step and its trace in the report',
        ...following(diagnosis === undefined ? causeOfFailure(scenario, undefined, facts) : diagnosisId(diagnosis)),
      };
    }),
};

export const retryNeeded: Rule<Facts> = {
  id: 'retry-needed',
  says: 'Scenarios pass at the first attempt, as they must before an audience',
  weight: 'risk',
  observe: ({ evidence, environmentOwner }) =>
    scenarios(evidence, 'passed')
      .filter(({ attempts }) => attempts > 1)
      .map((scenario) => ({
        ...scenarioObservation(scenario, `passed only at attempt ${scenario.attempts}`),
        owner: environmentOwner,
        cause: scenario.earlierErrors[0] ?? 'no error was recorded',
        remedy: 'find out why the first attempt failed before showing it',
      })),
};

export const stepFailed: Rule<Facts> = {
  id: 'step-failed',
  says: 'A scenario that passes has steps, and all of them passed',
  weight: 'risk',
  observe: ({ evidence, environmentOwner }) =>
    scenarios(evidence, 'passed').flatMap((scenario) => {
      const failed = scenario.steps.find(({ status }) => status !== 'passed');
      if (scenario.steps.length > 0 && failed === undefined) return [];
      const what = failed === undefined ? 'passed without a single step' : `passed although “${failed.title}” did not`;
      return [
        {
          ...scenarioObservation(scenario, what),
          owner: environmentOwner,
          cause: failed?.error ?? 'what the audience will see was not played step by step',
          remedy: 'write the scenario in steps, and let each of them fail when it fails',
        },
      ];
    }),
};

export const scenarioSkipped: Rule<Facts> = {
  id: 'scenario-skipped',
  says: 'No scenario is left out',
  weight: 'risk',
  observe: (facts) =>
    scenarios(facts.evidence, 'skipped').map((scenario) => ({
      ...scenarioObservation(scenario, 'was not played'),
      ...following(cutShortId(facts)),
      owner: null,
      cause: 'it is marked to be skipped, or something before it stopped the run',
      remedy: 'rehearse it, or take it out of the demo',
    })),
};

export const scenarioCutOff: Rule<Facts> = {
  id: 'scenario-cut-off',
  says: 'Every scenario that began also ended',
  weight: 'doubt',
  observe: (facts) =>
    scenarios(facts.evidence, 'cut-off').map((scenario) => ({
      ...scenarioObservation(scenario, 'was cut off'),
      ...following(cutShortId(facts)),
      owner: null,
      cause: 'the run ended while it was going on',
      remedy: 'rehearse again',
    })),
};

function scenarios(evidence: Facts['evidence'], status?: Scenario['status']): Scenario[] {
  return (evidence?.scenarios ?? []).filter((scenario) => status === undefined || scenario.status === status);
}

function fromDiagnosis(diagnosis: Diagnosis): Observation {
  return {
    id: diagnosisId(diagnosis),
    title: `The delayed flow never got to “${diagnosis.milestone}”`,
    subject: diagnosis.subject,
    owner: diagnosis.owner,
    cause: diagnosis.cause,
    remedy: diagnosis.remedy,
  };
}

function diagnosisId({ milestone, subject }: Diagnosis): string {
  return `milestone/${subject}/${milestone}`;
}

function scenarioObservation(
  { id, title }: Scenario,
  whatHappened: string,
): Pick<Observation, 'id' | 'title' | 'subject'> {
  return { id: `scenario/${id}`, title: `“${title}” ${whatHappened}`, subject: title };
}
