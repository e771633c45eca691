import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { z } from 'zod';
import { versionSchema } from '../../model/operations.ts';
import type { ListedProcess } from '../../platform/stage/process-list.ts';
import { type StagedPlatform, type StageOptions, stagePlatform } from '../../platform/stage/stage.ts';
import { listProcesses } from '../../support/supervise/processes.ts';
import { openSupervisor, type Supervisor } from '../../support/supervise/supervisor.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

export interface Ground {
  supervisor: Supervisor;
  folder: string;
  said: string[];
  /** Stages the platform on this ground. */
  stage(options?: Partial<StageOptions>): Promise<StagedPlatform>;
  /** The names of the processes of this ground that run now. */
  running(): string[];
}

/** What a staging is tried on; cleared when the test is over. */
export async function openGround(t: TestContext): Promise<Ground> {
  const folder = temporaryFolder(t);
  const supervisor = await openSupervisor({ sessionsFolder: join(folder, 'sessions') });
  t.after(() => supervisor.close());
  const said: string[] = [];
  return {
    supervisor,
    folder,
    said,
    stage: (options = {}) =>
      stagePlatform({ ports: 'any', environmentName: 'test', supervisor, say: (text) => said.push(text), ...options }),
    running: () =>
      listProcesses()
        .filter(({ session }) => session === supervisor.session)
        .map(({ name }) => name),
  };
}

const processesSchema = z.object({
  processes: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['service', 'job', 'bank', 'database']),
      state: z.enum(['running', 'exited', 'absent']),
      exitCode: z.int().nullable(),
      refused: z.array(z.object({ key: z.string(), problem: z.string() })),
      since: z.iso.datetime(),
    }),
  ),
});

/** What the supervisor endpoint says, by name. */
export async function processesOf({ addresses, variables }: StagedPlatform): Promise<Map<string, ListedProcess>> {
  const { processes } = processesSchema.parse(await askAsOperator(`${addresses.supervisor}/processes`, variables));
  return new Map(processes.map((process) => [process.name, process]));
}

/** Where a service or the job says it runs. */
export async function environmentOf(
  { addresses, variables }: StagedPlatform,
  name: (typeof SERVICES)[number],
): Promise<{ name: string; id: string }> {
  return versionSchema.parse(await askAsOperator(`${addresses[name]}/operations/version`, variables)).environment;
}

/** The parts that answer as services do. */
export const SERVICES = ['portal', 'onboarding', 'payments', 'status-poller'] as const;

/** What an endpoint answers to those with the operations token. */
export async function askAsOperator(url: string, variables: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${variables.OPERATIONS_TOKEN}` } });
  return answer.json();
}
