import type { Scenario, Step } from '../model/evidence.ts';
import { type Attempt, entriesOf } from './evidence-attempts.ts';

/** The steps of an attempt with what the browser saw and the logs said while each went on, and what belongs to none of them. */
export function besideSteps(steps: readonly Step[], attempt: Attempt): Pick<Scenario, 'steps' | 'beside'> {
  const full = steps.map((step): Step => ({ ...step, browser: [], logs: [] }));
  const beside: Scenario['beside'] = { browser: [], logs: [] };
  for (const { at, event } of entriesOf(attempt, 'browser')) (stepAt(at, full) ?? beside).browser.push({ at, event });
  for (const { at, subject, level, text } of entriesOf(attempt, 'log')) {
    (stepAt(at, full) ?? beside).logs.push({ at, subject, level, text });
  }
  return { steps: full, beside };
}

/** The step that went on at a time, or had begun last: what comes right after a step is mostly of its doing. */
function stepAt(at: string, steps: readonly Step[]): Step | undefined {
  return steps.findLast(({ startedAt }) => Date.parse(startedAt) <= Date.parse(at));
}
