import type { Scenario } from '../../model/evidence.ts';
import { describeDuration } from '../../support/duration.ts';
import { onOneLine } from '../legible-text.ts';
import type { Moment } from '../moment.ts';
import type { ReportInput } from '../report-input.ts';
import type { Anchors } from './anchors.ts';
import { command } from './command.ts';
import { renderDelayedFlow } from './delayed-flow.ts';
import { renderFilmStrip } from './film-strip.ts';
import { relativeHref } from './href.ts';
import { type IconName, icon } from './icon.ts';
import { type Markup, markup, nothing } from './markup.ts';
import { renderTempo } from './tempo.ts';

const MOST_SHOWN_OPEN = 12;

const STATUS_ICONS = {
  passed: 'pass',
  failed: 'fail',
  skipped: 'skipped',
  'cut-off': 'cut-off',
} as const satisfies Record<Scenario['status'], IconName>;

/** Every scenario as the audience would see it, in the order in which they are presented. */
export function renderScenarios({ evidence, present }: ReportInput, moment: Moment, anchors: Anchors): Markup {
  const around = { present, moment, anchors };
  const scenarios = evidence?.scenarios ?? [];
  const few = scenarios.length <= MOST_SHOWN_OPEN;
  const body =
    scenarios.length === 0
      ? markup`<p class="nothing-here">No scenario was played. Without one, no run is ever a go.</p>`
      : scenarios.map((scenario) => renderScenario(scenario, around, few || scenario.status !== 'passed'));
  return markup`<section class="part scenarios" id="scenarios" aria-labelledby="scenarios-heading">
<h2 id="scenarios-heading">The show, as it was rehearsed</h2>
${body}
</section>`;
}

interface Around {
  present: ReadonlySet<string>;
  moment: Moment;
  anchors: Anchors;
}

function renderScenario(scenario: Scenario, { present, moment, anchors }: Around, open: boolean): Markup {
  const anchor = anchors.scenario(scenario.id);
  return markup`<details class="scenario is-${scenario.status}"${anchor !== undefined && markup` id="${anchor}"`}${open && ' open'}>
<summary>
<h3>${icon(STATUS_ICONS[scenario.status])}<span>${onOneLine(scenario.title, 240)}</span></h3>
<p class="scenario-facts"><span class="status">${statusOf(scenario)}</span>${scenario.steps.length > 0 && markup`<span>${countOf(scenario.steps.length, 'step')}</span>`}${scenario.durationMs > 0 && markup`<span class="figure">${describeDuration(scenario.durationMs)}</span>`}${scenario.fallback !== null && markup`<span>fallback: ${onOneLine(scenario.fallback, 160)}</span>`}${scenario.attempts > 1 && markup`<span class="retried">${icon('warn')}attempt ${scenario.attempts}: a retry was needed</span>`}</p>
</summary>
${renderTempo(scenario)}
${renderDelayedFlow(scenario, moment)}
${renderErrors(scenario)}
${renderFilmStrip(scenario, present)}
${renderTrace(scenario, present)}
</details>`;
}

function statusOf({ status, attempts }: Scenario): string {
  if (attempts === 0) return 'never begun';
  return status === 'cut-off' ? 'cut off' : status;
}

function renderErrors({ error, earlierErrors }: Scenario): Markup {
  const earlier = earlierErrors.map(
    (text, index) =>
      markup`<details class="error is-earlier"><summary>What attempt ${index + 1} failed with</summary><pre tabindex="0">${text}</pre></details>`,
  );
  const last =
    error === undefined
      ? nothing
      : markup`<div class="error"><h4>What it failed with</h4><pre tabindex="0">${error}</pre></div>`;
  return markup`${last}${earlier}`;
}

function renderTrace({ trace }: Scenario, present: ReadonlySet<string>): Markup {
  const href = trace === undefined ? undefined : relativeHref(trace);
  if (trace === undefined || href === undefined) return nothing;
  if (!present.has(trace))
    return markup`<p class="trace quiet">A trace was recorded, and its file is not here any more.</p>`;
  return markup`<p class="trace"><a href="${href}" download>Trace</a> of every action, request and console message. In this folder: ${command(`npx playwright show-trace ${shellWord(trace)}`)}</p>`;
}

/** Quoted where a shell would take it apart; double quotes are understood by every shell there is. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path.replace(/["$\x60\\]/g, '\\$&')}"`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
