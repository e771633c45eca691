import { html } from 'hono/html';
import type { DeskCase } from '../desk/desk.ts';
import type { Markup } from './layout.ts';
import { caseAddress, type ListChoice, type ListPart, type ListView } from './list-view.ts';
import { capitalised, count, timeToTheMinute } from './wording.ts';

/** How much waits in a run. */
export interface RunCount {
  readonly run: string;
  readonly waiting: number;
}

/** Every case, those that wait first; the newest on top. */
export function listPage({ waiting, decided }: ListView, choice: ListChoice, runs: readonly RunCount[]): Markup {
  return html`<div class="top">
<div><h1>Cases</h1>
<p class="lead">Open one to check what was submitted and to decide.</p></div>
${chooser(choice, runs)}
</div>
<div data-live="cases">
${section({ id: 'waiting', title: 'Waiting', empty: 'Nothing waits.', changed: 'Submitted', choice, ...waiting })}
${section({ id: 'decided', title: 'Decided', empty: 'Nothing has been decided yet.', changed: 'Decided', choice, ...decided })}
</div>`;
}

function chooser({ run, search }: ListChoice, runs: readonly RunCount[]): Markup {
  const several = runs.length > 1 || run !== null;
  return html`<form class="chooser" method="get" action="/console" role="search" aria-label="Cases">
${several ? html`<p class="field"><label for="run">Run</label><span data-live="runs"><select id="run" name="run"><option value="">All runs</option>${runs.map((each) => runOption(each, run))}</select></span></p>` : ''}
<p class="field"><label for="search">Search</label><input type="search" id="search" name="search" value="${search}" placeholder="Name or reference" autocomplete="off" maxlength="200"></p>
<button>Show</button>
</form>`;
}

function runOption({ run, waiting }: RunCount, chosen: string | null): Markup {
  const label = waiting === 0 ? run : `${run} (${count(waiting)} waiting)`;
  return html`<option value="${run}"${run === chosen ? html` selected` : ''}>${label}</option>`;
}

interface Section extends ListPart {
  id: string;
  title: string;
  empty: string;
  changed: 'Submitted' | 'Decided';
  choice: ListChoice;
}

function section({ id, title, empty, changed, choice, shown, total }: Section): Markup {
  const nothing = choice.search === '' ? empty : `Nothing here has “${choice.search}” in its name or reference.`;
  return html`<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="count">(${count(total)})</span></h2>
${shown.length === 0 ? html`<p class="empty">${nothing}</p>` : table(changed, shown, choice)}
${shown.length === total ? '' : html`<p class="more">These are the newest ${count(shown.length)} of ${count(total)}. Search by name or reference to see older ones.</p>`}
</section>`;
}

function table(changed: Section['changed'], cases: readonly DeskCase[], choice: ListChoice): Markup {
  const terms = [...new Set(cases.flatMap(({ highlights }) => highlights.map(({ term }) => term)))].slice(0, 3);
  const severalKinds = new Set(cases.map(({ kind }) => kind)).size > 1;
  const headings = ['Name', ...(severalKinds ? ['Kind'] : []), 'Status', ...terms, changed];
  return html`<table>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${cases.map((each) => row({ each, terms, severalKinds, changed, choice }))}</tbody>
</table>`;
}

interface Row {
  each: DeskCase;
  terms: readonly string[];
  severalKinds: boolean;
  changed: Section['changed'];
  choice: ListChoice;
}

function row({ each, terms, severalKinds, changed, choice }: Row): Markup {
  const { id, kind, title, correlationId, standing, highlights, submittedAt, updatedAt, state } = each;
  const fact = (term: string) => highlights.find((highlight) => highlight.term === term)?.value ?? '';
  return html`<tr data-news="${`${title}: ${standing.short}`}" data-news-id="${`${id} ${state}`}">
<th scope="row"><a id="${`case-${id}`}" href="${caseAddress(id, choice)}">${title}</a><span class="reference">${correlationId ?? id}</span></th>
${severalKinds ? html`<td data-label="Kind">${capitalised(kind)}</td>` : ''}
<td data-label="Status"><span class="pill ${standing.look}">${standing.short}</span></td>
${terms.map((term) => html`<td data-label="${term}">${fact(term)}</td>`)}
<td data-label="${changed}">${timeToTheMinute(changed === 'Decided' ? updatedAt : submittedAt)}</td>
</tr>`;
}
