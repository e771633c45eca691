import type { EarlierRuns } from '../../model/earlier-runs.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Moment } from '../moment.ts';
import { command } from './command.ts';
import { renderDelayedFlow } from './delayed-flow.ts';
import { renderFilmStrip } from './film-strip.ts';
import { relativeHref } from './href.ts';
import { type Markup, markup, nothing } from './markup.ts';
import { renderTempo } from './tempo.ts';

/** What a scenario is shown against: what is beside the page, the moment of the verdict, and the runs before. */
export interface Around {
  present: ReadonlySet<string>;
  moment: Moment;
  earlierRuns: EarlierRuns | null;
}

/** What is inside a scenario once it is opened: its time, its delayed part, what went wrong, its film, its trace. */
export function renderScenarioBody(scenario: Scenario, { present, moment }: Around): Markup {
  return markup`${renderTempo(scenario)}
${renderDelayedFlow(scenario, moment)}
${renderErrors(scenario)}
${renderFilmStrip(scenario, present)}
${renderTrace(scenario, present)}`;
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
