import { doubtOf, middleOf, type Offset } from './offset.ts';

/** Whether a clock is as right as can be told, off for sure, or neither because its answer took too long. */
export type ClockJudgement = 'right' | 'off' | 'doubtful';

/** Judges a clock that must not be further than `limit` milliseconds from ours. */
export function judgeOffset(offset: Offset, limit: number): ClockJudgement {
  if (offset.low > limit || offset.high < -limit) return 'off';
  return Math.abs(middleOf(offset)) <= limit && doubtOf(offset) <= limit ? 'right' : 'doubtful';
}

/**
 * How far our own clock is behind all others, where two or more are off and agree among themselves: then it is not
 * they who are wrong. `undefined` where some agree with ours, or they agree with nobody.
 */
export function oursBehind(offsets: readonly Offset[], limit: number): number | undefined {
  const told = offsets.filter((offset) => judgeOffset(offset, limit) !== 'doubtful');
  if (told.length < 2 || told.some((offset) => judgeOffset(offset, limit) === 'right')) return undefined;
  const latestLow = Math.max(...told.map(({ low }) => low));
  const earliestHigh = Math.min(...told.map(({ high }) => high));
  return latestLow - earliestHigh > 2 * limit ? undefined : (latestLow + earliestHigh) / 2;
}
