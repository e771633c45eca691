import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { proxy } from 'hono/proxy';
import { CORRELATION_HEADER, type ServiceContext } from '../service-kit/correlation.ts';
import { answerProblem } from '../service-kit/problem-answer.ts';

const ANSWERS_WITHIN_MS = 15_000;
/** A year, in seconds: browsers come back by https only. */
const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains';
/** What the edge answers itself, as every service does. */
const OWN = /^\/(health|operations)\//;

/** Where requests are handed on to, and what answers lack on their way back. */
export interface Forwarding {
  /** Without a slash at the end. */
  portal: string;
  /** In lower case. */
  withoutHeaders: readonly string[];
}

/** Hands every request on that is not about the edge itself. */
export function addForwarding(app: Hono<ServiceContext>, { portal, withoutHeaders }: Forwarding): void {
  app.use(async (context, next) => {
    await next();
    context.header('strict-transport-security', STRICT_TRANSPORT);
    for (const name of withoutHeaders) context.header(name, undefined);
  });
  app.all('*', async (context, next) => (OWN.test(context.req.path) ? next() : handOn(context, portal)));
}

async function handOn(context: Context<ServiceContext>, portal: string): Promise<Response> {
  const { pathname, search, host, protocol } = new URL(context.req.url);
  try {
    return await proxy(`${portal}${pathname}${search}`, {
      raw: context.req.raw,
      redirect: 'manual',
      signal: AbortSignal.any([context.req.raw.signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)]),
      headers: {
        ...context.req.header(),
        [CORRELATION_HEADER]: context.get('correlationId'),
        'x-forwarded-host': host,
        'x-forwarded-proto': protocol.slice(0, -1),
        // What a caller says of those before it is not believed: nobody else stands in front of the edge.
        'x-forwarded-for': getConnInfo(context).remote.address ?? 'unknown',
      },
    });
  } catch {
    return answerProblem(context, {
      status: 502,
      title: 'The portal does not answer',
      detail: 'The edge could not hand the request on.',
    });
  }
}
