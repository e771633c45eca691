import type { EarlierRuns } from '../../../model/earlier-runs.ts';
import type { Scenario } from '../../../model/evidence.ts';
import { earlierDurations } from '../../durations/earlier-durations.ts';
import { standsAlone } from '../../embedding/embedded-pictures.ts';
import { command } from '../../html/command.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { relativeHref } from '../../words/href.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Moment } from '../../words/moment.ts';
import { renderDelayedFlow } from '../delayed-flow/delayed-flow.ts';
import { renderBeside } from './beside.ts';
import { renderFilmStrip } from './film-strip.ts';
import { renderTempo } from './tempo.ts';

/** What a scenario is shown against: what is beside the page, the moment of the verdict, and the runs before. */
export interface Around {
  present: ReadonlySet<string>;
  moment: Moment;
  earlierRuns: EarlierRuns | null;
}

/** What is inside a scenario once it is opened: its time, its delayed part, what went wrong, its film, its trace. */
export function renderScenarioBody(scenario: Scenario, { present, moment, earlierRuns }: Around): Markup {
  const earlier = earlierDurations(scenario, earlierRuns);
  return markup`${renderTempo(scenario, earlier.whole)}
${renderDelayedFlow(scenario, moment)}
${renderErrors(scenario)}
${renderFilmStrip(scenario, { present, earlier: earlier.steps })}
${renderBesideAll(scenario)}
${renderTrace(scenario, present)}`;
}

/** What belongs to none of the steps by its time: mostly what came before the first. */
function renderBesideAll({ beside, status, steps }: Scenario): Markup {
  const open = status === 'failed' && steps.every((step) => step.status !== 'failed');
  const content = renderBeside(beside, { open, name: 'Outside the steps' });
  return content === nothing ? nothing : markup`<div class="outside-steps"><h4>Outside the steps</h4>${content}</div>`;
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

function renderTrace({ trace, title }: Scenario, present: ReadonlySet<string>): Markup {
  const href = trace === undefined ? undefined : relativeHref(trace);
  if (trace === undefined || href === undefined) return nothing;
  if (standsAlone(present))
    return markup`<p class="trace quiet">A trace was recorded: <code>${trace}</code> in the run’s folder.</p>`;
  if (!present.has(trace))
    return markup`<p class="trace quiet">A trace was recorded, and its file is not here any more.</p>`;
  return markup`<p class="trace"><a href="${href}" download>Trace<span class="visually-hidden"> of ${onOneLine(title, 120)}</span></a> of every action, request and console message. In this folder: ${command(`npx playwright show-trace ${shellWord(trace)}`)}</p>`;
}

/** Quoted where a shell would take it apart; double quotes are understood by every shell there is. */
function shellWord(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `"${path.replace(/["$\x60\\]/g, '\\$&')}"`;
}
