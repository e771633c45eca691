import type { Scenario } from '../../../model/evidence.ts';
import type { Finding } from '../../../model/finding.ts';
import { describeDuration } from '../../../support/duration.ts';
import { earlierDurations } from '../../durations/earlier-durations.ts';
import { icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { stageInWords } from '../../progress/progress.ts';
import type { ReportInput } from '../../report-input.ts';
import { onOneLine } from '../../words/legible-text.ts';
import type { Course } from './course.ts';

const MOST_UNDER_WAY = 6;

/** What runs now: the stage, and each step that goes on with how long it has taken and how long it usually takes. */
export function renderNow(input: ReportInput, course: Course): Markup {
  const { run, evidence, cutOff } = input;
  if (cutOff)
    return band(
      'It runs no more',
      markup`<p>The process that carried it out is gone. What it had recorded is below.</p>`,
    );
  if (run.endedAt !== null) return band('Now', markup`<p>The rehearsal is over; the verdict is being made.</p>`);
  const underWay = (evidence?.scenarios ?? []).filter(({ status, attempts }) => status === 'cut-off' && attempts > 0);
  const { stage, trouble, asked } = course;
  const isChecking = stage?.name.startsWith('readiness') === true;
  return band(
    'Now',
    markup`${stage === null ? nothing : markup`<p class="now-stage">${stageInWords(stage.name)}${elapsed(stage.since)}${isChecking && asked > 0 && markup` <span class="quiet">${asked} answers so far</span>`}</p>`}
${underWay.length > 0 && markup`<ul class="under-way">${underWay.slice(0, MOST_UNDER_WAY).map((scenario) => markup`<li>${renderUnderWay(scenario, input)}</li>`)}</ul>`}
${underWay.length > MOST_UNDER_WAY && markup`<p class="quiet">and ${underWay.length - MOST_UNDER_WAY} more scenarios at the same time</p>`}
${input.readiness === null && renderTrouble(trouble)}`,
  );
}

function band(heading: string, content: Markup): Markup {
  return markup`<section class="now" aria-labelledby="now-heading"><h2 id="now-heading">${heading}</h2><div class="now-body">${content}</div></section>`;
}

function renderUnderWay(scenario: Scenario, { earlierRuns }: ReportInput): Markup {
  const index = scenario.steps.findLastIndex(({ status }) => status === 'cut-off');
  const step = scenario.steps[index];
  const name = markup`<span class="quiet">${onOneLine(scenario.title, 120)}</span>`;
  const reached = scenario.milestones.map((milestone) => milestone.name);
  const delayed = reached.length > 0 && markup` <span class="quiet">delayed part: ${reached.join(', ')}</span>`;
  if (step === undefined)
    return markup`${icon('running')}<span>${name} <strong>Between two steps</strong>${delayed}</span>`;
  const usual = earlierDurations(scenario, earlierRuns).steps[index]?.median;
  return markup`${icon('running')}<span>${name} <strong>${index + 1}. ${onOneLine(step.title, 160)}</strong>${elapsed(step.startedAt)}${usual !== undefined && markup` <span class="quiet">usually ${describeDuration(usual)}</span>`}${delayed}</span>`;
}

/** Counted on by the page itself; what is read aloud is told once, when a step begins or ends. */
function elapsed(since: string): Markup {
  return markup` <span class="elapsed figure" data-since="${since}" aria-hidden="true"></span>`;
}

function renderTrouble(trouble: readonly Finding[]): Markup {
  if (trouble.length === 0) return nothing;
  return markup`<ul class="now-trouble">${trouble.map(
    ({ id, status, observed, owner }) =>
      markup`<li>${icon(status === 'fail' ? 'fail' : status === 'warn' ? 'warn' : 'unknown')}<span><strong>${onOneLine(id, 100)}</strong> ${onOneLine(observed, 200)} <span class="quiet">${onOneLine(owner.name, 60)}</span></span></li>`,
  )}</ul>`;
}
