import { accessSync, constants, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { installedIn, PACKAGE_FOLDER, PACKAGE_NAME } from './own-package.mjs';

/** @type {string | undefined} */
let found;

/**
 * Where the harness keeps what it needs the next time, or in another process: compiled code, sessions to clear up, what it
 * read of contracts. `.rehearse` of a clone; the cache of the repository's node_modules where it is installed; a folder of
 * this user's alone where that can't be written, or is no repository's.
 *
 * @returns {string}
 */
export function keptFolder() {
  found ??= chooseFolder();
  return found;
}

function chooseFolder() {
  const modules = installedIn();
  if (modules === undefined) return join(PACKAGE_FOLDER, '.rehearse');
  const cache = join(modules, '.cache', PACKAGE_NAME);
  if (existsSync(join(dirname(modules), 'package.json')) && canBeWritten(cache)) return cache;
  return folderOfUser();
}

/** Code is loaded from there: nobody else may have put it there. */
function folderOfUser() {
  // In a container a user may have no name; only Windows has no number.
  const uid = process.getuid?.() ?? -1;
  const folder = join(tmpdir(), `${PACKAGE_NAME}-${uid === -1 ? userInfo().username : uid}`);
  if (!canBeWritten(folder)) return mkdtempSync(`${folder}-`);
  const { uid: owner, mode } = lstatSync(folder);
  const isOurs = uid === -1 || (owner === uid && (mode & 0o022) === 0 && lstatSync(folder).isDirectory());
  return isOurs ? folder : mkdtempSync(`${folder}-`);
}

/** @param {string} folder */
function canBeWritten(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
