import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../support/problem.ts';

/** The conventional id of `nobody`, under which PostgreSQL runs when this process is root: it refuses root itself. */
const NOBODY = 65534;
const ANYONE_MAY_ENTER = 0o001;

/** As whom PostgreSQL's programs run, and so to whom its files belong. */
export interface DatabaseUser {
  /** Part of the names of folders whose files belong to this user. */
  name: string;
  /** The user and group the files must belong to; undefined where they are this process's own. */
  owner: number | undefined;
  /** How a program is started as this user. */
  start(command: string, args: readonly string[]): StartedAs;
}

export interface StartedAs {
  command: string;
  args: readonly string[];
  uid?: number;
  gid?: number;
}

/**
 * Chooses as whom PostgreSQL runs: as this process's own user, or for root as `nobody`. Where `nobody` cannot enter one
 * of the folders, in a user namespace in which root's files look like nobody's; where there are none (in a container,
 * often), as a `nobody` that has kept root's right to pass through closed folders.
 * Throws a Problem when none of these is possible.
 */
export function chooseDatabaseUser(folders: readonly string[]): DatabaseUser {
  const uid = process.getuid?.();
  if (uid !== 0)
    return { name: `user-${uid ?? 'own'}`, owner: undefined, start: (command, args) => ({ command, args }) };

  const closed = folders.flatMap(ancestors).find((folder) => (statSync(folder).mode & ANYONE_MAY_ENTER) === 0);
  if (closed === undefined && succeeds({ command: 'true', args: [], uid: NOBODY, gid: NOBODY })) return asNobody;
  if (succeeds(asNobodyInNamespace.start('true', []))) return asNobodyInNamespace;
  // `ls` enters the folder; `test -x` would ask what nobody may do without the right that was kept.
  if (succeeds(asNobodyPassingThrough.start('ls', [closed ?? '/']))) return asNobodyPassingThrough;
  throw new Problem(
    'PostgreSQL cannot be started',
    closed === undefined
      ? 'it refuses to run as root, and this root may not start programs as another user'
      : `it refuses to run as root, other users cannot enter ${closed}, and neither unshare nor setpriv can change that here`,
    'run as an ordinary user, or give the address of a PostgreSQL server in DATABASE_URL',
  );
}

const asNobody: DatabaseUser = {
  name: 'nobody',
  owner: NOBODY,
  start: (command, args) => ({ command, args, uid: NOBODY, gid: NOBODY }),
};

const asNobodyInNamespace: DatabaseUser = {
  name: 'namespace',
  owner: undefined,
  start: (command, args) => ({
    command: 'unshare',
    args: ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--', command, ...args],
  }),
};

const asNobodyPassingThrough: DatabaseUser = {
  name: asNobody.name,
  owner: asNobody.owner,
  start: (command, args) => ({
    command: 'setpriv',
    args: [
      ...[`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
      ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', command, ...args],
    ],
  }),
};

function succeeds({ command, args, ...as }: StartedAs): boolean {
  return spawnSync(command, args, { stdio: 'ignore', ...as }).status === 0;
}

function ancestors(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestors(above)];
}
