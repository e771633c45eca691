import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { newToken } from '../../support/ids.ts';
import { Problem } from '../../support/problem.ts';
import { rememberSecret } from '../../support/redact.ts';
import type { SupervisedChild } from '../../support/supervise/child.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import { findFreePort } from '../ports.ts';
import { type DatabaseBinaries, findDatabaseBinaries } from './binaries.ts';
import { chooseDatabaseUser, type DatabaseUser } from './database-user.ts';
import { changePassword } from './password.ts';
import { startPostmaster } from './postmaster.ts';
import { DATABASE_ROLE, databaseTemplate, giveTo } from './template.ts';

const CACHE_FOLDER = join(import.meta.dirname, '../../.rehearse');
/** How often another port is tried when somebody else was quicker to take one. */
const PORT_TRIES = 5;

export interface DatabaseOptions {
  /** Where its files go; made by this, and removed when it stops or its session ends. */
  folder: string;
  /** The port to listen on, on 127.0.0.1; a free one unless given. */
  port?: number;
  supervisor: Supervisor;
  /** Where the template it is copied from is kept: `.rehearse` of the project unless given. */
  cacheFolder?: string;
  /** Takes PostgreSQL's own log. */
  onLine?: (line: string) => void;
}

export interface Database {
  /** Its address, with a password that no other database has. */
  url: string;
  process: SupervisedChild;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of its own, fresh and empty, on 127.0.0.1 only.
 * Throws a Problem, which names DATABASE_URL as the way out, when this machine can't run it.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const folder = resolve(options.folder);
  const cacheFolder = resolve(options.cacheFolder ?? CACHE_FOLDER);
  const { supervisor } = options;
  const binaries = findDatabaseBinaries();
  await Promise.all([mkdir(cacheFolder, { recursive: true }), mkdir(dirname(folder), { recursive: true })]);
  const user = chooseDatabaseUser([binaries.folder, cacheFolder, dirname(folder)]);
  const template = await databaseTemplate(cacheFolder, binaries, user, supervisor);

  supervisor.claimFolder(folder);
  await mkdir(folder);
  await giveTo(user, folder);
  const dataFolder = join(folder, 'data');
  await copy(template.dataFolder, dataFolder, user, supervisor);

  const { child, port } = await startOnSomePort(options, { binaries, dataFolder, user });
  const password = newToken();
  rememberSecret('database password', password);
  await changePassword({ port, role: DATABASE_ROLE, from: template.password, to: password });
  return {
    url: `postgresql://${DATABASE_ROLE}:${password}@127.0.0.1:${port}/postgres`,
    process: child,
    stop: async () => {
      await child.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Installed {
  binaries: DatabaseBinaries;
  dataFolder: string;
  user: DatabaseUser;
}

async function startOnSomePort(
  { port: wanted, supervisor, onLine }: DatabaseOptions,
  { binaries, dataFolder, user }: Installed,
): Promise<{ child: SupervisedChild; port: number }> {
  for (let tries = 1; ; tries += 1) {
    const port = wanted ?? (await findFreePort());
    const start = await startPostmaster({ binaries, dataFolder, user, port, supervisor, onLine });
    if (start.state === 'accepting') return { child: start.child, port };
    if (start.state === 'port-taken' && wanted === undefined && tries < PORT_TRIES) continue;
    throw start.state === 'port-taken'
      ? new Problem(
          'PostgreSQL could not start',
          `port ${port} is taken`,
          'end what listens there, or choose another port',
        )
      : new Problem(
          'PostgreSQL could not start',
          start.lastLines.join('\n       ') || 'it ended without a word',
          'mend that, or give the address of a PostgreSQL server in DATABASE_URL',
        );
  }
}

/** Copies the template as the database's own user, so that the files are that user's. */
async function copy(from: string, to: string, user: DatabaseUser, supervisor: Supervisor): Promise<void> {
  if (process.platform === 'win32') {
    await cp(from, to, { recursive: true });
    return;
  }
  const { code, lastLines } = await supervisor.start({
    name: 'copying the database',
    ...user.start('cp', ['-Rp', from, to]),
    env: { PATH: process.env.PATH },
    cwd: '/',
  }).exited;
  if (code !== 0) {
    throw new Problem(
      'PostgreSQL could not start',
      `its files could not be copied from ${from}: ${lastLines.join(' ')}`,
      `make room, or delete ${dirname(from)} and try again`,
    );
  }
}
