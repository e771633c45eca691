import { html } from 'hono/html';
import type { DeskCase, DeskEnquiry, Fact } from '../desk/desk.ts';
import type { Draft } from './drafts.ts';
import type { Markup } from './layout.ts';
import { caseAddress, type ListChoice, listAddress } from './list-view.ts';
import { moveForms } from './move-forms.ts';
import { capitalised, time } from './wording.ts';

/** What keeps a decision from being carried out, and what staff had typed. */
export interface Setback {
  readonly problem: string;
  readonly draft: Draft;
}

/** One case: what was submitted, asked and supplied, what happened to it, and what staff can do with it. */
export function casePage(shown: DeskCase, choice: ListChoice, setback?: Setback): Markup {
  const { id, kind, title, standing, state, sections, enquiries, history } = shown;
  return html`<p class="trail"><a href="${listAddress(choice)}">All cases</a></p>
<p class="eyebrow">${capitalised(kind)} <span class="reference">${id}</span></p>
<h1>${title}</h1>
<div data-live="standing"><p class="standing ${standing.look}" role="status" data-news="${`${title}: ${standing.long}`}" data-news-id="${`${id} ${state}`}">${standing.long}</p></div>
${setback === undefined ? '' : html`<p class="alert" role="alert">${setback.problem}</p>`}
<div class="columns">
<div class="file">
<div data-live="facts">${sections.map((section, index) => facts(`facts-${index + 1}`, section.title, section.facts))}</div>
<div data-live="enquiries">${asked(enquiries)}</div>
<div data-live="history">${happened(history)}</div>
</div>
<div class="desk" data-live="moves">${moveForms(shown, caseAddress(id, choice), setback?.draft)}</div>
</div>`;
}

function facts(id: string, title: string, list: readonly Fact[]): Markup {
  if (list.length === 0) return html``;
  return html`<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<dl>${list.map(({ term, value, reference }) => html`<dt>${term}</dt><dd>${reference ? html`<span class="reference">${value}</span>` : value}</dd>`)}</dl>
</section>`;
}

function asked(enquiries: readonly DeskEnquiry[]): Markup {
  return html`<section class="card" aria-labelledby="enquiries">
<h2 id="enquiries">Asked and supplied</h2>
${enquiries.length === 0 ? html`<p class="empty">Nothing more was asked.</p>` : html`<ul class="enquiries">${enquiries.map(enquiry)}</ul>`}
</section>`;
}

function enquiry({ question, askedBy, answer }: DeskEnquiry): Markup {
  return html`<li>
<p class="question">${question}</p>
<p class="hint">Asked by ${askedBy}</p>
${answer === null ? html`<p><span class="pill waiting">Not answered yet</span></p>` : html`<p class="answer">${answer}</p>`}
</li>`;
}

function happened(history: DeskCase['history']): Markup {
  if (history.length === 0) return html``;
  return html`<section class="card" aria-labelledby="history">
<h2 id="history">History</h2>
<ol class="history">${history.map(({ at, by, what }) => html`<li><p>${what}</p><p class="hint">${time(at)}, ${by}</p></li>`)}</ol>
</section>`;
}
