import { html } from 'hono/html';
import { type Enquiry, INTAKE, isDecided } from '../lifecycle/application.ts';
import type { ApplicationRecord } from '../store.ts';
import { decisionForms } from './decision-forms.ts';
import type { Draft } from './forms.ts';
import { layout, type Markup } from './layout.ts';
import { country, money, STANDING, time } from './wording.ts';

/** What keeps a decision from being carried out, and what staff had typed. */
export interface Setback {
  problem: string;
  draft: Draft;
}

/** One application: what was submitted, asked and supplied, and what staff can do with it. */
export function applicationPage(application: ApplicationRecord, setback?: Setback): Markup {
  const { submission, state } = application;
  const { legalName } = submission.company;
  const { long, look } = STANDING[state.status];
  return layout(
    legalName,
    html`<p class="trail"><a href="/console">All applications</a></p>
<h1>${legalName}</h1>
<p class="standing ${look}" role="status">${long}</p>
${setback === undefined ? '' : html`<p class="alert" role="alert">${setback.problem}</p>`}
<div class="columns">
<div>${submitted(application)}${enquiries(state.enquiries)}</div>
<div>${isDecided(state) ? decision(application) : decisionForms(application, setback?.draft ?? {})}</div>
</div>`,
  );
}

function submitted({ id, correlationId, submission, submittedAt }: ApplicationRecord): Markup {
  const { company, applicant } = submission;
  return html`<section class="card" aria-labelledby="submitted">
<h2 id="submitted">Submitted</h2>
${details({
  Company: company.legalName,
  'Registration number': company.registrationNumber,
  Country: country(company.country),
  Industry: company.industry,
  'Expected turnover a year': money(company.expectedAnnualTurnover),
  Applicant: applicant.fullName,
  'E-mail': applicant.email,
  Submitted: time(submittedAt),
  'Application number': html`<span class="reference">${id}</span>`,
  Reference: html`<span class="reference">${correlationId ?? 'none'}</span>`,
})}
</section>`;
}

function enquiries(asked: readonly Enquiry[]): Markup {
  return html`<section class="card" aria-labelledby="enquiries">
<h2 id="enquiries">Asked and supplied</h2>
${asked.length === 0 ? html`<p class="empty">The applicant was asked for nothing more.</p>` : html`<ul class="enquiries">${asked.map(enquiry)}</ul>`}
</section>`;
}

function enquiry({ question, askedBy, answer }: Enquiry): Markup {
  const asker = askedBy === INTAKE ? 'Asked at receipt' : `Asked by ${askedBy}`;
  return html`<li>
<p class="question">${question}</p>
<p class="hint">${asker}</p>
${answer === null ? html`<p><span class="pill waiting">Not answered yet</span></p>` : html`<p>${answer}</p>`}
</li>`;
}

function decision({ state, updatedAt }: ApplicationRecord): Markup {
  if (state.status !== 'approved' && state.status !== 'rejected') return html``;
  return html`<section class="card" aria-labelledby="decision">
<h2 id="decision">Decision</h2>
${details({
  Decided: time(updatedAt),
  By: state.by,
  ...(state.status === 'approved'
    ? { Account: html`<span class="reference">${state.account.iban}</span>`, Currency: state.account.currency }
    : { Reason: state.reason }),
})}
</section>`;
}

function details(rows: Readonly<Record<string, string | Markup>>): Markup {
  return html`<dl>${Object.entries(rows).map(([term, detail]) => html`<dt>${term}</dt><dd>${detail}</dd>`)}</dl>`;
}
