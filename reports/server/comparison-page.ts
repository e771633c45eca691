import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import type { ComparedRun, RunComparison, Turn } from '../../model/run-comparison.ts';
import { describeDuration } from '../../support/duration.ts';
import { standingIcon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { renderTable } from '../html/table.ts';
import { utcDayAndMinute } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import { change, comparisonSum, longer, rootsOf } from '../words/run-comparison-words.ts';
import { STANDING_WORDS } from '../words/standing.ts';
import { renderChoice } from './choose-page.ts';
import { renderComparedScenarios } from './compared-scenarios.ts';
import { renderServedPage } from './layout.ts';
import { runAddress } from './run-links.ts';
import type { Shelf } from './run-shelf.ts';
import type { StepPictures } from './step-pictures.ts';
import { renderTurn } from './turn-sign.ts';

/** Two runs side by side as a page: what came and went, what changed, and every scenario with its pictures. */
export function renderComparisonPage(
  comparison: RunComparison,
  pictures: readonly [StepPictures, StepPictures],
  shelf: Shelf,
): string {
  const { runs, turn, notes } = comparison;
  const [first, second] = runs;
  return renderServedPage({
    title: `${onOneLine(first.id, 40)} and ${onOneLine(second.id, 40)} side by side`,
    heading: 'Two runs side by side',
    intro: comparisonSum(turn),
    content: [
      markup`<div class="sides">${renderSide('First', first)}${renderSide('Second', second, first)}</div>`,
      renderReasons(comparison),
      renderFindings(comparison),
      renderFacts(comparison),
      renderComparedScenarios(comparison.scenarios, pictures),
      notes.length === 0
        ? nothing
        : markup`<section class="part notes" aria-labelledby="notes-heading"><h2 id="notes-heading">Not compared</h2><ul>${notes.map((note) => markup`<li>${onOneLine(note, 300)}</li>`)}</ul></section>`,
      markup`<section class="part" aria-labelledby="others-heading"><h2 id="others-heading">Compare others</h2>${renderChoice(shelf, [first.id, second.id])}<p class="pager"><a href="/compare?run=${encodeURIComponent(second.id.toWellFormed())}&amp;run=${encodeURIComponent(first.id.toWellFormed())}">The other way round</a></p></section>`,
    ],
    follows: null,
  });
}

function renderSide(which: string, run: ComparedRun, before?: ComparedRun): Markup {
  const { id, environment, startedAt, outcome, durationMs, from } = run;
  const name = onOneLine(id, 60);
  const slower = before === undefined ? '' : longer(before.durationMs, durationMs);
  return markup`<article class="place is-${outcome ?? 'unjudged'}">
<p class="quiet">${which} run</p>
<h2>${standingIcon(outcome ?? 'unjudged')} ${STANDING_WORDS[outcome ?? 'unjudged']}</h2>
<p>${from === 'folder' ? markup`<a href="${runAddress(id)}">${name}</a>` : markup`${name} <span class="quiet">known from the ledger alone</span>`}</p>
<p>${onOneLine(environment, 60)}, <time datetime="${startedAt}">${utcDayAndMinute(startedAt)}</time></p>
<p>${durationMs === null ? 'did not end' : `took ${describeDuration(durationMs)}${slower}`}</p>
</article>`;
}

function renderReasons({ reasons }: RunComparison): Markup {
  const rows = byWeight(reasons).map(({ turn, was, is, title, subject, owner }) => ({
    cells: [
      markup`<span>${onOneLine(title, 240)}</span><span class="quiet">${onOneLine(subject, 80)}</span>`,
      renderTurn(turn),
      change(was, is, 'nothing'),
      owner === null ? markup`<span class="quiet">nobody’s</span>` : onOneLine(owner, 60),
    ],
  }));
  return part('What stands in the way', ['Reason', 'Became', 'From first to second', 'Owner'], rows);
}

function renderFindings({ findings }: RunComparison): Markup {
  const rows = rootsOf(findings).map(({ finding, following }) => ({
    cells: [
      onOneLine(finding.id, 120),
      renderTurn(finding.turn),
      change(finding.was, finding.is, 'not asked'),
      markup`<span>${onOneLine(finding.observed, 300)}</span>${following > 0 && markup`<span class="quiet">${following} more ${following === 1 ? 'follows' : 'follow'} from it</span>`}`,
    ],
  }));
  return part('Checks that came to something else', ['Check', 'Became', 'From first to second', 'Observed'], rows);
}

function renderFacts({ facts }: RunComparison): Markup {
  const rows = facts.map((fact) => ({ cells: [onOneLine(fact.id, 120), onOneLine(driftedFactInWords(fact), 240)] }));
  return part('What was deployed or configured otherwise', ['What', 'From first to second'], rows);
}

function part(heading: string, columns: readonly string[], rows: Parameters<typeof renderTable>[2]): Markup {
  const body =
    rows.length === 0
      ? markup`<p class="nothing-here">As far as it is known of both runs: nothing.</p>`
      : renderTable(`${heading}, as a table`, columns, rows);
  return markup`<section class="part" aria-label="${heading}"><h2>${heading}</h2>${body}</section>`;
}

const ORDER: readonly Turn[] = ['worse', 'better', 'different', 'same'];

/** What became worse comes first. */
function byWeight<Turned extends { turn: Turn }>(things: readonly Turned[]): Turned[] {
  return things.toSorted((one, other) => ORDER.indexOf(one.turn) - ORDER.indexOf(other.turn));
}
