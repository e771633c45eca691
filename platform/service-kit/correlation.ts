import type { MiddlewareHandler } from 'hono';
import { newToken } from '../../support/ids.ts';

/** The header that joins everything done for one click of a customer, from the browser to the bank. */
export const CORRELATION_HEADER = 'x-correlation-id';

const ACCEPTED = /^[A-Za-z0-9._-]{8,128}$/;

/** What the middleware of the service kit puts into a request's context. */
export interface ServiceContext {
  Variables: { correlationId: string };
}

/** Takes the caller's correlation id, or begins a new one where there is none that is fit, and echoes it. */
export const correlate: MiddlewareHandler<ServiceContext> = async (context, next) => {
  const given = context.req.header(CORRELATION_HEADER);
  const correlationId = given !== undefined && ACCEPTED.test(given) ? given : newToken();
  context.set('correlationId', correlationId);
  await next();
  context.header(CORRELATION_HEADER, correlationId);
};
