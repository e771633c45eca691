import { momentInUtc } from '../../../support/working-time/moments.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import type { ReportInput } from '../../report-input.ts';
import { type Person, peopleOf } from './people.ts';
import { bar, renderRow } from './row.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';

const MOST_ROWS = 14;
const AXIS_HEIGHT = 46;

/**
 * Until when each team can still mend what the verdict names, drawn across their working hours with the demo on it. Nothing
 * where no demo lies ahead, or no team with working hours owns anything.
 */
export function renderFixWindows({ run, verdict }: ReportInput): Markup {
  const { at, freeze } = run.demo;
  if (verdict === null || at === null) return nothing;
  const demoAt = Date.parse(at);
  const axis = timeAxis(Date.parse(verdict.judgedAt), demoAt);
  const people = peopleOf(verdict);
  if (axis === undefined || !people.some(({ time }) => time !== null)) return nothing;
  const frozen = freeze === null ? null : { from: Date.parse(freeze.from), until: Date.parse(freeze.to) };
  const shown = people.slice(0, MOST_ROWS);
  const more = people.length - MOST_ROWS;
  return markup`<section class="part fix-windows" id="fix-windows" aria-labelledby="fix-windows-heading">
<h2 id="fix-windows-heading">Who can still mend it, and until when</h2>
<div class="windows-chart" data-from="${axis.from}" data-until="${axis.until}">
${patterns()}
<svg class="window-layer is-behind" aria-hidden="true" focusable="false">${axis.ticks.map(({ x, isDay }) => upright(x, isDay ? 'grid is-day' : 'grid'))}${frozen !== null && bar(axis, frozen, { name: 'freeze', y: 0, height: '100%', fill: 'freeze' })}</svg>
<svg class="window-layer is-before" aria-hidden="true" focusable="false">${upright(axis.at(demoAt), 'demo-line')}<line class="now-line" data-now y1="0" y2="100%" visibility="hidden"/></svg>
<div class="window-row is-axis"><div class="window-label"><span>By UTC</span></div>${renderAxis(axis, demoAt)}</div>
<ul class="window-rows">${shown.map((person) => renderRow(person, axis))}</ul>
</div>
${more > 0 && markup`<p class="quiet">And ${more} more, in verdict.json.</p>`}
${renderLegend(shown, frozen !== null)}
</section>`;
}

function upright(x: number, name: string): Markup {
  return markup`<line class="${name}" x1="${x}%" x2="${x}%" y1="0" y2="100%"/>`;
}

function renderAxis(axis: TimeAxis, demoAt: number): Markup {
  const x = axis.at(demoAt);
  return markup`<svg class="window-track" height="${AXIS_HEIGHT}" role="img" aria-label="From the verdict at ${momentInUtc(axis.from, axis.from)} to the demo at ${momentInUtc(demoAt, axis.from)}">
<text class="edge" x="0" y="16" dx="5">verdict ${axis.named(axis.from)}</text>
<text class="demo-text" x="${x}%" y="16" dx="${x > 60 ? -6 : 6}" text-anchor="${x > 60 ? 'end' : 'start'}">demo ${axis.named(demoAt)}</text>
${axis.ticks.map((tick) => markup`<text class="${tick.isSecond ? 'tick-text is-second' : 'tick-text'}" x="${tick.x}%" y="38" text-anchor="middle">${tick.text}</text>`)}
</svg>`;
}

/** What fills the bars: each differs in its drawing, not in its colour alone. */
function patterns(): Markup {
  return markup`<svg class="window-patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="window-day-off" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="1.5" height="7"/></pattern>
<pattern id="window-callable" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="hatch-ground" width="8" height="8"/><circle class="dot" cx="4" cy="4" r="1.3"/></pattern>
<pattern id="window-freeze" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect class="freeze-line" width="1" height="6"/></pattern>
</defs></svg>`;
}

function renderLegend(people: readonly Person[], isFrozen: boolean): Markup {
  const sample = (name: string, fill?: string) =>
    markup`<svg class="window-sample" width="26" height="14" aria-hidden="true" focusable="false"><rect class="${name}" width="26" height="14"${fill !== undefined && markup` fill="url(#window-${fill})"`}/></svg>`;
  const line = markup`<svg class="window-sample" width="26" height="14" aria-hidden="true" focusable="false"><line class="now-line" x1="13" x2="13" y1="0" y2="14"/></svg>`;
  const entries: [Markup, string][] = [
    [sample('shift'), 'at work'],
    [sample('track'), 'not at work'],
    [sample('night'), 'night there'],
    [sample('day-off', 'day-off'), 'a day off there'],
  ];
  if (people.some(({ as }) => as === 'on-call')) entries.push([sample('callable', 'callable'), 'can be called']);
  if (isFrozen) entries.push([sample('freeze', 'freeze'), 'nothing is deployed']);
  return markup`<ul class="window-legend">${entries.map(([drawn, said]) => markup`<li>${drawn}${said}</li>`)}<li class="is-now">${line}now</li></ul>`;
}
