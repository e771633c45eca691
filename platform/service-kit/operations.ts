import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { type Clock, isoTime } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { redact } from '../../support/redact.ts';
import type { Secret } from '../../support/secret.ts';
import type { ServiceContext } from './correlation.ts';
import type { HeldConfiguration } from './held-configuration.ts';
import { answerProblem } from './problem-answer.ts';

/** Something a service can't work without; rejects with the reason when it is not there. */
export type ReadinessCheck = () => Promise<void>;

/** Something that can run out. `total` is `null` where nobody knows it. */
export interface Capacity {
  name: string;
  free: number;
  total: number | null;
}

/** What a service tells its operators. */
export interface OperationsOptions {
  service: string;
  version: { commit: string; build: string; environment: { name: string; id: string } };
  /** Epoch milliseconds. */
  startedAt: number;
  /** What it tells the time by. */
  clock: Pick<Clock, 'now'>;
  /** Opens what is under /operations/; `null` leaves it open to everybody. */
  token: Secret | null;
  configuration: HeldConfiguration;
  checks: Readonly<Record<string, ReadinessCheck>>;
  /** A job's account of its runs; services have none. */
  describeJob: (() => Promise<object>) | undefined;
  /** What can run out, where there is anything. */
  capacities: (() => Promise<Capacity[]>) | undefined;
}

/** The routes by which operators, probes and rehearsals look at a service. */
export function operationsRoutes(options: OperationsOptions): Hono<ServiceContext> {
  const { service, version, startedAt, clock, token, configuration, checks, describeJob, capacities } = options;
  const routes = new Hono<ServiceContext>();

  routes.get('/health/live', (context) => context.json({ status: 'live' }));
  routes.get('/health/ready', async (context) => {
    const answers = await runChecks(checks);
    const ready = Object.values(answers).every((answer) => answer === 'ok');
    return context.json({ status: ready ? 'ready' : 'not-ready', checks: answers }, ready ? 200 : 503);
  });

  if (token !== null) routes.use('/operations/*', bearer(token));
  routes.get('/operations/version', (context) =>
    context.json({ service, ...version, startedAt: isoTime(startedAt), now: isoTime(clock.now()) }),
  );
  routes.get('/operations/configuration', (context) => context.json(configuration));
  if (describeJob !== undefined) routes.get('/operations/job', async (context) => context.json(await describeJob()));
  if (capacities !== undefined) {
    routes.get('/operations/capacity', async (context) => context.json({ capacities: await capacities() }));
  }
  return routes;
}

async function runChecks(checks: OperationsOptions['checks']): Promise<Record<string, string>> {
  const answers = Object.entries(checks).map(async ([name, check]) => {
    const answer = await check().then(
      () => 'ok',
      (error: unknown) => redact(messageOf(error)),
    );
    return [name, answer] as const;
  });
  return Object.fromEntries(await Promise.all(answers));
}

/** Lets through who knows the token. Digests are compared, so that neither time nor length tells of the token. */
function bearer(token: Secret): MiddlewareHandler<ServiceContext> {
  const expected = digest(`Bearer ${token.reveal()}`);
  return async (context, next) => {
    const given = digest(context.req.header('authorization') ?? '');
    if (timingSafeEqual(given, expected)) return next();
    context.header('www-authenticate', 'Bearer');
    return answerProblem(context, {
      status: 401,
      title: 'The operations token is missing or wrong',
      detail: 'Send the environment’s OPERATIONS_TOKEN as a bearer token.',
    });
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
