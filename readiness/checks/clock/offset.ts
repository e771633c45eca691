import type { ClockFact } from '../../sources/facts.ts';

/** How far a clock is ahead of ours, in milliseconds: at least `low` and at most `high`. Negative where it is behind. */
export interface Offset {
  low: number;
  high: number;
}

/**
 * What a clock's answer says of it: it was shown at some moment between asking and answering. `resolution` is the
 * shortest time that the clock shows, in milliseconds.
 */
export function offsetOf({ shown, askedAt, answeredAt }: ClockFact, resolution = 0): Offset {
  return { low: shown - answeredAt, high: shown + resolution - askedAt };
}

/** The offset from a clock that is itself `milliseconds` ahead of ours. */
export function offsetFrom(milliseconds: number, { low, high }: Offset): Offset {
  return { low: low - milliseconds, high: high - milliseconds };
}

export const middleOf = ({ low, high }: Offset) => (low + high) / 2;
export const doubtOf = ({ low, high }: Offset) => (high - low) / 2;
