import type { Step } from '../model/evidence.ts';
import { describeDuration } from '../support/duration.ts';

/** Whether a step took longer than an audience should wait for it: one that did not pass is worse than slow. */
export function isOverBudget({
  status,
  durationMs,
  budgetMs,
}: Pick<Step, 'status' | 'durationMs' | 'budgetMs'>): boolean {
  return status === 'passed' && budgetMs !== null && durationMs > budgetMs;
}

/** How long a step may take: `budget 5.0 s`, or `over its budget of 5.0 s`; `null` where that was not said. */
export function budgetText(step: Pick<Step, 'status' | 'durationMs' | 'budgetMs'>): string | null {
  if (step.budgetMs === null) return null;
  const budget = describeDuration(step.budgetMs);
  return isOverBudget(step) ? `over its budget of ${budget}` : `budget ${budget}`;
}
