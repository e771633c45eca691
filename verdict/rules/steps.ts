import type { Scenario, Step } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Observation, Rule } from '../../model/rule.ts';
import { describeDuration } from '../../support/duration.ts';
import { slug } from '../../support/ids.ts';
import { scenarioProof } from './proofs.ts';
import { scenarioObservation, scenarios } from './scenarios.ts';

export const stepFailed: Rule<Facts> = {
  id: 'step-failed',
  says: 'A scenario that passes has steps, and all of them passed',
  looksAt: 'the steps of scenarios that passed',
  weight: 'risk',
  observe: ({ evidence, environmentOwner }) =>
    scenarios(evidence, 'passed').flatMap((scenario) => {
      const failed = scenario.steps.find(({ status }) => status !== 'passed');
      if (scenario.steps.length > 0 && failed === undefined && scenario.error === undefined) return [];
      return [
        {
          ...scenarioObservation(scenario, howItPassed(scenario, failed)),
          owner: environmentOwner,
          cause: scenario.error ?? failed?.error ?? 'what the audience will see was not played step by step',
          remedy: 'write the scenario in steps, and let each of them fail when it fails',
        },
      ];
    }),
};

export const stepOverBudget: Rule<Facts> = {
  id: 'step-over-budget',
  says: 'Every step takes no longer than its budget',
  looksAt: 'the duration of each step that passed and has a budget',
  weight: 'risk',
  observe: ({ evidence, environmentOwner: owner }) =>
    scenarios(evidence).flatMap((scenario) =>
      scenario.steps.flatMap((step, index) =>
        isSlow(step) ? [{ ...tooSlow(scenario, step, step.budgetMs, index), owner }] : [],
      ),
    ),
};

function howItPassed({ error }: Scenario, failed: Step | undefined): string {
  if (error !== undefined) return 'passed only because it is expected to fail';
  return failed === undefined ? 'passed without a single step' : `passed although “${failed.title}” did not`;
}

function isSlow(step: Step): step is Step & { budgetMs: number } {
  return step.budgetMs !== null && step.status === 'passed' && step.durationMs > step.budgetMs;
}

function tooSlow(scenario: Scenario, step: Step, budgetMs: number, index: number): Omit<Observation, 'owner'> {
  // A title may come twice in a script.
  const isRepeated = scenario.steps.findIndex(({ title }) => title === step.title) < index;
  return {
    id: `budget/${scenario.id}/${slug(step.title)}${isRepeated ? `/${index + 1}` : ''}`,
    title: `“${step.title}” takes ${describeDuration(step.durationMs)}, its budget is ${describeDuration(budgetMs)}`,
    subject: scenario.title,
    cause: 'the audience waits longer than was said to be bearable',
    remedy: 'find out what is slow in it, or have something to say while it goes on',
    evidence: scenarioProof(scenario, step),
  };
}
