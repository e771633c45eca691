import { workingIntervals } from '../../../support/working-time/intervals.ts';
import { momentInUtc, momentThere, wallClock } from '../../../support/working-time/moments.ts';
import type { Interval } from '../../../support/working-time/working-time.ts';
import { type Markup, markup } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { daysThere } from './days-there.ts';
import type { Mark, Person } from './people.ts';
import type { TimeAxis } from './time-axis.ts';

const TRACK = { top: 8, height: 24 } as const;
const LANE = 20;
const MOST_MARKS = 6;
/** Narrower, in percent of the width, a bar has no room for its hours. */
const LEAST_FOR_HOURS = 13;
const DOES = { wake: 'wake by', start: 'start by', 'go-home': 'start before they leave at' } as const;

/** Somebody's hours on the axis and the moments they have to keep; the same in words for who does not see it. */
export function renderRow(person: Person, axis: TimeAxis): Markup {
  const marks = person.marks.toSorted((a, b) => a.at - b.at).slice(0, MOST_MARKS);
  const height = TRACK.top * 2 + TRACK.height + marks.length * LANE;
  return markup`<li class="window-row is-${person.as}">
<div class="window-label"><strong>${onOneLine(person.name, 60)}</strong>${labelOf(person, axis.from)}</div>
<svg class="window-track" height="${height}" aria-hidden="true" focusable="false">${hoursOf(person, axis)}${marks.map((mark, lane) => renderMark(mark, lane, axis))}</svg>
<ul class="visually-hidden">${inWords(person, axis).map((sentence) => markup`<li>${sentence}</li>`)}</ul>
</li>`;
}

function labelOf({ as, team, time, answersWithinMs }: Person, now: number): Markup {
  const stands = team === null ? '' : `${as === 'deputy' ? 'Deputy' : 'On call'} for ${onOneLine(team, 60)}`;
  if (time === null) {
    const within = answersWithinMs > 0 ? `, answers within ${Math.ceil(answersWithinMs / 60_000)} min` : '';
    return markup`<span>${stands === '' ? 'No hours are known' : `${stands}${within}`}</span>`;
  }
  const { workingHours, timeZone } = time;
  const { weekday, time: clock } = wallClock(timeZone, now);
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  const day = `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}`;
  return markup`${stands !== '' && markup`<span>${stands}</span>`}<span>${workingHours.from} to ${workingHours.to} in ${onOneLine(place, 40)}</span><span>${day} ${clock} there at the verdict</span>`;
}

function hoursOf({ time, as }: Person, axis: TimeAxis): Markup {
  const place = { y: TRACK.top, height: TRACK.height };
  const whole = { from: axis.from, until: axis.until };
  if (time === null && as === 'on-call') return bar(axis, whole, { name: 'callable', fill: 'callable', ...place });
  if (time === null) return bar(axis, whole, { name: 'no-hours', ...place });
  const { nights, daysOff } = daysThere(time, axis.from, axis.until);
  const shifts = workingIntervals(time, axis.from, axis.until);
  return markup`${bar(axis, whole, { name: 'track', ...place })}${nights.map((night) => bar(axis, night, { name: 'night', ...place }))}${daysOff.map((off) => bar(axis, off, { name: 'day-off', fill: 'day-off', ...place }))}${shifts.map((shift) => bar(axis, shift, { name: 'shift', ...place }))}${localHours(shifts, axis, time.timeZone)}`;
}

interface Look {
  name: string;
  y: number;
  height: number | string;
  /** The pattern that fills it: what a colour alone would not tell. */
  fill?: string;
}

/** A stretch of time as a rectangle on the axis. */
export function bar(axis: TimeAxis, { from, until }: Interval, { name, y, height, fill }: Look): Markup {
  const x = axis.at(from);
  const width = Math.max(axis.at(until) - x, 0);
  return markup`<rect class="${name}" x="${x}%" width="${width.toFixed(2)}%" y="${y}" height="${height}"${fill !== undefined && markup` fill="url(#window-${fill})"`}/>`;
}

/**
 * The clock on their wall: at the hours of the axis, or, where that counts days, at both ends of each bar that has room for
 * them.
 */
function localHours(shifts: readonly Interval[], axis: TimeAxis, timeZone: string): Markup[] {
  const y = TRACK.top + TRACK.height / 2;
  const text = (moment: number, look: Markup) =>
    markup`<text y="${y}" x="${axis.at(moment)}%" ${look}>${wallClock(timeZone, moment).time}</text>`;
  const hours = axis.ticks.filter(({ isDay }) => !isDay);
  if (hours.length * 2 > axis.ticks.length) {
    return axis.ticks.map(({ at, isSecond }) =>
      text(
        at,
        isSecond ? markup`class="hour is-second" text-anchor="middle"` : markup`class="hour" text-anchor="middle"`,
      ),
    );
  }
  const roomy = shifts.filter(({ from, until }) => axis.at(until) - axis.at(from) >= LEAST_FOR_HOURS);
  return roomy.flatMap(({ from, until }) => [
    ...(from > axis.from ? [text(from, markup`class="hour" dx="6" text-anchor="start"`)] : []),
    ...(until < axis.until ? [text(until, markup`class="hour" dx="-6" text-anchor="end"`)] : []),
  ]);
}

function renderMark({ does, at, reasons }: Mark, lane: number, axis: TimeAxis): Markup {
  const x = axis.at(at);
  const isGone = at < axis.from;
  const y = TRACK.top + TRACK.height + LANE * (lane + 1) - 5;
  const side = x > 50 ? 'end' : 'start';
  const said = `${isGone ? 'had to ' : ''}${DOES[does]} ${axis.named(at)}, ${listed(reasons)}`;
  return markup`<g class="mark is-${does}"><line class="stem" x1="${x}%" x2="${x}%" y1="${TRACK.top - 4}" y2="${y + 3}"/><svg class="head" x="${x}%" y="${TRACK.top - 6}" overflow="visible">${HEADS[does]}</svg><text x="${x}%" y="${y}" dx="${side === 'start' ? 7 : -7}" text-anchor="${side}">${said}</text></g>`;
}

const HEADS = {
  wake: markup`<path d="M-6 -2h12l-6 10Z"/>`,
  start: markup`<path d="M0 -3l6 6l-6 6l-6 -6Z"/>`,
  'go-home': markup`<path d="M-5 -2h10v10h-10Z"/>`,
} as const satisfies Record<Mark['does'], Markup>;

function listed(reasons: readonly string[]): string {
  const [first = ''] = reasons;
  return reasons.length === 1 ? first : `${first} and ${reasons.length - 1} more`;
}

function inWords({ time, marks }: Person, { from, until }: TimeAxis): string[] {
  const zone = time?.timeZone;
  const said = (moment: number) =>
    `${momentInUtc(moment, from)}${zone === undefined ? '' : ` (${momentThere(moment, zone)})`}`;
  const shifts = time === null ? [] : workingIntervals(time, from, until);
  const hours = shifts.map((shift) => `at work from ${said(shift.from)} to ${said(shift.until)}`);
  const kept = marks.map(({ does, at, reasons }) => `${DOES[does]} ${said(at)}, for ${reasons.join(', ')}`);
  const none = time === null ? 'can be called at any time' : 'not at work before the demo';
  return [...(hours.length === 0 ? [none] : hours), ...kept];
}
