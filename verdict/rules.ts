import type { Scenario } from '../model/evidence.ts';
import type { Finding, FindingStatus } from '../model/finding.ts';
import type { Diagnosis } from '../model/milestone.ts';
import { describeDuration } from '../support/duration.ts';
import type { Facts } from './facts.ts';
import { executedSteps, journeyMs } from './measures.ts';
import type { Observation, Rule } from './observation.ts';

/** What stands for all scenarios when readiness stopped the run before them. */
const NOT_REHEARSED = 'not-rehearsed/scenarios';

/** The rules a verdict is made by, in the order in which their reasons are shown. */
export const rules: readonly Rule<Facts>[] = [
  {
    id: 'readiness-failed',
    says: 'What the demo needs is there and works',
    weight: 'blocker',
    observe: ({ readiness }) => findings(readiness, 'fail').map(fromFinding),
  },
  {
    id: 'identity-unproved',
    says: 'The environment proves that it is the one it is said to be',
    weight: 'blocker',
    observe: ({ readiness }) =>
      findings(readiness, 'unknown')
        .filter(({ check }) => check === 'identity')
        .map(fromFinding),
  },
  {
    id: 'milestone-missing',
    says: 'Every delayed flow reaches all its milestones in time',
    weight: 'blocker',
    observe: ({ evidence }) => scenarios(evidence).flatMap(({ diagnoses }) => diagnoses.map(fromDiagnosis)),
  },
  {
    id: 'scenario-failed',
    says: 'Every scenario passes',
    weight: 'blocker',
    observe: ({ evidence, environmentOwner }) =>
      scenarios(evidence, 'failed').map((scenario) => ({
        ...scenarioObservation(scenario, 'failed'),
        owner: environmentOwner,
        cause: scenario.error ?? 'no error was recorded',
        remedy: 'see the failing step and its trace in the report',
        ...because(scenario.diagnoses.map(diagnosisId)[0]),
      })),
  },
  {
    id: 'nothing-executed',
    says: 'At least one step was really executed',
    weight: 'doubt',
    observe: (facts) => (executedSteps(facts.evidence) > 0 ? [] : [nothingExecuted(facts)]),
  },
  {
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
  },
  {
    id: 'readiness-unknown',
    says: 'Every question about the environment gets an answer',
    weight: 'risk',
    observe: ({ readiness }) =>
      findings(readiness, 'unknown')
        .filter(({ check }) => check !== 'identity')
        .map(fromFinding),
  },
  {
    id: 'readiness-warning',
    says: 'Nothing about the environment is doubtful',
    weight: 'risk',
    observe: ({ readiness }) => findings(readiness, 'warn').map(fromFinding),
  },
  {
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
  },
  {
    id: 'scenario-skipped',
    says: 'No scenario is left out',
    weight: 'risk',
    observe: ({ evidence, environmentOwner }) =>
      scenarios(evidence, 'skipped').map((scenario) => ({
        ...scenarioObservation(scenario, 'was skipped'),
        owner: environmentOwner,
        cause: 'it is marked to be skipped, or something before it stopped the run',
        remedy: 'rehearse it, or take it out of the demo',
      })),
  },
  {
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
  },
  {
    id: 'scenario-cut-off',
    says: 'Every scenario that began also ended',
    weight: 'doubt',
    observe: ({ evidence, environmentOwner }) =>
      scenarios(evidence, 'cut-off').map((scenario) => ({
        ...scenarioObservation(scenario, 'was cut off'),
        owner: environmentOwner,
        cause: 'the run ended while it was going on',
        remedy: 'rehearse again',
      })),
  },
  {
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
  },
];

function nothingExecuted({ readiness, environmentOwner }: Facts): Observation {
  const stoppedBy =
    findings(readiness, 'fail')[0] ?? findings(readiness, 'unknown').find(({ check }) => check === 'identity');
  return {
    id: NOT_REHEARSED,
    title: 'The scenarios were not rehearsed',
    subject: 'scenarios',
    owner: environmentOwner,
    cause: stoppedBy === undefined ? 'no scenario step was executed' : 'the environment is not ready for them',
    remedy: stoppedBy === undefined ? 'see whether --only leaves any scenario' : 'rehearse again once it is ready',
    ...because(stoppedBy?.id),
  };
}

function findings(readiness: Facts['readiness'], status: FindingStatus): Finding[] {
  return (readiness?.findings ?? []).filter((finding) => finding.status === status);
}

function scenarios(evidence: Facts['evidence'], status?: Scenario['status']): Scenario[] {
  return (evidence?.scenarios ?? []).filter((scenario) => status === undefined || scenario.status === status);
}

function fromFinding(finding: Finding): Observation {
  return {
    id: finding.id,
    title: titleOf(finding),
    subject: finding.subject,
    owner: finding.owner,
    cause: finding.observed,
    remedy: finding.remedy,
    ...because(finding.because),
  };
}

function titleOf({ id, check, subject, expected, status }: Finding): string {
  const detail = id.split('/').slice(2).join('/');
  const known = status !== 'unknown';
  switch (check) {
    case 'configuration':
      return known ? `${subject} lacks ${detail}` : `It is not known whether ${subject} holds ${detail}`;
    case 'credential':
      return known ? `The credential for ${subject} does not work` : `The credential for ${subject} could not be tried`;
    case 'identity':
      return `${subject} is not proved to run in ${expected}`;
    case 'job':
      return known ? `The job ${subject} is not alive` : `It is not known whether the job ${subject} is alive`;
    case 'reachable':
      return `${subject} does not answer`;
    case 'ready':
      return known ? `${subject} is not ready` : `It is not known whether ${subject} is ready`;
    default:
      return known ? `${subject}: ${check} is not as expected (${expected})` : `${subject}: ${check} is not known`;
  }
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

function because(id: string | undefined): { because?: string } {
  return id === undefined ? {} : { because: id };
}
