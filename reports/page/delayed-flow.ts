import type { Scenario } from '../../model/evidence.ts';
import type { Diagnosis, MilestoneName } from '../../model/milestone.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Arrival, arrivals } from '../delayed-flow.ts';
import { between, shortDuration, utcMillisecond, utcSecond } from '../instants.ts';
import { onOneLine } from '../legible-text.ts';
import type { Moment } from '../moment.ts';
import { type IconName, icon } from './icon.ts';
import { type Markup, markup, nothing } from './markup.ts';
import { renderOwner } from './owner.ts';
import { renderRail } from './rail.ts';

const MEANINGS = {
  submitted: 'The customer sent the form',
  received: 'The bank has it',
  decided: 'Bank staff decided',
  polled: 'The job asked the bank',
  applied: 'The platform knows',
  shown: 'The customer sees it',
} as const satisfies Record<MilestoneName, string>;

const ICONS = { came: 'pass', missing: 'fail', 'not-reached': 'skipped' } as const satisfies Record<
  Arrival['state'],
  IconName
>;

/** The delayed part of a scenario as a time line of its six milestones, what is missing drawn as missing. */
export function renderDelayedFlow(scenario: Scenario, moment: Moment): Markup {
  const line = arrivals(scenario);
  if (line.length === 0) return nothing;
  const came = line.filter(({ state }) => state === 'came').length;
  return markup`<section class="flow" aria-label="The delayed part of ${onOneLine(scenario.title, 160)}">
<p class="flow-heading"><strong>The delayed part</strong> ${summaryOf(line, came)}</p>
<ol class="milestones">${line.map(renderMilestone)}</ol>
${renderRail(line)}
${scenario.diagnoses.map((diagnosis) => renderDiagnosis(diagnosis, moment))}
${renderDecisions(scenario)}
${renderBankCalls(scenario)}
</section>`;
}

function summaryOf(line: readonly Arrival[], came: number): string {
  const times = line.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const [first, last] = [times[0], times.at(-1)];
  if (came < line.length) return `stopped after ${came} of ${line.length} milestones`;
  if (first === undefined || last === undefined) return '';
  const longest = line.find(({ isLongestGap }) => isLongestGap);
  const most = longest?.gapMs === undefined ? '' : `, ${shortDuration(longest.gapMs)} of it until ${longest.name}`;
  const inOrder = line.every(({ gapMs = 0 }) => gapMs >= 0);
  return `took ${describeDuration(Math.max(0, between(first, last)))}${most}. All ${came} milestones came${inOrder ? ', in order' : ', but not in order'}.`;
}

function renderMilestone({ name, state, at, gapMs, isLongestGap, waitedMs }: Arrival): Markup {
  const gap =
    gapMs !== undefined
      ? markup`<span class="gap${isLongestGap ? ' is-longest' : ''}">${gapMs < 0 ? 'out of order by ' : '+'}${shortDuration(Math.abs(gapMs))}</span>`
      : waitedMs !== undefined && markup`<span class="gap is-longest">waited ${describeDuration(waitedMs)}</span>`;
  return markup`<li class="milestone is-${state}">
${gap}
<span class="node">${icon(ICONS[state])}</span>
<span class="milestone-name">${name}</span>
<span class="milestone-meaning">${MEANINGS[name]}</span>
<span class="milestone-at figure">${at === undefined ? (state === 'missing' ? 'missing' : 'not reached') : markup`<time datetime="${at}">${utcMillisecond(at)}</time>`}</span>
</li>`;
}

function renderDiagnosis(diagnosis: Diagnosis, moment: Moment): Markup {
  return markup`<div class="reason diagnosis">
<div class="reason-body">
<p class="reason-kind">${icon('fail')}Missing: ${diagnosis.milestone}<span class="subject">${onOneLine(diagnosis.subject, 80)}</span></p>
<p class="cause">${diagnosis.cause}</p>
<div class="remedy"><h4>${icon('arrow')}What to do</h4><p>${diagnosis.remedy}</p></div>
</div>
${renderOwner(diagnosis.owner, moment)}
</div>`;
}

function renderDecisions({ decisions }: Scenario): Markup {
  if (decisions.length === 0) return nothing;
  return markup`<ul class="decisions">${decisions.map(
    ({ at, by, decision, resource }) =>
      markup`<li><span class="figure">${utcSecond(at)}</span> ${onOneLine(by, 80)}: <strong>${onOneLine(decision, 80)}</strong> <code>${onOneLine(resource, 80)}</code></li>`,
  )}</ul>`;
}

function renderBankCalls({ bankCalls }: Scenario): Markup {
  if (bankCalls.length === 0) return nothing;
  const count = bankCalls.length === 1 ? '1 call' : `${bankCalls.length} calls`;
  return markup`<details class="calls"><summary>${count} the bank received</summary>
<table><thead><tr><th scope="col">At (UTC)</th><th scope="col">Call</th><th scope="col">Answer</th><th scope="col">Took</th></tr></thead>
<tbody>${bankCalls.map(
    ({ at, method, path, status, durationMs, operation, state, fault }) =>
      markup`<tr><td class="figure">${utcMillisecond(at)}</td><td>${operation !== null && markup`${onOneLine(operation, 80)} `}<code>${onOneLine(method, 20)} ${onOneLine(path, 200)}</code></td><td class="figure${isBad(status) ? ' is-bad' : ''}">${status === 0 ? 'no answer' : status}${status >= 400 && ' refused'}${state !== null && markup` ${onOneLine(state, 60)}`}${fault !== null && markup` (fault ${onOneLine(fault, 60)})`}</td><td class="figure">${durationMs} ms</td></tr>`,
  )}</tbody></table></details>`;
}

function isBad(status: number): boolean {
  return status === 0 || status >= 400;
}
