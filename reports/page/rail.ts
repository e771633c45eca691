import type { Arrival } from '../delayed-flow.ts';
import { between } from '../instants.ts';
import { type Markup, markup, nothing } from './markup.ts';

const TOP = 0;
const BAR = 34;

/**
 * Where the time really went: the evenly drawn milestones above, tied to their true places on a bar below.
 * The figures are told in words beside the milestones, so this is for the eye only.
 */
export function renderRail(line: readonly Arrival[]): Markup {
  const times = line.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || between(first, last) <= 0) return nothing;
  const total = between(first, last);
  const ties = line.flatMap(({ at, isLongestGap }, index) => {
    if (at === undefined) return [];
    const even = ((index + 0.5) / line.length) * 100;
    const real = clamp((between(first, at) / total) * 100);
    return [{ even, real, isLongestGap }];
  });
  const stretches = ties.slice(1).map((tie, index) => {
    const from = ties[index]?.real ?? 0;
    const width = Math.max(0, tie.real - from);
    return markup`<rect class="${tie.isLongestGap ? 'stretch is-longest' : 'stretch'}" x="${from.toFixed(2)}%" y="${BAR}" width="${width.toFixed(2)}%" height="8"/>`;
  });
  return markup`<svg class="rail" aria-hidden="true" focusable="false"><rect class="bed" x="0" y="${BAR}" width="100%" height="8" rx="4"/>${stretches}${ties.map(
    ({ even, real }) =>
      markup`<line x1="${even.toFixed(2)}%" y1="${TOP}" x2="${real.toFixed(2)}%" y2="${BAR}"/><line class="tick" x1="${real.toFixed(2)}%" y1="${BAR}" x2="${real.toFixed(2)}%" y2="${BAR + 8}"/>`,
  )}</svg>`;
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
