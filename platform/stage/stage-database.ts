import { join } from 'node:path';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { borrowDatabase } from '../database/borrowed-database.ts';
import { startDatabase } from '../database/launcher.ts';
import type { ProcessList } from './process-list.ts';

export interface StageDatabase {
  url: string;
  stop(): Promise<void>;
}

/** The platform's database: one started for it, or where a server is given, a database of its own on that. */
export async function startStageDatabase(options: {
  project: string;
  serverUrl: string | undefined;
  supervisor: Supervisor;
  list: ProcessList;
  onLine: (line: string) => void;
}): Promise<StageDatabase> {
  const { project, serverUrl, supervisor, list, onLine } = options;
  if (serverUrl !== undefined && serverUrl !== '') return borrowDatabase(serverUrl);

  const folder = join(project, '.rehearse', 'stages', supervisor.session);
  const database = await startDatabase({ folder, supervisor, onLine });
  list.running('database', 'database');
  database.process.exited.then(({ code }) => list.exited('database', 'database', code, []));
  return database;
}
