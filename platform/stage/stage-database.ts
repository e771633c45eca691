import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { borrowDatabase } from '../database/borrowed-database.ts';
import { startDatabase } from '../database/launcher.ts';
import type { ProcessList } from './process-list.ts';

export interface StageDatabase {
  /** Its address as this machine has it. */
  url: string;
  /** Makes another, empty database on the same server; it goes when this one is stopped. Resolves with its address. */
  another(): Promise<string>;
  /** Takes it away under those who use it. */
  takeDown(): Promise<void>;
  stop(): Promise<void>;
}

/** A database to be started. */
export interface DatabaseOrder {
  /** Where its files go. */
  folder: string;
  /** A PostgreSQL server to make it on, where there is one. */
  serverUrl: string | undefined;
  list: ProcessList;
  onLine: (line: string) => void;
}

/** The platform's database: one started for it, or where a server is given, a database of its own on that. */
export async function startStageDatabase(options: DatabaseOrder & { supervisor: Supervisor }): Promise<StageDatabase> {
  const { folder, serverUrl, supervisor, list, onLine } = options;
  if (serverUrl !== undefined && serverUrl !== '') return borrowDatabases(serverUrl);

  const database = await startDatabase({ folder, supervisor, onLine });
  list.running('database', 'database');
  database.process.exited.then(({ code }) => list.exited('database', 'database', code, []));
  const { url, stop } = database;
  return {
    url,
    stop,
    another: async () => (await borrowDatabase(url)).url,
    takeDown: async () => {
      await database.process.stop();
    },
  };
}

/** Databases on somebody else's server, which does not go with the stage: each of them is dropped. */
async function borrowDatabases(serverUrl: string): Promise<StageDatabase> {
  const first = await borrowDatabase(serverUrl);
  const borrowed = [first];
  return {
    url: first.url,
    async another() {
      const other = await borrowDatabase(serverUrl);
      borrowed.push(other);
      return other.url;
    },
    takeDown: first.stop,
    async stop() {
      await Promise.all(borrowed.map((database) => database.stop()));
    },
  };
}
