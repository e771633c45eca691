import type { z } from 'zod';
import { knownKeys } from '../../../support/known-keys.ts';
import { count } from '../words/count.ts';
import { durationText, millisecondsOf } from '../words/duration-text.ts';
import { unlessWrongAlready } from '../words/unless-wrong-already.ts';
import type { Effect } from './effect.ts';
import { madeAnswer } from './made-answer.ts';

/** So many calls in any stretch of that length; more get 429, and with it after how many seconds one will be taken. */
export const rateLimitSchema = knownKeys('a limit', {
  calls: count(0).max(100_000, 'must be at most 100000'),
  per: durationText.refine((text) => millisecondsOf(text) > 0, {
    ...unlessWrongAlready,
    error: 'must be longer than nothing',
  }),
});

export function rateLimit({ calls, per }: z.output<typeof rateLimitSchema>): Effect {
  const lengthMs = millisecondsOf(per);
  let taken: number[] = [];
  return ({ fault, now }) => {
    // A clock that was moved on and put back leaves times that are yet to come.
    taken = taken.filter((at) => at <= now && at > now - lengthMs);
    if (taken.length < calls) {
      taken.push(now);
      return undefined;
    }
    const [oldest = now] = taken;
    return { answerInstead: madeAnswer(fault, { status: 429, retryAfterMs: oldest + lengthMs - now }) };
  };
}
