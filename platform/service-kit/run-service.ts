import type { Hono } from 'hono';
import type { z } from 'zod';
import { type Clock, systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import { type KeyProblem, readConfiguration } from './configuration.ts';
import { commonKeys } from './configuration-keys.ts';
import type { ServiceContext } from './correlation.ts';
import { describeConfiguration } from './held-configuration.ts';
import { createLog, type Log } from './log.ts';
import { type Capacity, operationsRoutes, type ReadinessCheck } from './operations.ts';
import { endWithStandardInput, exitAfterWriting } from './process-exit.ts';
import { type Certificate, serve } from './serve.ts';
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
  describeJob?: () => Promise<object>;
  /** What can run out. */
  capacities?: () => Promise<Capacity[]>;
  /** What it proves itself with over TLS; without it, it speaks plain HTTP. */
  certificate?: Certificate;
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
  const common = readConfiguration(commonKeys, process.env);
  const own = readConfiguration(keys, process.env);
  if (!common.accepted || !own.accepted) {
    refuse(name, createLog(name), [...(common.accepted ? [] : common.problems), ...(own.accepted ? [] : own.problems)]);
    return;
  }
  const { configuration } = common;
  const clock = clockOffBy(configuration.CLOCK_OFFSET_MS ?? 0);
  const startedAt = clock.now();
  const log = createLog(name, clock);
  reportDefects(log);
  if (configuration.LIFELINE === 'stdin') endWithStandardInput();
  const app = createServiceApp(log);
  const { checks, describeJob, capacities, certificate, release } = await assemble({
    app,
    configuration: own.configuration,
    log,
  });
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
      clock,
      token: configuration.OPERATIONS_OPEN === 'yes' ? null : configuration.OPERATIONS_TOKEN,
      configuration: describeConfiguration(
        { ...commonKeys, ...keys },
        process.env,
        configuration.FINGERPRINT_KEY.reveal(),
      ),
      checks,
      describeJob,
      capacities,
    }),
  );
  serve({
    service: name,
    host: configuration.HOST,
    port: configuration.PORT,
    certificate,
    log,
    fetch: (request, connection) => app.fetch(request, connection),
    release,
  });
}

/** The machine's clock as a badly set one would show it. Nothing is timed by it. */
function clockOffBy(milliseconds: number): Pick<Clock, 'now'> {
  return { now: () => systemClock.now() + milliseconds };
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
