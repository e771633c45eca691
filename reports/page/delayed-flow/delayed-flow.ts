import type { Scenario } from '../../../model/evidence.ts';
import type { Diagnosis, MilestoneName } from '../../../model/milestone.ts';
import { describeDuration } from '../../../support/duration.ts';
import { type Arrival, arrivals } from '../../delayed-flow/arrivals.ts';
import { type FlowLine, flowLine } from '../../delayed-flow/flow-line.ts';
import { type IconName, icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { between, shortDuration, utcMillisecond } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Moment } from '../../words/moment.ts';
import { begunAsSentence } from '../../words/sentence.ts';
import { renderOwner } from '../owner.ts';
import { renderFlowChart } from './flow-chart.ts';
import { renderFlowTable } from './flow-table.ts';

const MEANINGS = {
  submitted: 'The customer sent the form',
  received: 'The bank has it',
  decided: 'Bank staff decided',
  polled: 'The job asked the bank',
  applied: 'The platform knows',
  shown: 'The customer sees it',
} as const satisfies Record<MilestoneName, string>;

/** What stands where the time of one that came would. */
const NO_TIME = { came: '', missing: 'missing', 'not-reached': 'not reached', 'not-observed': 'not observed' } as const;

const ICONS = {
  came: 'pass',
  missing: 'fail',
  'not-reached': 'skipped',
  'not-observed': 'unknown',
} as const satisfies Record<Arrival['state'], IconName>;

/**
 * The delayed part of a scenario as a time line: its six milestones, what is missing drawn as missing, tied to their
 * places on a scale of time with the waits, the steps, the job's ticks and the bank's calls.
 */
export function renderDelayedFlow(scenario: Scenario, moment: Moment): Markup {
  const line = arrivals(scenario);
  if (line.length === 0) return nothing;
  const drawn = flowLine(scenario);
  const came = line.filter(({ state }) => state === 'came').length;
  return markup`<section class="flow" aria-label="The delayed part of ${onOneLine(scenario.title, 160)}">
<p class="flow-heading"><strong>The delayed part</strong> ${summaryOf(line, came)}</p>
<ol class="milestones">${line.map(renderMilestone)}</ol>
${drawn !== null && markup`${renderFlowChart(drawn, line)}${renderWaits(drawn)}`}
${scenario.diagnoses.map((diagnosis) => renderDiagnosis(diagnosis, moment))}
${renderFlowTable(scenario)}
</section>`;
}

function summaryOf(line: readonly Arrival[], came: number): string {
  const times = line.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const [first, last] = [times[0], times.at(-1)];
  const unseen = line.filter(({ state }) => state === 'not-observed').length;
  if (came + unseen < line.length) return `stopped after ${came} of ${line.length} milestones`;
  if (first === undefined || last === undefined) return '';
  const longest = line.find(({ isLongestGap }) => isLongestGap);
  const most = longest?.gapMs === undefined ? '' : `, ${shortDuration(longest.gapMs)} of it until ${longest.name}`;
  const inOrder = line.every(({ gapMs = 0 }) => gapMs >= 0);
  const took = `took ${describeDuration(Math.max(0, between(first, last)))}${most}.`;
  const all = unseen === 0 ? `All ${came}` : `${came} of ${line.length}`;
  const rest = unseen === 0 ? '' : `; ${unseen} could not be observed here`;
  return `${took} ${all} milestones came${inOrder ? ', in order' : ', but not in order'}${rest}.`;
}

function renderMilestone({ name, state, at, gapMs, isLongestGap, waitedMs }: Arrival): Markup {
  const gap =
    gapMs !== undefined
      ? markup`<span class="gap${isLongestGap ? ' is-longest' : ''}">${gapMs < 0 ? 'out of order by ' : '+'}${shortDuration(Math.abs(gapMs))}</span>`
      : waitedMs !== undefined && markup`<span class="gap is-longest">waited ${describeDuration(waitedMs)}</span>`;
  const looks = state === 'not-observed' ? 'not-reached' : state;
  return markup`<li class="milestone is-${looks}">
${gap}
<span class="node">${icon(ICONS[state])}</span>
<span class="milestone-name">${name}</span>
<span class="milestone-meaning">${MEANINGS[name]}</span>
<span class="milestone-at figure">${at === undefined ? NO_TIME[state] : markup`<time datetime="${at}">${utcMillisecond(at)}</time>`}</span>
</li>`;
}

function renderDiagnosis(diagnosis: Diagnosis, moment: Moment): Markup {
  return markup`<div class="reason diagnosis">
<div class="reason-body">
<p class="reason-kind">${icon('fail')}Missing: ${diagnosis.milestone}<span class="subject">${onOneLine(diagnosis.subject, 80)}</span></p>
<p class="cause">${begunAsSentence(diagnosis.cause, diagnosis.subject)}</p>
<div class="remedy"><h4>${icon('arrow')}What to do</h4><p>${begunAsSentence(diagnosis.remedy, diagnosis.subject)}</p></div>
</div>
${renderOwner(diagnosis.owner, moment)}
</div>`;
}

/** Where the time went, in words: each wait in order of time with what was waited for. */
function renderWaits({ waits }: FlowLine): Markup {
  if (waits.length === 0) return nothing;
  const longest = Math.max(...waits.map(({ from, until }) => until - from));
  return markup`<ul class="waits" aria-label="Where the time went">${waits.map(({ from, until, what, inVain }) => {
    const looks = inVain ? 'is-in-vain' : until - from === longest ? 'is-longest' : '';
    return markup`<li class="${looks}">${inVain && icon('fail')}<strong>${shortDuration(until - from)}</strong> ${onOneLine(what, 80)}</li>`;
  })}</ul>`;
}
