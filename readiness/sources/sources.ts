import type { z } from 'zod';
import type { Environment } from '../../model/environment.ts';
import {
  heldConfigurationSchema,
  type JobReport,
  jobReportSchema,
  type ProcessReport,
  processesSchema,
  type ServiceConfiguration,
  type ServiceVersion,
  versionSchema,
} from '../../model/operations.ts';
import type { Clock } from '../../support/clock.ts';
import { type Ask, ask, type Reply } from './http.ts';

/** A source's answer: what it reads, or why it can't be read. */
export type Reading<Value> = { read: true; value: Value } | { read: false; reason: string };

/** What the checks observe through. Each place is asked at most once, however many checks want to know. */
export interface Sources {
  readonly clock: Clock;
  /** Whether a service or job answers at all: its liveness. */
  live(name: string): Promise<Reply>;
  /** A service's readiness. */
  ready(name: string): Promise<Reply>;
  version(name: string): Promise<Reading<ServiceVersion>>;
  configuration(name: string): Promise<Reading<ServiceConfiguration>>;
  /** Asked anew each time: a job moves on. */
  job(name: string): Promise<Reading<JobReport>>;
  /** What the supervisor knows of a process; `undefined` when there is no supervisor, or it doesn't know it. */
  process(name: string): Promise<ProcessReport | undefined>;
  /** Whether the bank answers at all. */
  bank(): Promise<Reply>;
  /** The bank's answer to its own credential. */
  token(): Promise<Reply>;
}

const ANSWERS_WITHIN_MS = 5000;

/** The sources of one environment, over HTTP. */
export function openSources(environment: Environment, clock: Clock): Sources {
  const { services, jobs, bank, supervisor } = environment;
  const addressOf = (name: string) => services[name]?.url ?? jobs[name]?.url ?? '';
  const get = (url: string, headers: Record<string, string> = {}): Promise<Reply> =>
    ask({ url, headers, withinMs: ANSWERS_WITHIN_MS });
  const authorization = `Bearer ${environment.operationsToken.reveal()}`;
  const operation = async <Schema extends z.ZodType>(name: string, path: string, schema: Schema) =>
    understand(await get(join(addressOf(name), path), { authorization }), schema);
  const processes = once(async (url: string) => understand(await get(url, { authorization }), processesSchema));

  return {
    clock,
    live: once((name) => get(join(addressOf(name), services[name]?.health.live ?? '/health/live'))),
    ready: once((name) => get(join(addressOf(name), services[name]?.health.ready ?? '/health/ready'))),
    version: once((name) => operation(name, '/operations/version', versionSchema)),
    configuration: once((name) => operation(name, '/operations/configuration', heldConfigurationSchema)),
    job: (name) => operation(name, '/operations/job', jobReportSchema),
    async process(name) {
      if (supervisor === undefined) return undefined;
      const reading = await processes(join(supervisor.url, '/processes'));
      return reading.read ? reading.value.processes.find((process) => process.name === name) : undefined;
    },
    bank: once(() => get(bank.url)),
    token: once(() => ask(tokenRequest(environment))),
  };
}

function tokenRequest({ bank: { url, credential } }: Environment): Ask {
  const basic = Buffer.from(`${credential.clientId}:${credential.clientSecret.reveal()}`).toString('base64');
  return {
    url: join(url, credential.tokenPath),
    withinMs: ANSWERS_WITHIN_MS,
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: credential.scope }).toString(),
  };
}

function understand<Schema extends z.ZodType>(reply: Reply, schema: Schema): Reading<z.output<Schema>> {
  if (!reply.answered) return { read: false, reason: reply.reason };
  if (reply.status !== 200) return { read: false, reason: `answers ${reply.status}` };
  const parsed = schema.safeParse(reply.body);
  if (parsed.success) return { read: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { read: false, reason: `answers something else than expected (${issue?.path.join('.')}: ${issue?.message})` };
}

function join(base: string, path: string): string {
  return `${base.replace(/\/$/, '')}${path}`;
}

/** Remembers what was found under a name, so that it is looked for once. */
function once<Value>(find: (name: string) => Promise<Value>): (name?: string) => Promise<Value> {
  const remembered = new Map<string, Promise<Value>>();
  return (name = '') => {
    const found = remembered.get(name) ?? find(name);
    remembered.set(name, found);
    return found;
  };
}
