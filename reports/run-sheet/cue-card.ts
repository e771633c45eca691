import type { Step } from '../../model/evidence.ts';
import { describeDuration } from '../../support/duration.ts';
import { icon, statusIcon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { legible, onOneLine } from '../words/legible-text.ts';
import { statusText } from '../words/status-text.ts';
import { budgetText, isOverBudget } from '../words/step-text.ts';
import { actionInWords } from './action-words.ts';
import type { Cue } from './cue.ts';
import { renderCuePictures } from './cue-pictures.ts';
import { renderFallback } from './fallback-line.ts';
import type { SceneAround } from './scene.ts';
import { renderWait } from './wait-line.ts';

const LONGEST_TEXT = 1200;
const MOST_ACTIONS = 40;

interface InShow {
  isInShow: boolean;
  /** By when it should be over, in milliseconds from the demo's beginning; `undefined` where there is no plan. */
  until: number | undefined;
}

/** One step: what to do, what to say, the wait, the way out, how long it took, and how the screen looks. */
export function renderCue(
  cue: Cue,
  { isInShow, until }: InShow,
  { present, fallbacks, entrance }: SceneAround,
): Markup {
  const { number, step } = cue;
  const title = onOneLine(step.title, 160);
  return markup`<li class="cue is-${step.status}" id="step-${number}"${isInShow && markup` data-cue="${number}"`}${until !== undefined && markup` data-until="${until}"`}>
<div class="cue-head">
<label class="tick"><input type="checkbox" autocomplete="off"><span class="visually-hidden">Step ${number} is done</span></label>
<h3><span class="cue-number">${number}</span><span class="cue-title">${title}</span></h3>
${renderFigures(cue, isInShow)}
</div>
<div class="cue-body">
<dl class="prompts">${renderDo(step, entrance)}${renderSay(step)}${renderAsDone(step, entrance)}${renderWait(cue)}${renderFallback(cue.fallback, fallbacks)}</dl>
${renderCuePictures(step, `Step ${number}: ${title}`, present)}
</div>
</li>`;
}

function renderFigures({ step, totalMs, longestBeforeMs }: Cue, isInShow: boolean): Markup {
  const budget = budgetText(step);
  const isOver = isOverBudget(step);
  return markup`<p class="cue-figures">
${step.status !== 'passed' && markup`<span class="is-warned">${statusIcon(step.status)}${statusText(step.status)}</span>`}
<span>took <b>${describeDuration(step.durationMs)}</b></span>
${budget !== null && markup`<span class="${isOver ? 'is-warned' : 'quiet'}">${isOver && icon('warn')}${budget}</span>`}
${longestBeforeMs !== null && markup`<span class="quiet">longest before ${describeDuration(longestBeforeMs)}</span>`}
<span class="total">${isInShow ? 'total' : 'so far'} <b>${describeDuration(totalMs)}</b></span>
</p>`;
}

/** What to do in the script's words; without these what was really done, which otherwise comes after the words to say. */
function renderDo(step: Step, entrance: string | null): Markup {
  if (step.do !== null) return prompt('do', 'Do', markup`<p>${legible(step.do, LONGEST_TEXT)}</p>`);
  return step.actions.length === 0 ? nothing : prompt('do', 'Do', renderActions(step, entrance));
}

function renderAsDone(step: Step, entrance: string | null): Markup {
  if (step.do === null || step.actions.length === 0) return nothing;
  const isTyped = step.actions.some(({ value }) => value !== null);
  const actions = renderActions(step, entrance);
  if (isTyped) return prompt('done', 'In detail', actions);
  return prompt(
    'done',
    'In detail',
    markup`<details class="as-done"><summary>As it was rehearsed</summary>${actions}</details>`,
  );
}

function renderActions({ actions }: Step, entrance: string | null): Markup {
  const more = actions.length - MOST_ACTIONS;
  return markup`<ul class="actions">${actions.slice(0, MOST_ACTIONS).map((action) => actionInWords(action, entrance))}${more > 0 && markup`<li class="quiet">and ${more} more</li>`}</ul>`;
}

function renderSay({ say }: Step): Markup {
  return say === null ? nothing : prompt('say', 'Say', markup`<p class="spoken">${legible(say, LONGEST_TEXT)}</p>`);
}

function prompt(kind: string, name: string, content: Markup): Markup {
  return markup`<div class="prompt is-${kind}"><dt>${name}</dt><dd>${content}</dd></div>`;
}
