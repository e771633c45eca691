import type { Scenario, Step } from '../../model/evidence.ts';
import { type Attempt, entriesOf } from './attempts.ts';

/** The steps of an attempt with what the browser saw and the logs said while each went on, and what belongs to none of them. */
export function besideSteps(steps: readonly Step[], attempt: Attempt): Pick<Scenario, 'steps' | 'beside'> {
  const beside: Scenario['beside'] = { browser: [], logs: [] };
  const seen = entriesOf(attempt, 'browser');
  const said = entriesOf(attempt, 'log');
  if (seen.length + said.length === 0) return { steps: [...steps], beside };
  const full = steps.map((step) => ({
    begunAt: Date.parse(step.startedAt),
    step: { ...step, browser: [...step.browser], logs: [...step.logs] },
  }));
  const placeOf = (at: string) => stepAt(Date.parse(at), full)?.step ?? beside;
  for (const { at, event } of seen) placeOf(at).browser.push({ at, event });
  for (const { at, subject, level, text } of said) placeOf(at).logs.push({ at, subject, level, text });
  return { steps: full.map(({ step }) => step), beside };
}

/** The step that went on at a time, or had begun last: what comes right after a step is mostly of its doing. */
function stepAt<Timed extends { begunAt: number }>(at: number, steps: readonly Timed[]): Timed | undefined {
  return steps.findLast(({ begunAt }) => begunAt <= at);
}
