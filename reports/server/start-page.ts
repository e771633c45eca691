import { describeDuration } from '../../support/duration.ts';
import { standingIcon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { counted } from '../words/count-text.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { KeptRun } from './kept-run.ts';
import { renderServedPage } from './layout.ts';
import { renderRunLink, renderStanding, runAddress } from './run-links.ts';
import { readQuery } from './run-query.ts';
import type { Shelf } from './run-shelf.ts';
import { renderBroken, renderRunTable } from './run-table.ts';
import { renderSearch } from './search-form.ts';

const NIGHTS_SHOWN = 12;
const NEWEST_SHOWN = 10;

/** Every environment as it stands, and the newest runs. */
export function renderStartPage(shelf: Shelf): string {
  const { runs, broken } = shelf;
  const environments = Map.groupBy(runs, ({ environment }) => environment);
  const content =
    runs.length === 0
      ? [
          markup`<p class="nothing-here">No run has been kept here yet. This page shows the first one when it begins: <code class="command">npx rehearse run</code></p>`,
          renderBroken(broken),
        ]
      : [
          markup`<section class="part" aria-labelledby="places-heading"><h2 id="places-heading">Environments</h2><ul class="places">${[...environments].map(([name, own]) => markup`<li>${renderPlace(name, own)}</li>`)}</ul></section>`,
          markup`<section class="part" aria-labelledby="newest-heading"><h2 id="newest-heading">The newest runs</h2>${renderSearch(readQuery({}), shelf)}${renderRunTable(runs.slice(0, NEWEST_SHOWN))}${runs.length > NEWEST_SHOWN && markup`<p class="pager"><a href="/runs">All ${runs.length.toLocaleString('en')} runs</a></p>`}</section>`,
          renderBroken(broken),
        ];
  return renderServedPage({
    title: 'Environments',
    heading: 'Rehearsals',
    intro: sumOf(runs.length, environments.size),
    content,
    follows: shelf.version,
  });
}

function sumOf(runs: number, environments: number): string {
  if (runs === 0) return 'Nothing has been rehearsed yet.';
  return `${counted(runs, 'run')} on ${counted(environments, 'environment')}.`;
}

/** An environment as the audience would see it: by its newest run that was no exercise and is over. */
function renderPlace(name: string, runs: readonly KeptRun[]): Markup {
  const over = runs.filter(({ standing }) => standing !== 'running');
  const real = over.filter(({ exercise }) => exercise === null);
  const newest = real[0] ?? over[0] ?? runs[0];
  if (newest === undefined) return nothing;
  const underWay = runs.find(({ standing }) => standing === 'running');
  const demo = runs.find(({ demo: { at } }) => at !== null && Date.parse(at) > Date.now())?.demo;
  return markup`<article class="place is-${newest.standing}">
<p class="place-standing">${renderStanding(newest)}</p>
<h3><a href="/runs?environment=${encodeURIComponent(name.toWellFormed())}">${onOneLine(name, 60)}</a></h3>
<p class="place-summary">${newest.summary}</p>
<p class="place-run">${renderRunLink(newest)}${newest.durationMs !== null && `, took ${describeDuration(newest.durationMs)}`}${newest.exercise !== null && `, an exercise: ${newest.exercise}`}</p>
${underWay !== undefined && underWay !== newest && markup`<p class="place-run">${standingIcon('running')} <a href="${runAddress(underWay.id)}">A rehearsal is under way</a></p>`}
<p class="place-demo">${demo?.at == null ? markup`<span class="quiet">No demo is planned</span>` : markup`Demo <time datetime="${demo.at}">${utcDayAndMinute(demo.at)}</time>${demo.title !== null && markup` <span class="quiet">${demo.title}</span>`}`}</p>
${renderNights(real)}
</article>`;
}

/** The newest runs as a row of signs, the newest last, as one reads. */
function renderNights(runs: readonly KeptRun[]): Markup {
  const shown = runs.slice(0, NIGHTS_SHOWN).reverse();
  if (shown.length < 2) return nothing;
  return markup`<ol class="nights" aria-label="The last ${shown.length} runs, the newest last">${shown.map(
    ({ id, standing, word, startedAt }) =>
      markup`<li><a class="night" href="${runAddress(id)}" title="${word}, ${utcDayAndMinute(startedAt)}">${standingIcon(standing)}<span class="visually-hidden">${word}, ${utcDayAndMinute(startedAt)}</span></a></li>`,
  )}</ol>`;
}
