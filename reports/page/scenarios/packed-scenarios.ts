import type { Scenario } from '../../../model/evidence.ts';
import { type Markup, markup, ours } from '../../html/markup.ts';
import type { Anchors } from '../anchors.ts';
import { packed } from './packed.ts';
import { type Around, renderScenarioBody } from './scenario-body.ts';
import { indexOf, wordsOf } from './scenario-index.ts';
import { renderScenarioRow } from './scenario-row.ts';

/** So many together are unpacked in a moment, and packed about as small as all at once. */
export const BODIES_IN_A_BLOCK = 20;
export const ROWS_IN_A_BLOCK = 250;
/** A character that no markup and no legible text holds. */
const BETWEEN = '\0';

/**
 * Many scenarios as packed blocks, from which the browser draws what is asked for: the index of the list, each scenario's
 * row, what is inside, and the words that are searched. It is the markup that would otherwise stand in the page, so nothing is
 * drawn in two ways. They lie behind everything else, so that the page can be used before they are read.
 */
export function renderPackedScenarios(scenarios: readonly Scenario[], anchors: Anchors, around: Around): Markup {
  return markup`${block('scenario-index', JSON.stringify(indexOf(scenarios)))}
${blocks('scenario-rows', ROWS_IN_A_BLOCK, scenarios, (scenario, place) =>
  renderScenarioRow(scenario, {
    anchor: anchors.scenario(scenario.id),
    place,
    open: false,
    inside: undefined,
  }),
)}
${blocks('scenario-bodies', BODIES_IN_A_BLOCK, scenarios, (scenario) => renderScenarioBody(scenario, around))}
${block('scenario-words', scenarios.map(wordsOf).join(BETWEEN))}`;
}

/** Rendered and packed block by block, so that the whole is never in memory as markup. */
function blocks(
  name: string,
  size: number,
  scenarios: readonly Scenario[],
  render: (scenario: Scenario, place: number) => Markup,
): Markup[] {
  return Array.from({ length: Math.ceil(scenarios.length / size) }, (_, number) => {
    const first = number * size;
    const inside = scenarios.slice(first, first + size).map((scenario, index) => `${render(scenario, first + index)}`);
    return block(`${name}-${number}`, inside.join(BETWEEN));
  });
}

/** Never a script to the browser: data of an unknown type, and letters and digits only. */
function block(id: string, content: string): Markup {
  return markup`<script type="application/octet-stream" id="${id}">${ours(packed(content))}</script>
`;
}
