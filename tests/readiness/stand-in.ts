import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { type Environment, type EnvironmentDefinition, environmentSchema } from '../../model/environment.ts';
import { findFreePort } from '../../platform/ports.ts';
import { Secret } from '../../support/secret.ts';
import { team } from '../verdict/samples.ts';

/** Answers of a stand-in platform, by `<METHOD> <path>`: what one real process would say. */
export type Answers = Record<string, { status?: number; body?: unknown } | RequestListener>;

/**
 * A server that answers as told, and 404 to everything else; closed when the test is over. Its operations endpoint asks
 * for the operations token.
 */
export async function standIn(context: TestContext, answers: Answers): Promise<string> {
  const server: Server = createServer((request, response) => {
    const guarded = request.url?.startsWith('/operations/') === true;
    const opened = request.headers.authorization === `Bearer ${OPERATIONS_TOKEN}`;
    const answer = guarded && !opened ? { status: 401 } : answers[`${request.method} ${request.url}`];
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer === undefined ? 404 : (answer.status ?? 200), { 'content-type': 'application/json' });
    return response.end(JSON.stringify(answer?.body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

/** An address at which nobody listens, nor will: its port is none of those that the system gives to whoever asks for any. */
export async function nowhere(): Promise<string> {
  return `http://127.0.0.1:${await findFreePort()}`;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

export const KEY = 'BANK_CLIENT_SECRET';
export const OPERATIONS_TOKEN = 'operations-canary-token';
export const BANK_SECRET = 'bank-canary-secret';

const identity = { name: 'staging', id: 'staging-1' };

/** What a healthy service answers. */
export function healthy(over: Answers = {}): Answers {
  return {
    'GET /health/live': { body: { status: 'live' } },
    'GET /health/ready': { body: { status: 'ready', checks: { database: 'ok' } } },
    'GET /operations/version': { body: { service: 's', commit: 'abc1234', build: '1', environment: identity } },
    'GET /operations/configuration': { body: { keys: [{ name: KEY, present: true, fingerprint: 'f'.repeat(16) }] } },
    ...over,
  };
}

/** What a healthy job answers besides: it ran whenever it is asked. What differs is told anew each time. */
export function healthyJob(over: () => Record<string, unknown> = () => ({})): Answers {
  return healthy({
    'GET /operations/job': (_, response) => {
      const at = new Date().toISOString();
      const lastRun = { startedAt: at, endedAt: at, outcome: 'succeeded' };
      const report = { name: 'poller', schedule: '* * * * * *', timeZone: 'UTC', lastRun, ...over() };
      response.end(JSON.stringify(report));
    },
  });
}

/** What a healthy bank answers. */
export function healthyBank(over: Answers = {}): Answers {
  return { 'POST /token': { body: { access_token: 't', scope: 'payments accounts' } }, ...over };
}

/** What a test declares besides, or otherwise. */
export interface Declared {
  service?: Partial<EnvironmentDefinition['services'][string]>;
  job?: Partial<NonNullable<EnvironmentDefinition['jobs']>[string]>;
  bank?: Partial<NonNullable<EnvironmentDefinition['bank']>>;
  environment?: Partial<EnvironmentDefinition>;
}

/** The environment of one service, one job and a bank at the given addresses. */
export function environmentAt(
  at: { service: string; job: string; bank: string; supervisor?: string },
  declared: Declared = {},
): Environment {
  const configuration = { required: [KEY] };
  return environmentSchema.parse({
    name: 'staging',
    identity,
    owner: team,
    operationsToken: new Secret('OPERATIONS_TOKEN', OPERATIONS_TOKEN),
    entrance: 'portal',
    ...(at.supervisor === undefined ? {} : { supervisor: { url: at.supervisor } }),
    services: { portal: { url: at.service, configuration, version: 'abc', ...declared.service } },
    jobs: {
      poller: { url: at.job, schedule: '* * * * * *', grace: '500ms', configuration, ...declared.job },
    },
    bank: {
      url: at.bank,
      contract: '1',
      credential: {
        tokenPath: '/token',
        clientId: 'client',
        clientSecret: new Secret(KEY, BANK_SECRET),
        scope: 'payments accounts',
      },
      console: '/console',
      ...declared.bank,
    },
    ...declared.environment,
  });
}
