import { scaleUtc } from 'd3-scale';
import { MONTHS, WEEKDAYS } from './calendar-words.ts';

const WANTED_TICKS = 7;
/** Of a longer time the hours of a day can't be seen any more. */
const LONGEST_MS = 60 * 24 * 60 * 60_000;
const LEAST_AFTER_MS = 4 * 60_000;
const SHARE_AFTER = 0.07;
/** In percent of the width: nearer to an edge, or to the line of the demo, a text would lie across it. */
const LEAST_FROM_EDGE = 2.5;

/** A moment on the axis that is named there. */
export interface Tick {
  /** Where it stands: percent of the axis. */
  x: number;
  at: number;
  text: string;
  /** Whether a day begins there, by UTC. */
  isDay: boolean;
  /** Every second one gives way where there is little room. */
  isSecond: boolean;
}

/** From when a verdict was given to a little after the demo. Moments are epoch milliseconds, places percent of the width. */
export interface TimeAxis {
  from: number;
  until: number;
  /** The place of a moment; one before or after the axis stands at its edge. */
  at(moment: number): number;
  /** A moment by UTC: `14:05`, on another day than that of the verdict `Sat 14:05`. */
  named(moment: number): string;
  ticks: readonly Tick[];
}

/** The axis for a demo; `undefined` where it does not lie ahead of the verdict, or more than 60 days ahead. */
export function timeAxis(judgedAt: number, demoAt: number): TimeAxis | undefined {
  if (!(demoAt > judgedAt && demoAt - judgedAt <= LONGEST_MS)) return undefined;
  const until = demoAt + Math.round(Math.max((demoAt - judgedAt) * SHARE_AFTER, LEAST_AFTER_MS));
  const scale = scaleUtc().domain([judgedAt, until]).range([0, 100]).clamp(true);
  const at = (moment: number) => Math.round(scale(moment) * 100) / 100;
  const ticks = scale
    .ticks(WANTED_TICKS)
    .map((tick) => ({ x: at(tick.getTime()), at: tick.getTime(), ...textOf(tick) }))
    .filter(({ x }) => [0, at(demoAt), 100].every((edge) => Math.abs(x - edge) > LEAST_FROM_EDGE))
    .map((tick, index) => ({ ...tick, isSecond: index % 2 === 1 }));
  const named = (moment: number) => {
    const then = new Date(moment).toISOString();
    const isSameDay = then.slice(0, 10) === new Date(judgedAt).toISOString().slice(0, 10);
    return `${isSameDay ? '' : `${WEEKDAYS[new Date(moment).getUTCDay()]} `}${then.slice(11, 16)}`;
  };
  return { from: judgedAt, until, at, named, ticks };
}

function textOf(tick: Date): Pick<Tick, 'text' | 'isDay'> {
  const clock = tick.toISOString().slice(11, 16);
  if (clock !== '00:00') return { text: clock, isDay: false };
  return { text: `${WEEKDAYS[tick.getUTCDay()]} ${tick.getUTCDate()} ${MONTHS[tick.getUTCMonth()]}`, isDay: true };
}
