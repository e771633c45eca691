import { html } from 'hono/html';
import { isDecided } from '../lifecycle/application.ts';
import type { ApplicationRecord } from '../store.ts';
import { layout, type Markup } from './layout.ts';
import { money, STANDING, time } from './wording.ts';

/** Every application, those that wait first; the newest on top. */
export function listPage(applications: readonly ApplicationRecord[]): Markup {
  const waiting = newestFirst(applications.filter(({ state }) => !isDecided(state)));
  const decided = newestFirst(applications.filter(({ state }) => isDecided(state)));
  return layout(
    'Applications',
    html`<h1>Applications</h1>
<p class="lead">Companies that want a business account. Open one to check what was submitted and to decide.</p>
${section({ id: 'waiting', title: 'Waiting', empty: 'Nothing waits.', changed: 'Submitted', applications: waiting })}
${section({ id: 'decided', title: 'Decided', empty: 'Nothing has been decided yet.', changed: 'Decided', applications: decided })}`,
  );
}

interface Section {
  id: string;
  title: string;
  empty: string;
  changed: 'Submitted' | 'Decided';
  applications: readonly ApplicationRecord[];
}

function section({ id, title, empty, changed, applications }: Section): Markup {
  return html`<section class="card" aria-labelledby="${id}">
<h2 id="${id}">${title} <span class="count">(${applications.length})</span></h2>
${applications.length === 0 ? html`<p class="empty">${empty}</p>` : table(title, changed, applications)}
</section>`;
}

function table(title: string, changed: Section['changed'], applications: readonly ApplicationRecord[]): Markup {
  // On a narrow screen it is scrolled sideways, with the keyboard too.
  return html`<div class="wide" role="region" aria-label="${title}, table" tabindex="0"><table>
<thead><tr><th scope="col">Company</th><th scope="col">Status</th><th scope="col" class="number">Expected turnover</th><th scope="col">${changed}</th></tr></thead>
<tbody>${applications.map((application) => row(changed, application))}</tbody>
</table></div>`;
}

function row(changed: Section['changed'], application: ApplicationRecord): Markup {
  const { id, submission, state, submittedAt, updatedAt, correlationId } = application;
  const { legalName, expectedAnnualTurnover } = submission.company;
  const { short, look } = STANDING[state.status];
  return html`<tr>
<th scope="row"><a href="/console/applications/${id}">${legalName}</a>${correlationId === null ? '' : html`<span class="reference">${correlationId}</span>`}</th>
<td><span class="pill ${look}">${short}</span></td>
<td class="number">${money(expectedAnnualTurnover)}</td>
<td>${time(changed === 'Decided' ? updatedAt : submittedAt)}</td>
</tr>`;
}

function newestFirst(applications: readonly ApplicationRecord[]): ApplicationRecord[] {
  return applications.toReversed().sort((a, b) => b.updatedAt - a.updatedAt);
}
