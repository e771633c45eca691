import type { Drift, DriftedFact } from '../../../model/drift.ts';
import { driftedFactInWords } from '../../../model/drifted-fact-in-words.ts';
import { icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { type Row, renderTable } from '../../html/table.ts';
import { changedText } from '../../words/drift-text.ts';
import { utcDayAndMinute } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Anchors } from '../anchors.ts';
import { renderFactName } from './fact-name.ts';
import { renderUntold } from './untold.ts';

const MOST_SHOWN = 200;
const COLUMNS = ['What', 'What became of it', 'Who, and when', 'Suspected'];

/** What differs from the last go, fact by fact, the newest change first, and which of it is suspected. */
export function renderDrift(drift: Drift | null, anchors: Anchors): Markup {
  if (drift === null) return nothing;
  const { since, facts, untold } = drift;
  const more = facts.length - MOST_SHOWN;
  const rows = facts.slice(0, MOST_SHOWN).map((fact) => rowOf(fact, anchors.fact(fact.id)));
  return markup`<section class="part listing" id="drift" aria-labelledby="drift-heading">
<h2 id="drift-heading">What changed since the last go</h2>
<p class="listing-intro">The last go was ${utcDayAndMinute(since.at)}, run <code>${onOneLine(since.run, 60)}</code>.${facts.length === 0 && ` ${untold.length === 0 ? 'Nothing' : 'Nothing of what can be told'} differs from it.`}${facts.some(({ suspect }) => suspect) && ' Suspected is what was so in every run since that was not go.'}</p>
${rows.length > 0 && renderTable('Changes since the last go', COLUMNS, rows)}
${more > 0 && markup`<p class="quiet">And ${more} more, in verdict.json.</p>`}
${renderUntold(untold)}
</section>`;
}

function rowOf(fact: DriftedFact, anchor: string | undefined): Row {
  const said = fact.changed?.what ?? null;
  return {
    anchor,
    isMarked: fact.suspect,
    cells: [
      renderFactName(fact),
      onOneLine(driftedFactInWords(fact), 240),
      markup`${changedText(fact)}${said !== null && markup`<span class="quiet">${onOneLine(said, 200)}</span>`}`,
      fact.suspect ? markup`<span class="suspect">${icon('warn')}suspected</span>` : 'no',
    ],
  };
}
