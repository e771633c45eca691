import { createHash, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { ServiceContext } from './correlation.ts';
import { answerProblem } from './problem-answer.ts';

const ACCEPTED = /^[!-~]{1,255}$/;

/** How a request names itself, so that sending it twice does nothing twice. */
export interface Idempotency {
  key: string;
  /** Tells whether a request with the same key asks for the same. */
  digest: string;
}

/** The caller's `Idempotency-Key`, or one that nobody else has, with the digest of the request's body. */
export function idempotencyOf(context: Context<ServiceContext>, body: unknown): Idempotency {
  const given = context.req.header('idempotency-key');
  return {
    key: given !== undefined && ACCEPTED.test(given) ? given : randomUUID(),
    digest: createHash('sha256').update(JSON.stringify(body)).digest('hex'),
  };
}

/** The answer to a request that reuses the key of another one. */
export function refuseReusedKey(context: Context<ServiceContext>): Response {
  return answerProblem(context, {
    status: 422,
    title: 'The idempotency key belongs to another request',
    detail: 'Send a new key with a new request, and the same key only with the same request.',
  });
}
