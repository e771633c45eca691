import type { Scenario } from '../../../model/evidence.ts';
import { describeDuration } from '../../../support/duration.ts';
import { icon, statusIcon } from '../../html/icon.ts';
import { type Markup, markup } from '../../html/markup.ts';
import { counted } from '../../words/count-text.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { statusText } from '../../words/status-text.ts';

/** How a scenario stands in the list: where it is led to, whether it is open, and what is inside if that is drawn. */
export interface Row {
  anchor: string | undefined;
  open: boolean;
  /** Its place in the evidence, by which the browser knows it in a list of many. */
  place?: number;
  /** Its content; `undefined` where the browser is to draw that once it is opened. */
  inside: Markup | undefined;
}

/** A scenario in the list: what is known of it at a glance, with all the rest inside. */
export function renderScenarioRow(scenario: Scenario, { anchor, open, place, inside }: Row): Markup {
  const known = place !== undefined && markup` data-place="${place}"`;
  const undrawn = inside === undefined && ' data-undrawn';
  return markup`<details class="scenario is-${scenario.status}"${anchor !== undefined && markup` id="${anchor}"`}${known}${undrawn}${open && ' open'}>
<summary>
<h3>${statusIcon(scenario.status)}<span>${onOneLine(scenario.title, 240)}</span></h3>
${renderFacts(scenario)}
</summary>
${inside}
</details>`;
}

function renderFacts(scenario: Scenario): Markup {
  const { steps, durationMs, fallback, attempts } = scenario;
  return markup`<p class="scenario-facts"><span class="status">${statusOf(scenario)}</span>${steps.length > 0 && markup`<span>${counted(steps.length, 'step')}</span>`}${durationMs > 0 && markup`<span class="figure">${describeDuration(durationMs)}</span>`}${fallback !== null && markup`<span>fallback: ${onOneLine(fallback, 160)}</span>`}${attempts > 1 && markup`<span class="retried">${icon('warn')}${attemptsOf(scenario)}</span>`}</p>`;
}

function attemptsOf({ status, attempts }: Scenario): string {
  if (status === 'passed') return `passed only at attempt ${attempts}`;
  if (status === 'failed') return attempts === 2 ? 'both attempts failed' : `all ${attempts} attempts failed`;
  return `at attempt ${attempts}`;
}

function statusOf({ status, attempts }: Scenario): string {
  if (attempts === 0) return 'never begun';
  return statusText(status);
}
