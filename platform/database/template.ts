import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newToken } from '../../support/ids.ts';
import { Problem } from '../../support/problem.ts';
import type { Supervisor } from '../../support/supervise/supervisor.ts';
import type { DatabaseBinaries } from './binaries.ts';
import type { DatabaseUser } from './database-user.ts';

/** A fresh, stopped database that is copied whenever one is wanted: making one takes ten times as long as copying it. */
export interface DatabaseTemplate {
  dataFolder: string;
  /** The superuser's password in every copy, until it is changed. */
  password: string;
}

/** The name of the superuser in every database started here. */
export const DATABASE_ROLE = 'rehearse';

/** Finds the template in `cacheFolder`, or makes it. Two who make it at once don't meet: the first one's is kept. */
export async function databaseTemplate(
  cacheFolder: string,
  binaries: DatabaseBinaries,
  user: DatabaseUser,
  supervisor: Supervisor,
): Promise<DatabaseTemplate> {
  const folder = join(cacheFolder, `database-template-${binaries.version}-${user.name}`);
  if (!existsSync(folder)) await makeTemplate(folder, binaries, user, supervisor);
  return { dataFolder: join(folder, 'data'), password: await readFile(join(folder, 'password'), 'utf8') };
}

async function makeTemplate(
  folder: string,
  binaries: DatabaseBinaries,
  user: DatabaseUser,
  supervisor: Supervisor,
): Promise<void> {
  const unfinished = `${folder}.${newToken()}.unfinished`;
  supervisor.claimFolder(unfinished);
  await mkdir(unfinished);
  const passwordFile = join(unfinished, 'password');
  await writeFile(passwordFile, newToken(), { mode: 0o600 });
  await giveTo(user, unfinished, passwordFile);
  await initialise(join(unfinished, 'data'), passwordFile, binaries, user, supervisor);
  try {
    await rename(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function initialise(
  dataFolder: string,
  passwordFile: string,
  binaries: DatabaseBinaries,
  user: DatabaseUser,
  supervisor: Supervisor,
): Promise<void> {
  const options = [
    ...['-D', dataFolder, `--username=${DATABASE_ROLE}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--wal-segsize=1', '--no-sync', '--no-instructions'],
  ];
  const exit = await supervisor.start({
    name: 'initdb',
    ...user.start(binaries.initdb, options),
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    cwd: '/',
  }).exited;
  if (exit.code !== 0) {
    throw new Problem(
      'PostgreSQL could not set up its files',
      [...exit.lastLines, exit.error?.message].filter(Boolean).join('\n       ') || 'initdb said nothing',
      'mend that, or give the address of a PostgreSQL server in DATABASE_URL',
    );
  }
}

/** Hands files over to the user the database runs as, closed to everybody else. */
export async function giveTo(user: DatabaseUser, ...paths: string[]): Promise<void> {
  const { owner } = user;
  if (owner === undefined) return;
  await Promise.all(paths.map((path) => chown(path, owner, owner)));
}
