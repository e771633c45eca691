import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StagedIn } from '../../model/staged-in.ts';
import { newToken } from '../../support/ids.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { keptSecrets } from './kept-secrets.ts';
import type { News } from './news.ts';
import { openRuntime } from './open-runtime.ts';
import { PartStarter } from './part-starter.ts';
import type { PartName } from './parts.ts';
import type { StagePlan } from './plan.ts';
import { ProcessList } from './process-list.ts';
import type { StageRuntime } from './runtime.ts';
import { ServiceLogs } from './service-logs.ts';
import { choosePorts, type PortChoice, type StagePorts } from './stage-ports.ts';
import { newStageSecrets, type StageSecrets } from './stage-secrets.ts';

/** The folder of the project, in which programs are found and `.rehearse` lies. */
export const PROJECT = join(import.meta.dirname, '../..');

/** What everything of one staging stands on. */
export interface StageGround {
  plan: StagePlan;
  news: News;
  environmentName: string;
  ports: StagePorts;
  secrets: StageSecrets;
  /** For the files of this staging; it goes with it. */
  folder: string;
  runtime: StageRuntime;
  list: ProcessList;
  logs: ServiceLogs;
  starter: PartStarter;
  say: (text: string) => void;
  /** Aborted when the staging is cleared, as by Ctrl-C while it still goes on: nothing must be begun any more. */
  signal: AbortSignal;
  /** Has something done when the staging is cleared, after the parts are stopped; at once where it has been. */
  onClear(action: () => Promise<void>): void;
  clear(): Promise<void>;
}

/** What the ground is laid for. */
export interface GroundOptions {
  plan: StagePlan;
  news: News;
  environmentName: string;
  ports: PortChoice;
  supervisor: Supervisor;
  /** What the parts run in; processes unless given. */
  in?: StagedIn;
  say: (text: string) => void;
  logsFolder?: string;
  programs?: Partial<Record<PartName, string>>;
}

/** Chooses what the parts run in, ports, secrets and a folder. Throws Problems that name every fixed port that is taken. */
export async function openStageGround(options: GroundOptions): Promise<StageGround> {
  const { plan, news, environmentName, supervisor } = options;
  const secrets = newStageSecrets(await keptSecrets(join(PROJECT, '.rehearse')));
  const runtime = await openRuntime(options, { secrets, project: PROJECT });
  const ports = await choosePorts(options.ports, runtime.portsChosenBefore).catch(async (error: unknown) => {
    await runtime.close();
    throw error;
  });
  const folder = join(PROJECT, '.rehearse', 'stages', `${supervisor.session}-${newToken().slice(0, 8)}`);
  supervisor.claimFolder(folder);
  await mkdir(folder, { recursive: true });

  const list = new ProcessList();
  const logs = new ServiceLogs(options.logsFolder);
  const starter = new PartStarter({ ...options, project: PROJECT, runtime, ports, list, logs });
  const clearing = new AbortController();
  const actions: (() => Promise<void>)[] = [() => starter.stopAll()];
  return {
    plan,
    news,
    environmentName,
    ports,
    secrets,
    folder,
    runtime,
    list,
    logs,
    starter,
    say: options.say,
    signal: clearing.signal,
    onClear(action) {
      if (clearing.signal.aborted) void action();
      else actions.push(action);
    },
    async clear() {
      clearing.abort(new Error('the staging is cleared'));
      // One after another: nobody likes to lose the database before the end of a request.
      const failures: unknown[] = [];
      for (const action of actions) {
        // What can't be cleared, a database whose server has gone, say, must not leave the rest running.
        await action().catch((error: unknown) => failures.push(error));
      }
      await runtime.close().catch((error: unknown) => failures.push(error));
      await logs.close();
      await rm(folder, { recursive: true, force: true });
      if (failures.length > 0) throw failures[0];
    },
  };
}
