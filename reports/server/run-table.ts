import { describeDuration } from '../../support/duration.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { renderTable } from '../html/table.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { BrokenRun, KeptRun } from './kept-run.ts';
import { renderRunLink, renderStanding } from './run-links.ts';

const COLUMNS = ['Run', 'Outcome', 'What it came to', 'Took', 'Version'];
const MOST_BROKEN_NAMED = 10;

/** Runs as a table, in which two can be chosen to be compared. */
export function renderRunTable(runs: readonly KeptRun[]): Markup {
  if (runs.length === 0) return markup`<p class="nothing-here">No run is like that.</p>`;
  const rows = runs.map((run) => ({
    anchor: `run-${run.id}`,
    cells: [named(run), renderStanding(run), cameTo(run), took(run), version(run)],
  }));
  return markup`<form class="run-table" method="get" action="/compare">
<input type="hidden" name="order" value="time">
${renderTable('Runs, the newest first', COLUMNS, rows)}
<p class="run-table-action"><button type="submit">Compare the two chosen</button></p>
</form>`;
}

function named(run: KeptRun): Markup {
  return markup`<label class="choose"><input type="checkbox" name="run" value="${run.id}"><span class="visually-hidden">Choose ${onOneLine(run.id, 60)} to compare</span></label><span class="named"><strong>${onOneLine(run.environment, 60)}</strong> ${renderRunLink(run)}</span>`;
}

function cameTo({ summary, blockers, blockerCount, riskCount, exercise }: KeptRun): Markup {
  const more = blockerCount - blockers.length;
  const risks = riskCount === 0 ? '' : `${riskCount} ${riskCount === 1 ? 'risk' : 'risks'}`;
  // The summary of a no-go names its first blocker.
  const others = blockerCount > 1 ? blockers.slice(1) : [];
  return markup`<span>${summary}</span>${others.map((title) => markup`<span class="quiet">also: ${title}</span>`)}${more > 0 && markup`<span class="quiet">and ${more} more</span>`}${risks !== '' && markup`<span class="quiet">${risks}</span>`}${exercise !== null && markup`<span class="quiet">an exercise: ${exercise}</span>`}`;
}

function took({ durationMs, standing }: KeptRun): Markup {
  return durationMs === null
    ? markup`<span class="quiet">${standing === 'running' ? 'not ended yet' : 'did not end'}</span>`
    : markup`<span class="figure whole">${describeDuration(durationMs)}</span>`;
}

function version({ commit, branch }: KeptRun): Markup {
  if (commit === null) return markup`<span class="quiet">not known</span>`;
  return markup`<code>${commit.slice(0, 10)}</code>${branch !== null && markup` <span class="quiet">${branch}</span>`}`;
}

/** Folders among the runs that could not be read: said, so that nobody looks for them in vain. */
export function renderBroken(broken: readonly BrokenRun[]): Markup {
  if (broken.length === 0) return nothing;
  const named = broken.slice(0, MOST_BROKEN_NAMED);
  const one = broken.length === 1;
  return markup`<section class="part notes" aria-labelledby="broken-heading">
<h2 id="broken-heading">${broken.length} ${one ? 'folder' : 'folders'} among the runs can’t be read</h2>
<ul>${named.map(({ id, why }) => markup`<li><code>${onOneLine(id, 80)}</code>: ${onOneLine(why, 200)}</li>`)}${broken.length > named.length && markup`<li>and ${broken.length - named.length} more</li>`}</ul>
</section>`;
}
