import { describeDuration } from '../../support/duration.ts';
import type { Spread } from './earlier-durations.ts';

/** From so many runs on there is such a thing as usual. */
const ENOUGH_RUNS = 3;
/** What is slower by less than this is so by chance, and nobody in an audience notices. */
const NOTABLY_SLOWER = { times: 1.5, ms: 250 };
/** Nobody reads anything in how many times longer a wait was beyond this. */
const MANY_TIMES = 20;

/** How long it took before: `usually 0.9 s (0.7 to 1.1 s)`, or of few runs each: `0.8 s in the run before`. */
export function earlierText({ runs, least, median, most }: Spread): string {
  const from = describeDuration(least);
  const to = describeDuration(most);
  if (runs === 1) return `${from} in the run before`;
  const between = from === to ? from : range(from, to);
  if (runs < ENOUGH_RUNS) return `${between} in the ${runs} runs before`;
  return from === to ? `usually ${from}` : `usually ${describeDuration(median)} (${between})`;
}

/** What is notable of a duration against earlier ones: `twice as long as usual`; `null` where nothing is. Told, not judged. */
export function slownessText(durationMs: number, { runs, median, most }: Spread): string | null {
  if (runs < ENOUGH_RUNS || durationMs <= most || durationMs - median < NOTABLY_SLOWER.ms) return null;
  if (median === 0) return 'longer than ever before';
  const times = durationMs / median;
  if (times < NOTABLY_SLOWER.times) return null;
  if (times >= MANY_TIMES) return `more than ${MANY_TIMES} times as long as usual`;
  const rounded = times < 3 ? Math.round(times * 10) / 10 : Math.round(times);
  return `${rounded === 2 ? 'twice' : `${rounded} times`} as long as usual`;
}

/** `0.7 to 1.1 s`: the unit once where both have the same. */
function range(from: string, to: string): string {
  const [, amount, unit] = /^([\d.]+) (\S+)$/.exec(from) ?? [];
  const [, , other] = /^([\d.]+) (\S+)$/.exec(to) ?? [];
  return amount !== undefined && unit === other ? `${amount} to ${to}` : `${from} to ${to}`;
}
