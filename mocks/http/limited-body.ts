import type { MiddlewareHandler } from 'hono';
import type { DoorContext } from '../access/door.ts';
import { MOST_BODY_BYTES, tooLargeResponse } from '../problem-response.ts';
import { readBody } from './incoming-request.ts';

/**
 * Refuses bodies that are too large. One that does not tell its length is read first, and handed on in a request of its
 * own; a call without a body, such as most DELETEs, goes on as it is.
 */
export const limitedBody: MiddlewareHandler<DoorContext> = async (context, next) => {
  const { incoming } = context.env;
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = incoming.headers;
  if (encoding === undefined) return Number(length) > MOST_BODY_BYTES ? tooLargeResponse() : next();
  const body = await readBody(incoming);
  if (body === 'too-large') return tooLargeResponse();
  const { url, method } = context.req;
  const sent = body === 'cut-off' || method === 'GET' || method === 'HEAD' ? {} : { body };
  context.req.raw = new Request(url, { method, headers: context.req.raw.headers, ...sent });
  return next();
};
