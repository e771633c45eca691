import { type Markup, markup, nothing } from '../html/markup.ts';
import type { Cue } from './cue.ts';
import type { Plan } from './plan.ts';

/** The timer that a presenter can start; it needs the script, and is not there without. */
export function renderTimer(cues: readonly Cue[], plan: Plan | null): Markup {
  if (cues.length === 0) return nothing;
  return markup`<section class="timer" aria-label="Timer" hidden${plan !== null && markup` data-slot="${plan.slotMs}"`}>
<svg class="timer-bar" aria-hidden="true" focusable="false"><rect class="is-yours" width="100%" height="6"/><rect class="is-machine" width="0%" height="6" data-timer="bar"/></svg>
<div class="timer-row">
<div class="timer-buttons"><button type="button" class="is-main" data-timer="start">Start</button><button type="button" data-timer="next">Tick off step 1</button><button type="button" data-timer="reset">Reset</button></div>
<p class="timer-time"><span class="timer-elapsed" data-timer="elapsed">0:00</span>${plan !== null && markup` <span>of <span data-timer="slot"></span></span>`}</p>
<p class="timer-plan"><span role="status" data-timer="plan">${plan === null ? 'No slot was given: the timer only counts.' : 'Start it with your first word.'}</span> <b data-timer="pace"></b></p>
</div>
</section>`;
}
