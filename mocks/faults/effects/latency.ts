import type { z } from 'zod';
import { knownKeys } from '../../../support/known-keys.ts';
import { durationText, millisecondsOf } from '../words/duration-text.ts';
import { shortOrLong } from '../words/short-or-long.ts';
import { unlessWrongAlready } from '../words/unless-wrong-already.ts';
import type { Effect } from './effect.ts';

const inFull = knownKeys('how long', {
  from: durationText.optional(),
  to: durationText,
  grows: durationText.optional(),
}).refine(({ from = '0s', to }) => millisecondsOf(from) <= millisecondsOf(to), {
  ...unlessWrongAlready,
  error: 'from must not be more than to',
});

/**
 * How long a call is held up: `3s` always; `{ from, to }` at random in between; `{ from, to, grows }` first `from`, with
 * each call longer by `grows`, up to `to`.
 */
export const latencySchema = shortOrLong(durationText, inFull, 'a duration such as 3s, or { from, to, grows }');

export function latency(wanted: z.output<typeof latencySchema>): Effect {
  if (typeof wanted === 'string') return () => ({ delayMs: millisecondsOf(wanted) });
  const shortest = millisecondsOf(wanted.from ?? '0s');
  const longest = millisecondsOf(wanted.to);
  if (wanted.grows === undefined) {
    return ({ turn }) => ({ delayMs: shortest + Math.round(turn.chance * (longest - shortest)) });
  }
  const step = millisecondsOf(wanted.grows);
  return ({ turn }) => ({ delayMs: Math.min(longest, shortest + (turn.count - 1) * step) });
}
