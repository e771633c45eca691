import type { Scenario } from '../../../model/evidence.ts';
import { type FlowMoment, flowMoments } from '../../delayed-flow/flow-moments.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { counted } from '../../words/count-text.ts';
import { between, shortDuration, utcMillisecond } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** Of a flow that took an hour, the whole is in evidence.json. */
const MOST_ROWS = 300;

/** What the time line draws, as a table in order of time. */
export function renderFlowTable(scenario: Scenario): Markup {
  const moments = flowMoments(scenario);
  if (moments.length === 0) return nothing;
  const begin = scenario.milestones[0]?.at ?? moments[0]?.at ?? '';
  const shown = moments.length > MOST_ROWS ? [...moments.slice(0, MOST_ROWS - 50), ...moments.slice(-50)] : moments;
  const left = moments.length - shown.length;
  return markup`<details class="moments"><summary>Everything in order of time: ${summaryOf(scenario, moments.length)}</summary>
<div class="moments-table" role="group" aria-label="Everything in order of time" tabindex="0"><table>
<thead><tr><th scope="col">At (UTC)</th><th scope="col">After</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Outcome</th></tr></thead>
<tbody>${shown.map((moment) => renderMoment(moment, begin))}</tbody></table></div>${left > 0 && markup`<p class="quiet">${left} more, before the last 50, are in evidence.json.</p>`}</details>`;
}

function summaryOf({ jobRuns, bankCalls, decisions }: Scenario, all: number): string {
  const parts = [
    ...(bankCalls.length === 0 ? [] : [`${counted(bankCalls.length, 'call')} at the bank`]),
    ...(jobRuns.length === 0 ? [] : [counted(jobRuns.length, 'tick')]),
    ...(decisions.length === 0 ? [] : [counted(decisions.length, 'decision')]),
  ];
  return parts.length === 0 ? counted(all, 'milestone') : parts.join(', ');
}

function renderMoment({ at, who, what, outcome, isBad }: FlowMoment, begin: string): Markup {
  const after = at === '' || begin === '' ? null : between(begin, at);
  const bad = isBad && markup` class="is-bad"`;
  return markup`<tr${bad}><td class="figure">${at === '' ? 'never' : utcMillisecond(at)}</td><td class="figure">${after !== null && `${after < 0 ? '−' : ''}${shortDuration(Math.abs(after))}`}</td><td>${onOneLine(who, 60)}</td><td>${onOneLine(what, 240)}</td><td>${onOneLine(outcome, 160)}</td></tr>`;
}
