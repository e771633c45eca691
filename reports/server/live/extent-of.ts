import type { Scenario } from '../../../model/evidence.ts';

/** How much is known of a scenario: what grows while it is played. */
export function extentOf({ status, attempts, steps, ...scenario }: Scenario): string {
  const { milestones, bankCalls, jobRuns, decisions, beside } = scenario;
  const inSteps = steps.map((step) => [
    step.status,
    step.pictures.length,
    step.actions.length,
    step.browser.length,
    step.logs.length,
  ]);
  const counts = [milestones, bankCalls, jobRuns, decisions, beside.browser, beside.logs].map(({ length }) => length);
  return JSON.stringify([status, attempts, inSteps, counts]);
}
