import type { Scenario } from '../../../model/evidence.ts';
import { describeDuration } from '../../../support/duration.ts';
import { icon, statusIcon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { type Around, renderScenarioBody } from '../../page/scenarios/scenario-body.ts';
import { counted } from '../../words/count-text.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { statusText } from '../../words/status-text.ts';

/**
 * A scenario of a run that goes on: what was played of it so far. What is under way is told by what runs now. Not `whole`, the
 * page asks for what is inside when it is opened.
 */
export function renderLiveScenario(
  scenario: Scenario,
  { cutOff, whole, ...around }: Around & { cutOff: boolean; whole: boolean },
): Markup {
  const { title, status, attempts, steps, durationMs } = scenario;
  const isBegun = attempts > 0;
  const isUnderWay = isBegun && status === 'cut-off' && !cutOff;
  const facts = [
    isBegun ? (isUnderWay ? 'under way' : statusText(status)) : 'to come',
    steps.length > 0 && counted(steps.length, 'step'),
    durationMs > 0 && !isUnderWay && describeDuration(durationMs),
    attempts > 1 && `attempt ${attempts}`,
  ].filter((fact) => fact !== false);
  const sign = !isBegun ? icon('skipped') : isUnderWay ? icon('running') : statusIcon(status);
  const head = markup`<h3>${sign}<span>${onOneLine(title, 240)}</span></h3><p class="scenario-facts">${facts.map((fact) => markup`<span>${fact}</span>`)}</p>`;
  if (!isBegun) return markup`<div class="scenario is-to-come">${head}</div>`;
  if (!whole) {
    return markup`<details class="scenario is-${status}" data-undrawn><summary>${head}</summary></details>`;
  }
  const played = isUnderWay ? soFar(scenario) : scenario;
  const body = played.steps.length === 0 ? nothing : renderScenarioBody(played, around);
  return markup`<details class="scenario is-${status}"${(isUnderWay || status === 'failed') && ' open'}><summary>${head}</summary>${body}</details>`;
}

/** What is over of it. Its delayed part is told once it has arrived or stopped: before, it would look as if it had stopped. */
function soFar(scenario: Scenario): Scenario {
  const steps = scenario.steps.filter(({ status }) => status !== 'cut-off');
  return { ...scenario, steps, milestones: [], diagnoses: [], bankCalls: [], decisions: [], jobRuns: [] };
}
