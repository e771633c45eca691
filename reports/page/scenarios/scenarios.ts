import type { Scenario } from '../../../model/evidence.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { renderUnderstudyOffer } from '../../understudy/offer-line.ts';
import type { Moment } from '../../words/moment.ts';
import type { Anchors } from '../anchors.ts';
import { renderSheetLine } from '../for-the-presenter.ts';
import { renderManyScenarios } from './many-scenarios.ts';
import { renderPackedScenarios } from './packed-scenarios.ts';
import { type Around, renderScenarioBody } from './scenario-body.ts';
import { renderScenarioRow } from './scenario-row.ts';

/** Up to so many are drawn whole; of more, most are drawn by the browser once they are opened. */
const MOST_DRAWN_WHOLE = 30;
const MOST_SHOWN_OPEN = 12;

/** Every scenario as the audience would see it, in the order in which they are presented. */
export function renderScenarios(input: ReportInput, moment: Moment, anchors: Anchors): Markup {
  return markup`<section class="part scenarios" id="scenarios" aria-labelledby="scenarios-heading">
<h2 id="scenarios-heading">The show, as it was rehearsed</h2>
${renderSheetLine(input)}
${renderUnderstudyOffer(input.understudy)}
${renderList(input.evidence?.scenarios ?? [], anchors, aroundOf(input, moment))}
</section>`;
}

/** What the browser draws scenarios from where there are too many to be drawn beforehand. For the very end of the page. */
export async function renderScenarioData(input: ReportInput, moment: Moment, anchors: Anchors): Promise<Markup> {
  const scenarios = input.evidence?.scenarios ?? [];
  if (scenarios.length <= MOST_DRAWN_WHOLE) return nothing;
  return renderPackedScenarios(scenarios, anchors, aroundOf(input, moment));
}

function aroundOf({ present, earlierRuns }: ReportInput, moment: Moment): Around {
  return { present, moment, earlierRuns };
}

function renderList(scenarios: readonly Scenario[], anchors: Anchors, around: Around): Markup | Markup[] {
  if (scenarios.length === 0) {
    return markup`<p class="nothing-here">No scenario was played. Without one, no run is ever a go.</p>`;
  }
  if (scenarios.length > MOST_DRAWN_WHOLE) return renderManyScenarios(scenarios, anchors, around);
  const few = scenarios.length <= MOST_SHOWN_OPEN;
  return scenarios.map((scenario) =>
    renderScenarioRow(scenario, {
      anchor: anchors.scenario(scenario.id),
      open: scenario.attempts > 0 && (few || scenario.status !== 'passed'),
      inside: renderScenarioBody(scenario, around),
    }),
  );
}
