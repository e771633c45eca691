import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { correlate, type ServiceContext } from './correlation.ts';
import type { Log } from './log.ts';
import { answerProblem } from './problem-answer.ts';

const LARGEST_BODY_BYTES = 64 * 1024;

/** The beginning of every service's HTTP side: correlation, a log line per request, and problems for what goes wrong. */
export function createServiceApp(log: Log): Hono<ServiceContext> {
  const app = new Hono<ServiceContext>();
  app.use(correlate, logRequests(log));
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY_BYTES,
      onError: (context) => context.text(`The body has more than ${LARGEST_BODY_BYTES} bytes.`, 413),
    }),
  );
  app.notFound((context) =>
    answerProblem(context, { status: 404, title: 'Not found', detail: `There is no ${context.req.path} here.` }),
  );
  app.onError((error, context) => {
    log.error('request-failed', { correlationId: context.get('correlationId'), message: messageOf(error) });
    return answerProblem(context, {
      status: 500,
      title: 'The request failed here',
      detail: 'The reason is in the log of this service, under the correlation id.',
    });
  });
  return app;
}

/** Probes come every few seconds and tell nothing new: they are left out. */
function logRequests(log: Log): MiddlewareHandler<ServiceContext> {
  return async (context, next) => {
    const begun = systemClock.now();
    await next();
    const { method, path } = context.req;
    if (path.startsWith('/health/') || path.startsWith('/operations/')) return;
    log.info('request', {
      correlationId: context.get('correlationId'),
      method,
      path,
      status: context.res.status,
      durationMs: systemClock.now() - begun,
    });
  };
}
