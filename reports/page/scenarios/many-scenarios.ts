import type { Scenario } from '../../../model/evidence.ts';
import { type Markup, markup } from '../../html/markup.ts';
import { figure } from '../../words/count-text.ts';
import type { Anchors } from '../anchors.ts';
import { BODIES_IN_A_BLOCK, ROWS_IN_A_BLOCK } from './packed-scenarios.ts';
import { type Around, renderScenarioBody } from './scenario-body.ts';
import { indexOf, KINDS, kinds, type ScenarioIndex } from './scenario-index.ts';
import { renderScenarioRow } from './scenario-row.ts';

const ROWS_AT_FIRST = 50;
const OPEN_AT_FIRST = 3;

/**
 * A list of more scenarios than a page should hold at once: the first rows, those that did not pass before all others, with
 * a search and filters. The browser draws all others, and what is inside of each, from what is packed behind the page.
 */
export function renderManyScenarios(scenarios: readonly Scenario[], anchors: Anchors, around: Around): Markup {
  const index = indexOf(scenarios);
  const row = (scenario: Scenario, place: number, inside?: Markup, open = false) =>
    renderScenarioRow(scenario, { anchor: anchors.scenario(scenario.id), place, open, inside });
  const atFirst = index.troublesFirst.slice(0, ROWS_AT_FIRST).flatMap((place, rank) => {
    const scenario = scenarios[place];
    if (scenario === undefined) return [];
    const isTold = rank < OPEN_AT_FIRST && scenario.status !== 'passed' && scenario.attempts > 0;
    return isTold ? [row(scenario, place, renderScenarioBody(scenario, around), true)] : [row(scenario, place)];
  });
  return markup`<div class="many-scenarios" data-rows="${ROWS_IN_A_BLOCK}" data-bodies="${BODIES_IN_A_BLOCK}">
${renderTools(index)}
<noscript><p class="notes">Of ${figure(scenarios.length)} scenarios the first ${ROWS_AT_FIRST} are listed here, what did not pass before all others. The rest is drawn by a script, which is switched off: <a href="summary.md">summary.md</a> names what failed, and <a href="evidence.json">evidence.json</a> holds everything.</p></noscript>
<div class="linked-scenario" hidden><p>The link leads to this one:</p></div>
<div class="scenario-list">${atFirst}</div>
<p class="more-scenarios"><button type="button"${index.titles.length <= ROWS_AT_FIRST && ' hidden'}>Show more</button></p>
</div>`;
}

function renderTools({ titles, kinds: placesOf }: ScenarioIndex): Markup {
  const offered = kinds.filter((kind) => placesOf[kind].length > 0 && placesOf[kind].length < titles.length);
  const choices = [
    choice('all', 'All', titles.length, true),
    ...offered.map((kind) => choice(kind, KINDS[kind].name, placesOf[kind].length, false)),
  ];
  return markup`<search class="scenario-tools">
<label class="find"><span>Find</span><input type="search" autocomplete="off" spellcheck="false" placeholder="words of a scenario or its steps"></label>
${offered.length > 0 && markup`<fieldset><legend class="visually-hidden">Which scenarios</legend>${choices}</fieldset>`}
<label class="order"><span>Order</span><select autocomplete="off"><option value="troubles" selected>what did not pass first</option><option value="presented">as presented</option><option value="longest">longest first</option></select></label>
<p class="matches" role="status">${figure(titles.length)} scenarios</p>
</search>`;
}

function choice(value: string, name: string, count: number, chosen: boolean): Markup {
  return markup`<label class="choice"><input type="radio" name="which-scenarios" value="${value}" autocomplete="off"${chosen && ' checked'}><span>${name} <span class="count">${figure(count)}</span></span></label>`;
}
