import { createServer, type RequestListener } from 'node:http';
import type { TestContext } from 'node:test';
import type { EnvironmentDefinition } from '../../../model/environment.ts';
import { Secret } from '../../../support/secret.ts';
import { listening } from '../../helpers/listening.ts';
import { type Answers, OPERATIONS_TOKEN, standIn } from '../stand-in.ts';
import { environmentOf } from './looking.ts';

type Declared = Partial<EnvironmentDefinition['services'][string]>;

/** A stand-in service: what it answers, and what is declared of it. */
export interface StandInService {
  answers?: Answers;
  declared?: Declared;
  /** Where it is said to be; where it is unless given. */
  url?: string;
}

/** What it answers at `/operations/version` and `/operations/capacity` where its clock and connections are so. */
export const telling = ({ clockAheadMs = 0, free = 10 } = {}): Answers => ({
  'GET /health/live': {},
  'GET /operations/version': (_, response) => {
    const environment = { name: 'staging', id: 'staging-1' };
    const now = new Date(Date.now() + clockAheadMs).toISOString();
    response.end(JSON.stringify({ service: 's', commit: 'abc1234', build: '1', environment, now }));
  },
  'GET /operations/capacity': { body: { capacities: [{ name: 'connections', free, total: 20 }] } },
});

/** An answer with these headers. */
export const withHeaders =
  (headers: Record<string, string>, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end('<p>');
  };

/** The address of a server that leaves every request to `listener`; closed when the test is over. */
export async function serverOf(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const port = await listening(context, server);
  return `http://127.0.0.1:${port}`;
}

/** An environment of stand-in services, and whatever else is given. */
export async function environmentWith(
  context: TestContext,
  services: Record<string, StandInService>,
  parts: Partial<EnvironmentDefinition> = {},
) {
  const entries = Object.entries(services).map(async ([name, { answers = telling(), declared, url }]) => {
    return [name, { url: url ?? (await standIn(context, answers)), ...declared }] as const;
  });
  return environmentOf({
    operationsToken: new Secret('OPERATIONS_TOKEN', OPERATIONS_TOKEN),
    services: Object.fromEntries(await Promise.all(entries)),
    ...parts,
  });
}
