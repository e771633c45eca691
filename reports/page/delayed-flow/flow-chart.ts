import { scaleLinear, scaleUtc } from 'd3-scale';
import type { Arrival } from '../../delayed-flow/arrivals.ts';
import type { FlowLine } from '../../delayed-flow/flow-line.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { LABEL, type LaneMark, renderKey, renderLane } from './flow-lane.ts';

/** Heights in pixels; across, everything is in percent of the width, which nobody knows here. */
const TIES = 34;
const BAR = 10;
const STEP = 20;
const AXIS = 26;
const GAP = 6;
const MOST_TICKS = 7;
/** In percent of the width: a step narrower than this has no room for its number. */
const NARROWEST_NUMBERED = 2.2;

/**
 * A delayed flow on one scale of time: the milestones above, evenly drawn, tied to their true places; between those the
 * waits; below them the steps, the ticks of the jobs and the calls at the bank. All of it is told in words beside it, so
 * that this is for the eye only.
 */
export function renderFlowChart(line: FlowLine, arrivals: readonly Arrival[]): Markup {
  const { from, until } = line;
  const x = scaleLinear([from, until], [0, 100]).clamp(true);
  const percent = (at: number) => `${x(at).toFixed(2)}%`;
  const lanes = lanesOf(line, x);
  let y = TIES + BAR + GAP;
  const steps = renderSteps(line, x, y);
  y += LABEL + STEP;
  const drawn = lanes.map(({ label, marks }) => {
    const lane = renderLane(label, marks, y);
    y += lane.height;
    return lane.content;
  });
  const bottom = y + GAP;
  return markup`<svg class="flow-chart" height="${bottom + AXIS}" aria-hidden="true" focusable="false">
${renderAxis(until - from, bottom)}
${renderTies(line, arrivals, x)}
<rect class="bed" y="${TIES}" width="100%" height="${BAR}"/>${line.waits.map((wait) => renderWait(wait, line, x))}
${line.milestones.map(({ at }) => markup`<line class="moment" x1="${percent(at)}" y1="${TIES}" x2="${percent(at)}" y2="${bottom}"/>`)}
${steps}${drawn}
</svg>${lanes.length > 0 && renderKey(new Set(lanes.flatMap(({ marks }) => marks.map(({ look }) => look))))}`;
}

type Across = (at: number) => number;

function lanesOf({ jobs, calls }: FlowLine, x: Across): { label: string; marks: LaneMark[] }[] {
  const ofJobs = jobs.map(({ job, ticks }) => ({
    label: `${onOneLine(job, 20)}: ${counted(ticks)}`,
    marks: ticks.map(({ at, saw }): LaneMark => ({ x: x(at), look: saw })),
  }));
  const refused = calls.filter((call) => call.refused).length;
  const label = `bank: ${calls.length === 1 ? '1 call' : `${calls.length} calls`}${refused === 0 ? '' : `, ${refused} refused`}`;
  const marks = calls.map((call): LaneMark => ({ x: x(call.at), look: lookOf(call) }));
  return [...ofJobs, ...(calls.length === 0 ? [] : [{ label, marks }])];
}

function lookOf({ role, refused }: FlowLine['calls'][number]): LaneMark['look'] {
  if (refused) return 'refused';
  return role === 'read' || role === 'list' ? 'read' : 'call';
}

/** `4 ran, 1 failed, 2 not seen`. */
function counted(ticks: FlowLine['jobs'][number]['ticks']): string {
  const said = { ran: 'ran', failed: 'failed', due: 'not seen' } as const;
  const counts = Map.groupBy(ticks, ({ saw }) => saw);
  return (['ran', 'failed', 'due'] as const)
    .flatMap((saw) => (counts.has(saw) ? [`${counts.get(saw)?.length ?? 0} ${said[saw]}`] : []))
    .join(', ');
}

function renderTies({ milestones }: FlowLine, arrivals: readonly Arrival[], x: Across): Markup[] {
  return arrivals.flatMap(({ name }, index) => {
    const at = milestones.find((milestone) => milestone.name === name)?.at;
    if (at === undefined) return [];
    const even = ((index + 0.5) / arrivals.length) * 100;
    return [markup`<line class="tie" x1="${even.toFixed(2)}%" y1="0" x2="${x(at).toFixed(2)}%" y2="${TIES}"/>`];
  });
}

function renderWait({ from, until, inVain }: FlowLine['waits'][number], { waits }: FlowLine, x: Across): Markup {
  const longest = Math.max(...waits.map((wait) => wait.until - wait.from));
  const looks = inVain ? 'is-in-vain' : until - from === longest ? 'is-longest' : '';
  const left = x(from);
  return markup`<rect class="stretch ${looks}" x="${left.toFixed(2)}%" y="${TIES}" width="${Math.max(0.15, x(until) - left).toFixed(2)}%" height="${BAR}"/>`;
}

function renderSteps({ steps }: FlowLine, x: Across, y: number): Markup {
  if (steps.length === 0) return nothing;
  const bars = steps.map(({ number, status, from, until }) => {
    const left = x(from);
    const width = Math.max(0.2, x(until) - left);
    const said =
      width >= NARROWEST_NUMBERED &&
      markup`<text class="number" x="${(left + width / 2).toFixed(2)}%" y="${y + LABEL + STEP - 6}" text-anchor="middle">${number}</text>`;
    return markup`<rect class="step is-${status}" x="${left.toFixed(2)}%" y="${y + LABEL}" width="${width.toFixed(2)}%" height="${STEP}"/>${said}`;
  });
  return markup`<text class="lane-name" x="0" y="${y + LABEL - 7}">steps</text>${bars}`;
}

/** Whole seconds, minutes or hours from the first milestone, as many as fit. */
function renderAxis(totalMs: number, y: number): Markup {
  const ticks = scaleUtc([0, totalMs], [0, 100])
    .ticks(MOST_TICKS)
    .filter((_, index, all) => all.length <= MOST_TICKS + 2 || index % 2 === 0);
  const lines = ticks.map((tick) => {
    const at = (tick.getTime() / totalMs) * 100;
    const anchor = at < 4 ? 'start' : at > 96 ? 'end' : 'middle';
    return markup`<line class="grid" x1="${at.toFixed(2)}%" y1="${TIES + BAR}" x2="${at.toFixed(2)}%" y2="${y + 4}"/><text class="hour" x="${at.toFixed(2)}%" y="${y + 18}" text-anchor="${anchor}">${elapsed(tick.getTime())}</text>`;
  });
  return markup`<line class="axis" x1="0" y1="${y}" x2="100%" y2="${y}"/>${lines}`;
}

/** `0`, `0.5 s`, `12 s`, `2:30 min`, `1:05 h`. */
function elapsed(milliseconds: number): string {
  if (milliseconds === 0) return '0';
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(2))} s`;
  const [unit, whole, rest] =
    seconds < 3600
      ? (['min', Math.floor(seconds / 60), Math.round(seconds % 60)] as const)
      : (['h', Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)] as const);
  return rest === 0 ? `${whole} ${unit}` : `${whole}:${String(rest).padStart(2, '0')} ${unit}`;
}
