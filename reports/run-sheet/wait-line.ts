import { describeDuration } from '../../support/duration.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import { legible } from '../words/legible-text.ts';
import type { Cue } from './cue.ts';
import { NOTICED_FROM_MS } from './waits.ts';

const LONGEST_TEXT = 1200;

/** Where the audience waits, for how long, and what to say meanwhile. */
export function renderWait({ step, wait, longestBeforeMs }: Cue): Markup {
  if (wait === null && step.meanwhile === null) return nothing;
  const ms = wait?.ms ?? 0;
  const between = wait?.between ?? null;
  const lasted =
    ms < NOTICED_FROM_MS
      ? 'Hardly a wait this time.'
      : `${describeDuration(ms)} as rehearsed${between === null ? '' : `, from ${between.from} to ${between.to}`}.`;
  const longer =
    longestBeforeMs === null ? '' : ` The whole step has taken up to ${describeDuration(longestBeforeMs)}.`;
  const words =
    step.meanwhile === null
      ? markup`<p class="quiet">Nothing is written down to say meanwhile.</p>`
      : markup`<p class="spoken">${legible(step.meanwhile, LONGEST_TEXT)}</p>`;
  return markup`<div class="prompt is-wait"><dt>While you wait</dt><dd><p class="wait-lasted">${lasted}${longer}</p>${words}</dd></div>`;
}
