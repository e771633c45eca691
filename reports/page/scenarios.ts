import type { Scenario } from '../../model/evidence.ts';
import { describeDuration } from '../../support/duration.ts';
import { onOneLine } from '../legible-text.ts';
import type { Moment } from '../moment.ts';
import type { ReportInput } from '../report-input.ts';
import type { Anchors } from './anchors.ts';
import { type IconName, icon } from './icon.ts';
import { type Markup, markup } from './markup.ts';
import { type Around, renderScenarioBody } from './scenario-body.ts';

const MOST_SHOWN_OPEN = 12;

const STATUS_ICONS = {
  passed: 'pass',
  failed: 'fail',
  skipped: 'skipped',
  'cut-off': 'cut-off',
} as const satisfies Record<Scenario['status'], IconName>;

/** Every scenario as the audience would see it, in the order in which they are presented. */
export function renderScenarios(input: ReportInput, moment: Moment, anchors: Anchors): Markup {
  const { evidence, present, earlierRuns } = input;
  const around = { present, moment, earlierRuns };
  const scenarios = evidence?.scenarios ?? [];
  const few = scenarios.length <= MOST_SHOWN_OPEN;
  const body =
    scenarios.length === 0
      ? markup`<p class="nothing-here">No scenario was played. Without one, no run is ever a go.</p>`
      : scenarios.map((scenario) => renderScenario(scenario, anchors, around, few || scenario.status !== 'passed'));
  return markup`<section class="part scenarios" id="scenarios" aria-labelledby="scenarios-heading">
<h2 id="scenarios-heading">The show, as it was rehearsed</h2>
${body}
</section>`;
}

function renderScenario(scenario: Scenario, anchors: Anchors, around: Around, open: boolean): Markup {
  const anchor = anchors.scenario(scenario.id);
  return markup`<details class="scenario is-${scenario.status}"${anchor !== undefined && markup` id="${anchor}"`}${open && ' open'}>
<summary>
<h3>${icon(STATUS_ICONS[scenario.status])}<span>${onOneLine(scenario.title, 240)}</span></h3>
<p class="scenario-facts"><span class="status">${statusOf(scenario)}</span>${scenario.steps.length > 0 && markup`<span>${countOf(scenario.steps.length, 'step')}</span>`}${scenario.durationMs > 0 && markup`<span class="figure">${describeDuration(scenario.durationMs)}</span>`}${scenario.fallback !== null && markup`<span>fallback: ${onOneLine(scenario.fallback, 160)}</span>`}${scenario.attempts > 1 && markup`<span class="retried">${icon('warn')}attempt ${scenario.attempts}: a retry was needed</span>`}</p>
</summary>
${renderScenarioBody(scenario, around)}
</details>`;
}

function statusOf({ status, attempts }: Scenario): string {
  if (attempts === 0) return 'never begun';
  return status === 'cut-off' ? 'cut off' : status;
}

function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
