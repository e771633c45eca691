import type { Hono } from 'hono';
import type { z } from 'zod';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { describeKeys, type KeyProblem, readConfiguration } from './configuration.ts';
import { commonKeys } from './configuration-keys.ts';
import type { ServiceContext } from './correlation.ts';
import { createLog, type Log } from './log.ts';
import { operationsRoutes, type ReadinessCheck } from './operations.ts';
import { endWithStandardInput, exitAfterWriting } from './process-exit.ts';
import { serve } from './serve.ts';
import { createServiceApp } from './service-app.ts';

/** Exit code for a configuration that is refused (sysexits). */
const CONFIGURATION_REFUSED = 78;
const DEFECT = 1;

/** What a service is assembled from. */
export interface ServiceMaterial<Shape extends z.ZodRawShape> {
  app: Hono<ServiceContext>;
  configuration: z.output<z.ZodObject<Shape>>;
  log: Log;
}

/** What a service is besides its routes. */
export interface Assembly {
  /** What it can't work without. Another service is none of it: its absence is that service's own to tell. */
  checks: Readonly<Record<string, ReadinessCheck>>;
  describeJob?: () => unknown;
  release(): Promise<void>;
}

/** A service or job of the platform. */
export interface ServiceDefinition<Shape extends z.ZodRawShape> {
  name: string;
  /** The variables it needs besides those that all need. */
  keys: Shape;
  /** Adds the service's routes to `app`. */
  assemble(material: ServiceMaterial<Shape>): Promise<Assembly>;
}

/** Runs a service as this process: refuses to start (exit 78) unless its configuration is complete. */
export async function runService<Shape extends z.ZodRawShape>(definition: ServiceDefinition<Shape>): Promise<void> {
  const { name, keys, assemble } = definition;
  const startedAt = systemClock.now();
  const log = createLog(name);
  const common = readConfiguration(commonKeys, process.env);
  const own = readConfiguration(keys, process.env);
  if (!common.accepted || !own.accepted) {
    refuse(name, log, [...(common.accepted ? [] : common.problems), ...(own.accepted ? [] : own.problems)]);
    return;
  }
  const { configuration } = common;
  reportDefects(log);
  if (configuration.LIFELINE === 'stdin') endWithStandardInput();
  const app = createServiceApp(log);
  const { checks, describeJob, release } = await assemble({ app, configuration: own.configuration, log });
  app.route(
    '/',
    operationsRoutes({
      service: name,
      version: {
        commit: configuration.COMMIT,
        build: configuration.BUILD,
        environment: { name: configuration.ENVIRONMENT_NAME, id: configuration.ENVIRONMENT_ID },
      },
      startedAt,
      token: configuration.OPERATIONS_TOKEN,
      keys: describeKeys({ ...commonKeys, ...keys }, process.env, configuration.FINGERPRINT_KEY.reveal()),
      checks,
      describeJob,
    }),
  );
  serve({
    service: name,
    host: configuration.HOST,
    port: configuration.PORT,
    log,
    fetch: (request) => app.fetch(request),
    release,
  });
}

function refuse(service: string, log: Log, problems: readonly KeyProblem[]): void {
  log.fatal('configuration-refused', { problems });
  const listed = problems.map(({ key, problem }) => `${key} ${problem}`).join('; ');
  process.stderr.write(`${service} refuses to start: ${listed}.\n`);
  exitAfterWriting(CONFIGURATION_REFUSED);
}

/** What nobody caught is a defect: it is told in the log's own form before the process ends. */
function reportDefects(log: Log): void {
  process.on('uncaughtException', (error) => {
    log.fatal('defect', { message: messageOf(error), stack: error.stack });
    exitAfterWriting(DEFECT);
  });
}
