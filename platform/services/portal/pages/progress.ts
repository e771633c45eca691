import type { ApplicationStatus } from '../../../applications/application.ts';
import { type Html, html, NOTHING } from './html.ts';

const STEPS = ['Sent', 'Review by the bank', 'Decision'] as const;

/** The step that an application is at; past the last one once it is decided. */
const CURRENT_STEP: Record<ApplicationStatus, number> = {
  'failed-to-submit': 0,
  submitted: 1,
  'under-review': 1,
  'information-required': 1,
  approved: STEPS.length,
  rejected: STEPS.length,
};

/** How far an application has come. */
export function renderProgress(status: ApplicationStatus): Html {
  const current = CURRENT_STEP[status];
  return html`<ol class="progress" aria-label="Progress">${STEPS.map((step, index) => {
    const state = index < current ? 'done' : index === current ? 'current' : 'open';
    const spoken = { done: 'done', current: 'now', open: 'to come' }[state];
    return html`<li class="progress-${state}"${state === 'current' ? html` aria-current="step"` : NOTHING}><span>${step}<span class="for-readers">, ${spoken}</span></span></li>`;
  })}</ol>`;
}
