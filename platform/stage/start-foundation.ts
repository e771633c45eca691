import { join } from 'node:path';
import { systemClock } from '../../support/clock.ts';
import { readBuild } from './build.ts';
import { EDGE_HOST, type StageCertificates, stageCertificates } from './certificates/stage-certificates.ts';
import { Deployments } from './deployment/deployments.ts';
import { callbackVariables } from './news.ts';
import { makeRepository, type PipelineRepository } from './repository/repository.ts';
import type { StageDatabase } from './stage-database.ts';
import { PROJECT, type StageGround } from './stage-ground.ts';
import { serveSurroundings } from './surroundings/surroundings.ts';
import { together } from './together.ts';
import { bankCredential, edgeVariables, type StageFacts } from './variables.ts';

/** What the platform's own parts are started on. */
export interface StageFoundation {
  database: StageDatabase;
  bankUrl: string;
  /** Where customers come in. */
  edgeUrl: string;
  /** What all parts of the platform are told alike. */
  facts: StageFacts;
  repository: PipelineRepository | null;
  certificates: StageCertificates;
  surroundingsUrl: string;
}

/**
 * Starts the database, the bank, the surroundings and the edge, none of which waits for another, and makes what the other
 * parts are given.
 */
export async function startFoundation(
  ground: StageGround,
  options: { databaseUrl?: string; bankSeed?: number; bankVariables?: Readonly<Record<string, string>> },
): Promise<StageFoundation> {
  const { news, secrets, ports, folder, runtime, list, logs, starter } = ground;
  const now = systemClock.now();
  const [database, bankUrl, entrance] = await together([
    runtime
      .startDatabase({
        folder: join(folder, 'database'),
        serverUrl: options.databaseUrl ?? process.env.DATABASE_URL,
        list,
        onLine: (line) => logs.write('database', line),
      })
      .then((started) => {
        ground.onClear(started.stop);
        return started;
      }),
    starter.start('bank', {
      ...bankCredential(secrets),
      ...callbackVariables(news, secrets, runtime.fromParts('onboarding', `http://127.0.0.1:${ports.onboarding}`)),
      ...(options.bankSeed === undefined ? {} : { BANK_SEED: String(options.bankSeed) }),
      ...options.bankVariables,
    }),
    startEntrance(ground, now),
  ]);
  return { database, bankUrl, ...entrance };
}

type Entrance = Omit<StageFoundation, 'database' | 'bankUrl'>;

async function startEntrance(ground: StageGround, now: number): Promise<Entrance> {
  const { plan, folder, ports, starter, runtime } = ground;
  const cacheFolder = join(PROJECT, '.rehearse', 'certificates');
  const [surroundings, certificates] = await together([
    surround(ground, now),
    stageCertificates({ plan, folder, cacheFolder, now }),
  ]);
  const edge = await starter.start(
    'edge',
    edgeVariables(surroundings.facts, runtime.fromParts('portal', `http://127.0.0.1:${ports.portal}`), {
      certificates,
      withoutHeaders: plan.edge.withoutHeaders,
    }),
  );
  return { ...surroundings, certificates, edgeUrl: `https://${EDGE_HOST}:${new URL(edge).port}` };
}

async function surround(
  ground: StageGround,
  now: number,
): Promise<Pick<StageFoundation, 'facts' | 'repository' | 'surroundingsUrl'>> {
  const { plan, news, environmentName, secrets, ports, folder, list, logs, starter, say, signal } = ground;
  const { commit, build } = await readBuild(PROJECT, signal);
  signal.throwIfAborted();
  const repository = await makeRepository({
    folder: join(folder, 'repository'),
    plan: plan.pipeline,
    build: { commit, build },
    now,
    signal,
  });
  signal.throwIfAborted();
  const { url, close } = await serveSurroundings({
    port: ports.supervisor,
    token: secrets.operationsToken,
    plan,
    list,
    logs,
    repository,
    deployments: new Deployments({
      starter,
      repository,
      flags: plan.surroundings.flags,
      fingerprintKey: secrets.fingerprintKey,
      say,
      signal,
    }),
  });
  ground.onClear(close);
  const facts = { environmentName, secrets, news, build, commit: repository?.deployed ?? commit };
  return { facts, repository, surroundingsUrl: url };
}
