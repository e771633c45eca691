import { scaleLinear } from 'd3-scale';
import type { SurgeLevel, SurgeMeasured } from '../../../model/surge.ts';
import { describeDuration } from '../../../support/duration.ts';
import { type Markup, markup } from '../../html/markup.ts';

/** What a step took at a level. */
type Point = SurgeMeasured & { users: number; state: SurgeLevel['state'] };

/** In pixels. Across, everything is in percent of the width, which nobody knows here. */
const HEIGHT = 120;
const TOP = 14;
const BOTTOM = 22;
const BEYOND = 1.12;
/** Where the budget is so far above all that was measured, its line would leave no room for that. */
const LEAST_SHARE_OF_BUDGET = 0.15;

/** How long a step took, by how many users were there. All of it is told in the table below it, so that this is for the eye. */
export function renderSurgeChart(points: readonly Point[], budgetMs: number, mostUsers: number): Markup {
  const highest = Math.max(1, ...points.map(({ p95Ms }) => p95Ms));
  const showsBudget = highest >= budgetMs * LEAST_SHARE_OF_BUDGET;
  const x = scaleLinear([0, mostUsers * 1.04], [0, 100]);
  const y = scaleLinear(
    [0, BEYOND * Math.max(highest, showsBudget ? budgetMs : budgetMs * LEAST_SHARE_OF_BUDGET)],
    [HEIGHT - BOTTOM, TOP],
  );
  const budget = showsBudget
    ? markup`<line class="surge-budget" x1="0" x2="100%" y1="${y(budgetMs).toFixed(1)}" y2="${y(budgetMs).toFixed(1)}"/><text class="surge-label" x="0" y="${(y(budgetMs) - 4).toFixed(1)}">budget ${describeDuration(budgetMs)}</text>`
    : markup`<text class="surge-label" x="0" y="${TOP - 3}">far below its budget of ${describeDuration(budgetMs)}</text>`;
  return markup`<svg class="surge-chart" height="${HEIGHT}" aria-hidden="true" focusable="false">
<line class="surge-floor" x1="0" x2="100%" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM}"/>${budget}
${renderLine(points, 'p50Ms', x, y)}${renderLine(points, 'p95Ms', x, y)}
${points.map((point, index) => renderPoint(point, x, y, index === points.length - 1))}
</svg>`;
}

type Scale = (value: number) => number;

function renderLine(points: readonly Point[], which: 'p50Ms' | 'p95Ms', x: Scale, y: Scale): Markup[] {
  return points.slice(1).map((point, index) => {
    const before = points[index] ?? point;
    return markup`<line class="surge-line is-${which === 'p50Ms' ? 'p50' : 'p95'}" x1="${x(before.users).toFixed(2)}%" y1="${y(before[which]).toFixed(1)}" x2="${x(point.users).toFixed(2)}%" y2="${y(point[which]).toFixed(1)}"/>`;
  });
}

function renderPoint({ users, p95Ms, failed }: Point, x: Scale, y: Scale, isLast: boolean): Markup {
  const at = `${x(users).toFixed(2)}%`;
  const mark =
    failed > 0
      ? markup`<rect class="surge-mark is-failed" x="${at}" y="${(y(p95Ms) - 4).toFixed(1)}" width="8" height="8" transform="translate(-4 0)"/>`
      : markup`<circle class="surge-mark" cx="${at}" cy="${y(p95Ms).toFixed(1)}" r="3.5"/>`;
  const value =
    isLast &&
    markup`<text class="surge-value" x="${at}" y="${(y(p95Ms) - 8).toFixed(1)}" text-anchor="end">${describeDuration(p95Ms)}</text>`;
  return markup`${mark}${value}<text class="surge-label" x="${at}" y="${HEIGHT - 7}" text-anchor="middle">${users}</text>`;
}
