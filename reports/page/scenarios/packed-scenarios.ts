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
const PACKED_AT_ONCE = 3;

/**
 * Many scenarios as packed blocks, from which the browser draws what is asked for: the index of the list, each scenario's
 * row, what is inside, and the words that are searched. It is the markup that would otherwise stand in the page, so nothing is
 * drawn in two ways. They lie behind everything else, so that the page can be used before they are read.
 */
export async function renderPackedScenarios(
  scenarios: readonly Scenario[],
  anchors: Anchors,
  around: Around,
): Promise<Markup> {
  const row = (scenario: Scenario, place: number) =>
    renderScenarioRow(scenario, { anchor: anchors.scenario(scenario.id), place, open: false, inside: undefined });
  const blocks: Promise<Markup>[] = [];
  const contents = [
    [['scenario-index', [JSON.stringify(indexOf(scenarios))]]] as const,
    inBlocks('scenario-rows', ROWS_IN_A_BLOCK, scenarios, row),
    inBlocks('scenario-bodies', BODIES_IN_A_BLOCK, scenarios, (scenario) => renderScenarioBody(scenario, around)),
    [['scenario-words', scenarios.map(wordsOf)]] as const,
  ];
  for (const parts of contents) {
    for (const [id, texts] of parts) {
      blocks.push(block(id, texts));
      // Some are packed aside while the next is rendered, and never many: the whole is never in memory as markup.
      await blocks.at(-PACKED_AT_ONCE);
    }
  }
  return markup`${await Promise.all(blocks)}`;
}

/** What is rendered of each scenario, by the name of its block. */
function* inBlocks(
  name: string,
  size: number,
  scenarios: readonly Scenario[],
  render: (scenario: Scenario, place: number) => Markup,
): Generator<readonly [string, string[]]> {
  for (let first = 0; first < scenarios.length; first += size) {
    const inside = scenarios.slice(first, first + size).map((scenario, index) => `${render(scenario, first + index)}`);
    yield [`${name}-${first / size}`, inside];
  }
}

/** Never a script to the browser: data of an unknown type, and letters and digits only. */
async function block(id: string, content: readonly string[]): Promise<Markup> {
  return markup`<script type="application/octet-stream" id="${id}">${ours(await packed(content))}</script>
`;
}
