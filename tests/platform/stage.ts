import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { z } from 'zod';
import { type BankControl, bankControl } from '../../mocks/control-client.ts';
import { startDatabase } from '../../platform/database/launcher.ts';
import type { Exit } from '../../support/supervise/child.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { type StartedProgram, startProgram } from './start-program.ts';
import { type ServiceName, type Variables, variablesOf } from './variables.ts';

export interface RunningService extends StartedProgram {
  url: string;
  stop(): Promise<Exit>;
}

/** A database, and what is started on it, for the tests of one file. All of it ends with the file. */
export interface Stage {
  databaseUrl: string;
  database: pg.Pool;
  /** Starts a process and lets it be, whether it goes on or refuses. */
  start(name: ServiceName | 'bank', variables: Variables): StartedProgram;
  /** Starts a service of the platform and waits until it listens. */
  service(name: ServiceName, changes?: Variables): Promise<RunningService>;
  bank(changes?: Variables): Promise<RunningService & { control: BankControl }>;
}

/** Opens a stage for this file. */
export async function openStage(): Promise<Stage> {
  const supervisor = await openSupervisor();
  const folder = mkdtempSync(join(tmpdir(), 'platform test '));
  const { url: databaseUrl } = await startDatabase({ folder: join(folder, 'database'), supervisor });
  const database = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  database.on('error', () => undefined); // It is stopped under the pool at the end.
  after(async () => {
    await database.end();
    await supervisor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start: Stage['start'] = (name, variables) => startProgram(supervisor, name, variables);

  const listening = async (name: ServiceName | 'bank', variables: Variables): Promise<RunningService> => {
    const started = start(name, variables);
    const url = z.string().parse((await started.says('listening')).url);
    return { ...started, url, stop: () => started.child.stop() };
  };

  return {
    databaseUrl,
    database,
    start,
    service: (name, changes) => listening(name, variablesOf(name, { DATABASE_URL: databaseUrl, ...changes })),
    async bank(changes) {
      const running = await listening('bank', variablesOf('bank', changes));
      return { ...running, control: bankControl(running.url) };
    },
  };
}
