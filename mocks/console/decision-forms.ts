import { html } from 'hono/html';
import { openEnquiries } from '../lifecycle/application.ts';
import type { ApplicationRecord } from '../store.ts';
import type { Draft } from './forms.ts';
import type { Markup } from './layout.ts';

/** The three things staff can do with an application that is not decided. */
export function decisionForms({ id, state }: ApplicationRecord, draft: Draft): Markup {
  const action = `/console/applications/${id}`;
  const open = openEnquiries(state).length;
  return html`<section class="card" aria-labelledby="decide">
<h2 id="decide">Decide</h2>
${open === 0 ? approveForm(action) : html`<p class="hint">It can be approved once the applicant has answered ${open === 1 ? 'the open question' : `the ${open} open questions`}.</p>`}
${rejectForm(action, draft)}
${askForm(action, draft)}
</section>`;
}

function approveForm(action: string): Markup {
  return html`<form method="post" action="${action}" aria-labelledby="approve">
<h3 id="approve">Approve</h3>
<input type="hidden" name="decision" value="approve">
<label class="tick"><input type="checkbox" name="validated" value="yes" required aria-describedby="validated-hint">Input validated</label>
<p class="hint" id="validated-hint">The details and answers were checked against the documents.</p>
<button class="primary">Approve</button>
</form>`;
}

function rejectForm(action: string, { reason = '' }: Draft): Markup {
  return html`<form method="post" action="${action}" aria-labelledby="reject">
<h3 id="reject">Reject</h3>
<input type="hidden" name="decision" value="reject">
<label for="reason">Reason</label>
<p class="hint" id="reason-hint">The applicant is told this.</p>
<textarea id="reason" name="reason" required maxlength="500" aria-describedby="reason-hint">${reason}</textarea>
<button class="danger">Reject</button>
</form>`;
}

function askForm(action: string, { subject = '', question = '' }: Draft): Markup {
  return html`<form method="post" action="${action}" aria-labelledby="ask">
<h3 id="ask">Ask the applicant</h3>
<input type="hidden" name="decision" value="request-information">
<label for="subject">Subject</label>
<input type="text" id="subject" name="subject" required maxlength="60" value="${subject}" autocomplete="off">
<label for="question">Question</label>
<textarea id="question" name="question" required maxlength="500">${question}</textarea>
<button>Ask for more</button>
</form>`;
}
