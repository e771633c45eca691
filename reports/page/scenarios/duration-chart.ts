import { describeDuration } from '../../../support/duration.ts';
import { earlierText, slownessText } from '../../durations/duration-text.ts';
import type { Spread } from '../../durations/earlier-durations.ts';
import { icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';

/** How long something took, and what it is measured against. Milliseconds. */
export interface Measured {
  durationMs: number;
  budgetMs: number | null;
  earlier: Spread | null;
  /** Whether its duration tells how long it takes: one that failed does not. */
  counts: boolean;
}

const HEIGHT = 16;
/** Room to the right of the longest. */
const BEYOND = 1.04;

/**
 * A duration against the budget and against earlier runs: a bar from nought, the range of the earlier runs and their
 * middle around it, and a line where the budget ends. The same in words below. Nothing where it is measured against nothing.
 */
export function renderDuration({ durationMs, budgetMs, earlier, counts }: Measured): Markup {
  if (budgetMs === null && earlier === null) return nothing;
  const longest = Math.max(durationMs, budgetMs ?? 0, earlier?.most ?? 0, 1);
  // Numbers cost nothing to escape, and there may be one of these charts for each of 20,000 steps.
  const x = (milliseconds: number) => Math.round((milliseconds / (longest * BEYOND)) * 10_000) / 100;
  const isOver = counts && budgetMs !== null && durationMs > budgetMs;
  const usual = earlier !== null && renderSpread(x(earlier.least), x(earlier.median), x(earlier.most));
  const budget =
    budgetMs !== null && markup`<line class="budget" x1="${x(budgetMs)}%" y1="0" x2="${x(budgetMs)}%" y2="${HEIGHT}"/>`;
  return markup`<svg class="duration-chart${isOver && ' is-over'}" height="${HEIGHT}" aria-hidden="true" focusable="false">${usual}<rect class="took" y="5" width="${x(durationMs)}%" height="6"/>${budget}</svg>${renderWords({ durationMs, budgetMs, earlier, counts })}`;
}

/** The range of earlier durations and their middle, all in percent; never too narrow to be seen. */
function renderSpread(least: number, median: number, most: number): Markup {
  const width = Math.max(0.6, Math.round((most - least) * 100) / 100);
  return markup`<rect class="range" x="${least}%" y="1" width="${width}%" height="${HEIGHT - 2}"/><line class="middle" x1="${median}%" y1="1" x2="${median}%" y2="${HEIGHT - 1}"/>`;
}

function renderWords({ durationMs, budgetMs, earlier, counts }: Measured): Markup {
  const isOver = counts && budgetMs !== null && durationMs > budgetMs;
  const slow = counts && earlier !== null ? slownessText(durationMs, earlier) : null;
  const before = earlier === null ? nothing : markup`<span>${earlierText(earlier)}</span>`;
  const budget =
    budgetMs === null
      ? nothing
      : markup`<span class="${isOver && 'is-over'}">${isOver && icon('warn')}${isOver ? 'over its budget of' : 'budget'} ${describeDuration(budgetMs)}</span>`;
  return markup`<p class="measured">${slow !== null && markup`<strong class="is-slow">${slow}</strong>`}${before}${budget}</p>`;
}
