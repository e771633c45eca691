import type { Scenario } from '../../../model/evidence.ts';
import type { Spread } from '../../durations/earlier-durations.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { renderDuration } from './duration-chart.ts';

/** How the steps share the scenario's time, as one bar; where it passed and was played before, its time against that. */
export function renderTempo({ steps, durationMs, status }: Scenario, earlier: Spread | null): Markup {
  return markup`${renderShares(steps)}${status === 'passed' && earlier !== null && markup`<div class="whole-duration">${renderDuration({ durationMs, budgetMs: null, earlier, counts: true })}</div>`}`;
}

function renderShares(steps: Scenario['steps']): Markup {
  const total = steps.reduce((sum, { durationMs }) => sum + durationMs, 0);
  if (steps.length < 2 || total === 0) return nothing;
  let passed = 0;
  const bars = steps.map(({ durationMs, status }) => {
    const x = (passed / total) * 100;
    passed += durationMs;
    return markup`<rect class="is-${status}" x="${x.toFixed(2)}%" width="${((durationMs / total) * 100).toFixed(2)}%" height="8"/>`;
  });
  return markup`<svg class="tempo" aria-hidden="true" focusable="false">${bars}</svg>`;
}
