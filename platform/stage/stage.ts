import { join } from 'node:path';
import { systemClock } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { readBuild } from './build.ts';
import { findIncident } from './incidents.ts';
import { callbackVariables, type News, pollSchedule } from './news.ts';
import { PartStarter } from './part-starter.ts';
import type { PartName } from './parts.ts';
import { absentParts, soundPlan } from './plan.ts';
import { ProcessList } from './process-list.ts';
import { serveProcesses } from './processes-endpoint.ts';
import { ServiceLogs } from './service-logs.ts';
import { startStageDatabase } from './stage-database.ts';
import { choosePorts, type PortChoice } from './stage-ports.ts';
import { newStageSecrets } from './stage-secrets.ts';
import { together } from './together.ts';
import { bankCredential, portalVariables, serviceVariables } from './variables.ts';

const PROJECT = join(import.meta.dirname, '../..');

export interface StageOptions {
  ports: PortChoice;
  /** What the services say of where they run. */
  environmentName: string;
  supervisor: Supervisor;
  /** Takes a line of progress for people. */
  say: (text: string) => void;
  /** The id of a failure to put the platform into. */
  incident?: string;
  /** Where each part's log goes, one file each; nowhere unless given. */
  logsFolder?: string;
  /** How it learns what the bank decided; by polling unless given, or as the incident needs it. */
  news?: News;
  /** What the bank's ids and waits start from. */
  bankSeed?: number;
  /** Further variables of the bank's process. */
  bankVariables?: Readonly<Record<string, string>>;
  /** A PostgreSQL server to make the database on; DATABASE_URL unless given. Without either one is started. */
  databaseUrl?: string;
  /** Programs in place of the platform's own, to try the staging itself. */
  programs?: Partial<Record<PartName, string>>;
}

export interface StagedPlatform {
  /** Where each part is reached. One that was not started, or refused to, has an address where nobody answers. */
  addresses: Record<PartName | 'supervisor', string>;
  /** What a definition of the environment reads. Holds secrets. */
  variables: Record<string, string>;
  /** Stops all of it. The supervisor's own close does so too. */
  stop(): Promise<void>;
}

/**
 * Starts the sample platform with its database and bank, and resolves when every part listens. A part that refuses its
 * configuration does not keep the others from starting, as on a real environment.
 * Throws a Problem, or Problems, after stopping what was started, when a part could not be started at all.
 */
export async function stagePlatform(options: StageOptions): Promise<StagedPlatform> {
  const { environmentName, supervisor, say } = options;
  const begun = systemClock.now();
  const incident = options.incident === undefined ? undefined : findIncident(options.incident);
  const plan = incident?.apply(soundPlan()) ?? soundPlan();
  const news = incident?.news ?? options.news ?? 'polling';
  const ports = await choosePorts(options.ports, news === 'callbacks' ? ['onboarding'] : []);
  if (incident !== undefined) say(`Incident ${incident.id}: ${incident.title}`);

  const secrets = newStageSecrets();
  const list = new ProcessList();
  const logs = new ServiceLogs(options.logsFolder);
  const starter = new PartStarter({ ...options, project: PROJECT, plan, ports, list, logs });
  const undo: (() => Promise<void>)[] = [() => starter.stopAll()];
  const stop = once(async () => {
    // One after another: nobody likes to lose the database before the end of a request.
    for (const action of undo) await action();
    await logs.close();
  });
  supervisor.onClose(stop);

  try {
    const [database, bankUrl, build, endpoint] = await together([
      startStageDatabase({
        project: PROJECT,
        serverUrl: options.databaseUrl ?? process.env.DATABASE_URL,
        supervisor,
        list,
        onLine: (line) => logs.write('database', line),
      }).then((started) => {
        undo.push(started.stop);
        return started;
      }),
      starter.start('bank', {
        ...bankCredential(secrets),
        ...callbackVariables(news, secrets, ports.onboarding),
        ...(options.bankSeed === undefined ? {} : { BANK_SEED: String(options.bankSeed) }),
        ...options.bankVariables,
      }),
      readBuild(PROJECT),
      serveProcesses({ port: ports.supervisor, token: secrets.operationsToken, list: () => list.all }).then(
        (served) => {
          undo.push(served.close);
          return served;
        },
      ),
    ]);
    const facts = { environmentName, secrets, build, news };
    const needs = { databaseUrl: database.url, bankUrl };
    const startOnDatabase = async (name: 'onboarding' | 'payments' | 'status-poller') => {
      if (!plan[name].otherDatabase) return starter.start(name, serviceVariables(name, facts, needs));
      const databaseUrl = await database.another();
      return starter.start(name, serviceVariables(name, facts, { ...needs, databaseUrl }));
    };
    const [onboarding, payments, statusPoller] = await together([
      startOnDatabase('onboarding'),
      startOnDatabase('payments'),
      startOnDatabase('status-poller'),
    ]);
    const portal = await starter.start('portal', portalVariables(facts, { onboarding, payments }));

    const without = absentParts(plan);
    const tail = without.length === 0 ? '' : ` without ${without.join(', ')}`;
    say(`The sample platform is staged${tail} (${describeDuration(systemClock.now() - begun)}): ${portal}`);
    return {
      addresses: {
        portal,
        onboarding,
        payments,
        'status-poller': statusPoller,
        bank: bankUrl,
        supervisor: endpoint.url,
      },
      variables: {
        PORTAL_URL: portal,
        ONBOARDING_URL: onboarding,
        PAYMENTS_URL: payments,
        STATUS_POLLER_URL: statusPoller,
        BANK_URL: bankUrl,
        SUPERVISOR_URL: endpoint.url,
        ENVIRONMENT_ID: secrets.environmentId,
        OPERATIONS_TOKEN: secrets.operationsToken,
        POLL_SCHEDULE: pollSchedule(news),
        BANK_CALLBACKS: news === 'callbacks' ? 'yes' : 'no',
        ...bankCredential(secrets),
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
