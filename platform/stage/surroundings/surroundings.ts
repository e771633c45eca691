import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { systemClock } from '../../../support/clock.ts';
import { messageOf, Problem } from '../../../support/problem.ts';
import type { Deployments } from '../deployment/deployments.ts';
import type { StagePlan } from '../plan.ts';
import type { ProcessList } from '../process-list.ts';
import type { PipelineRepository } from '../repository/repository.ts';
import type { ServiceLogs } from '../service-logs.ts';
import { deploymentsRoute } from './deployments.ts';
import { documentationRoute } from './documentation.ts';
import { flagsRoute } from './flags.ts';
import { logsRoute } from './logs.ts';
import { processesRoute } from './processes.ts';
import { demandToken } from './token.ts';
import { workflowsRoute } from './workflows.ts';

/** The endpoint of what surrounds a platform. */
export interface Surroundings {
  /** The address without a path. */
  url: string;
  close(): Promise<void>;
}

/** What the surroundings tell of. */
export interface SurroundingsOptions {
  port: number;
  /** Demanded by all but the documentation. */
  token: string;
  plan: StagePlan;
  list: ProcessList;
  logs: ServiceLogs;
  /** Where the platform is deployed from; `null` where there is no git to keep it. */
  repository: PipelineRepository | null;
  /** Takes what is deployed while the platform runs; nothing can be unless given. */
  deployments?: Deployments;
}

/**
 * Serves on 127.0.0.1 what surrounds every platform and is no part of it: its supervisor, the search in its logs, its
 * flags, its documentation and the host of its repository. Throws a Problem when the port can't be had.
 */
export async function serveSurroundings(options: SurroundingsOptions): Promise<Surroundings> {
  const app = surroundingsApp(options);
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening').catch((cause: unknown) => {
    throw new Problem(
      `The supervisor endpoint cannot listen on port ${options.port}`,
      messageOf(cause),
      'end what listens there, or choose another first port',
      { cause },
    );
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function surroundingsApp({ token, plan, list, logs, repository, deployments }: SurroundingsOptions): Hono {
  const guard = demandToken(token);
  const { flags, uncollectedLogs, missingPages } = plan.surroundings;
  const app = new Hono();
  app.route(
    '/',
    processesRoute(() => list.all, guard),
  );
  app.route('/', logsRoute(logs, uncollectedLogs, guard));
  app.route('/', flagsRoute(deployments?.flags ?? new Map(Object.entries(flags)), guard));
  if (deployments !== undefined) app.route('/', deploymentsRoute(deployments, guard));
  app.route('/', documentationRoute(missingPages));
  if (repository !== null) {
    app.route('/', workflowsRoute(plan.pipeline, { repository, stagedAt: systemClock.now() }, guard));
  }
  app.notFound((context) => context.json({ title: 'there is nothing at this address' }, 404));
  return app;
}
