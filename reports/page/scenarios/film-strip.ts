import type { Scenario, Step } from '../../../model/evidence.ts';
import { describeDuration } from '../../../support/duration.ts';
import type { Spread } from '../../durations/earlier-durations.ts';
import { statusIcon } from '../../html/icon.ts';
import { type Markup, markup } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { statusText } from '../../words/status-text.ts';
import { renderBeside } from './beside.ts';
import { renderDuration } from './duration-chart.ts';
import { renderPictures } from './picture.ts';
import { renderActions, renderScript } from './step-words.ts';

const LONGEST_LINE = 1000;

/** What a step is shown against: what is beside the page, and how long it took in earlier runs. */
export interface FrameAround {
  present: ReadonlySet<string>;
  earlier: readonly (Spread | null)[];
}

/**
 * The steps of the script with their pictures, each of which opens large: how long it took, what was done and said, and
 * what the browser and the logs said meanwhile, which is open where the step failed.
 */
export function renderFilmStrip(scenario: Scenario, { present, earlier }: FrameAround): Markup {
  if (scenario.steps.length === 0) return markup`<p class="nothing-here">No step of it was played.</p>`;
  const begin = Date.parse(scenario.startedAt ?? scenario.steps[0]?.startedAt ?? '');
  const frames = scenario.steps.map((step, index) =>
    renderFrame(step, { number: index + 1, begin, present, earlier: earlier[index] ?? null }),
  );
  return markup`<ol class="film">${frames}</ol>`;
}

interface Frame {
  number: number;
  /** Milliseconds since the epoch. */
  begin: number;
  present: ReadonlySet<string>;
  earlier: Spread | null;
}

function renderFrame(step: Step, { number, begin, present, earlier }: Frame): Markup {
  const title = onOneLine(step.title, 160);
  const name = `Step ${number}: ${title}`;
  const { status, durationMs, budgetMs } = step;
  const failed = status === 'failed';
  return markup`<li class="frame is-${status}">
${renderPictures(step, name, present)}
<div class="caption">
<p class="frame-title"><span class="frame-number">${number}</span><span>${title}</span></p>
<p class="frame-facts"><span class="frame-status">${statusIcon(status)}${statusText(status)}</span><span>at <span class="figure">${offset(begin, step.startedAt)}</span></span><span class="figure duration"><span class="visually-hidden">took </span>${describeDuration(durationMs)}</span></p>
${renderDuration({ durationMs, budgetMs, earlier, counts: status === 'passed' })}${step.fallback !== null && markup`<p class="frame-declared">If it fails: ${onOneLine(step.fallback, 160)}</p>`}${failed && step.error !== undefined && markup`<p class="frame-error">${onOneLine(firstLine(step.error), 240)}</p>`}${renderScript(step)}${renderActions(step)}${renderBeside(step, { open: failed, name })}
</div>
</li>`;
}

/** All of it is told once, above the film. */
function firstLine(error: string): string {
  return error.slice(0, LONGEST_LINE).trimStart().split('\n', 1)[0] ?? '';
}

/** Minutes and seconds since the scenario began: `0:04.2`. */
function offset(begin: number, at: string): string {
  const tenths = Math.max(0, Math.round((Date.parse(at) - begin) / 100));
  const seconds = Math.floor(tenths / 10);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`;
}
