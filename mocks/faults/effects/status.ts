import { z } from 'zod';
import { knownKeys } from '../../../support/known-keys.ts';
import { durationText, millisecondsOf } from '../words/duration-text.ts';
import { mediaType } from '../words/media-type.ts';
import { shortOrLong } from '../words/short-or-long.ts';
import type { Effect } from './effect.ts';
import { madeAnswer } from './made-answer.ts';

const EXPECTED = 'must be a status from 200 to 599';
const code = z.int(EXPECTED).min(200, EXPECTED).max(599, EXPECTED);

const inFull = knownKeys('an answer', {
  code,
  /** Text as it is, anything else as JSON; without it a refusal is problem details (RFC 9457). */
  body: z.json().optional(),
  contentType: mediaType.optional(),
  retryAfter: durationText.optional(),
  /** Whether the bank is not asked at all, or does what it was asked for and its answer is lost. */
  when: z.enum(['before', 'after'], 'must be before or after: when the bank has not acted, or when it has').optional(),
});

/** An answer of ours in place of the bank's. */
export const statusSchema = shortOrLong(
  code,
  inFull,
  'a status such as 503, or { code, body, contentType, retryAfter, when }',
);

export function status(wanted: z.output<typeof statusSchema>): Effect {
  const { code, body, contentType, retryAfter, when } = typeof wanted === 'number' ? { code: wanted } : wanted;
  const retryAfterMs = retryAfter === undefined ? undefined : millisecondsOf(retryAfter);
  return ({ fault }) => {
    const answer = madeAnswer(fault, { status: code, body, contentType, retryAfterMs });
    return when === 'after' ? { spoil: () => answer } : { answerInstead: answer };
  };
}
