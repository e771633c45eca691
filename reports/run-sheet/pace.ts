import { scaleLinear } from 'd3-scale';
import { describeDuration } from '../../support/duration.ts';
import { icon } from '../html/icon.ts';
import { type Markup, markup, nothing } from '../html/markup.ts';
import type { Plan } from './plan.ts';
import type { RunSheet } from './sheet.ts';

const NARROWEST = 0.6;

/** How the rehearsal's time stands against the slot: a bar, and the same in figures. Nothing where nothing was played. */
export function renderPace({ show, journeyMs, waitsMs }: RunSheet, plan: Plan | null): Markup {
  const steps = show.reduce((sum, { cues }) => sum + cues.length, 0);
  if (steps === 0) return nothing;
  const overMs = plan === null ? 0 : journeyMs - plan.slotMs;
  return markup`<section class="pace" aria-labelledby="pace-heading">
<h2 id="pace-heading" class="visually-hidden">How the time is shared</h2>
${renderBar(journeyMs, waitsMs, plan)}
<dl class="pace-figures">
<div><dt><span class="key is-machine"></span>The rehearsal took</dt><dd>${describeDuration(journeyMs)}</dd></div>
<div><dt><span class="key is-wait"></span>of that in waits</dt><dd>${waitsMs === 0 ? 'none' : describeDuration(waitsMs)}</dd></div>
${plan !== null && renderRest(plan, overMs, steps)}
</dl>
<p class="quiet pace-note">${noteOn(plan, overMs)}</p>
</section>`;
}

function renderRest({ talkMs, slotMs }: Plan, overMs: number, steps: number): Markup {
  if (overMs > 0) {
    return markup`<div class="is-over"><dt>${icon('warn')}over the slot of ${describeDuration(slotMs)} by</dt><dd>${describeDuration(overMs)}</dd></div>`;
  }
  return markup`<div><dt><span class="key is-yours"></span>yours, of ${describeDuration(slotMs)}</dt><dd>${describeDuration(talkMs)}</dd></div>
<div><dt>a step, on average</dt><dd>${describeDuration(talkMs / steps)}</dd></div>`;
}

function noteOn(plan: Plan | null, overMs: number): string {
  const fast = 'A browser clicks and types faster than a person; the waits are as they were measured.';
  if (plan === null) return `${fast} No slot was given: with --slot 20m this sheet plans your time as well.`;
  if (overMs > 0) return `${fast} Even so it does not fit the slot: leave something out, or ask for more time.`;
  return `${fast} What is left is for your clicks and words; the timer shares it by how much there is to say in each step.`;
}

function renderBar(journeyMs: number, waitsMs: number, plan: Plan | null): Markup {
  const whole = Math.max(journeyMs, plan?.slotMs ?? 0, 1);
  const share = scaleLinear().domain([0, whole]).range([0, 100]).clamp(true);
  const machine = Math.max(share(journeyMs), NARROWEST);
  const waits = waitsMs === 0 ? 0 : Math.max(share(Math.min(waitsMs, journeyMs)), NARROWEST / 2);
  const slotEnds = plan !== null && journeyMs > plan.slotMs ? share(plan.slotMs) : null;
  const rect = (name: string, x: number, width: number) =>
    markup`<rect class="${name}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="14"/>`;
  return markup`<svg class="pace-bar" aria-hidden="true" focusable="false">${rect('is-yours', 0, 100)}${rect('is-machine', 0, machine)}${waits > 0 && rect('is-wait', machine - waits, waits)}${slotEnds !== null && markup`<rect class="is-end" x="${slotEnds.toFixed(2)}%" width="3" height="14"/>`}</svg>`;
}
