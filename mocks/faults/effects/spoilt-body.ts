import { z } from 'zod';
import type { FaultAnswer } from '../fault-plan.ts';
import type { Effect } from './effect.ts';

const EXPECTED = 'must be the share that arrives, from 0 up to but not 1';

export const truncateSchema = z.number(EXPECTED).min(0, EXPECTED).lt(1, EXPECTED);

/** Only the first part of the body arrives, then the connection is cut. At least one byte is missing. */
export function truncate(share: z.output<typeof truncateSchema>): Effect {
  const spoil = (answer: FaultAnswer) => ({ ...answer, cutAfter: Math.floor(answer.body.length * share) });
  return () => ({ spoil });
}

/** A whole body that is no JSON: a comma stands where its last character was. */
export function malformed(): Effect {
  const spoil = (answer: FaultAnswer) => withBody(answer, `${answer.body.toString('utf8').slice(0, -1)},`);
  return () => ({ spoil });
}

/** The body as it is, under another type. */
export function contentType(type: string): Effect {
  const spoil = (answer: FaultAnswer) => {
    const headers = new Headers(answer.headers);
    headers.set('content-type', type);
    return { ...answer, headers };
  };
  return () => ({ spoil });
}

/** The answer with another body; whatever tells the length of the earlier one is gone. */
export function withBody(answer: FaultAnswer, text: string): FaultAnswer {
  const headers = new Headers(answer.headers);
  headers.delete('content-length');
  return { ...answer, headers, body: Buffer.from(text) };
}
