import type { Step } from '../../model/evidence.ts';
import type { StepAction } from '../../model/step-action.ts';
import { describeDuration } from '../../support/duration.ts';
import { onOneLine } from './legible-text.ts';

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

const VERBS = {
  'goes-to': 'goes to',
  clicks: 'clicks',
  fills: 'fills in',
  chooses: 'chooses in',
  checks: 'ticks',
  unchecks: 'unticks',
  presses: 'presses',
  uploads: 'uploads into',
  other: '',
} as const satisfies Record<StepAction['does'], string>;

/** One thing that was done, in words: `fills in Company name: Northwind`. A value that is not kept is left out. */
export function actionText({ does, target, value }: Pick<StepAction, 'does' | 'target' | 'value'>): string {
  const done = `${VERBS[does]} ${onOneLine(target, 120)}`.trim();
  return value === null || value === '' ? done : `${done}: ${onOneLine(value, 120)}`;
}

/** All that was done in a step on one line: `fills in 5 fields, clicks Submit application`. Empty where nothing was. */
export function actionsText(actions: readonly StepAction[]): string {
  const said: string[] = [];
  for (let at = 0; at < actions.length; ) {
    const first = actions[at];
    if (first === undefined) break;
    let until = at + 1;
    while (isTyping(first) && until < actions.length && isTyping(actions[until])) until += 1;
    const fields = new Set(actions.slice(at, until).map(({ target }) => target)).size;
    said.push(fields > 1 ? `fills in ${fields} fields` : actionText({ ...first, value: null }));
    at = until;
  }
  return said.slice(0, MOST_ACTIONS_SAID).join(', ') + (said.length > MOST_ACTIONS_SAID ? ' …' : '');
}

const MOST_ACTIONS_SAID = 4;

function isTyping(action: StepAction | undefined): boolean {
  return action !== undefined && (action.does === 'fills' || action.does === 'chooses');
}
