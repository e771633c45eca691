import { BROWSER_RECORD, INSTALL_RECORD } from './places.mjs';
import { installStamp, isUnchanged, readRecord } from './records.mjs';

/** Whether nothing is left to do. Reads a few small files and starts nothing: it precedes every command. */
export function isSetUp() {
  return areDependenciesReady() && isBrowserReady();
}

/** Whether what the lock file names is installed, with a Node and a PostgreSQL that work. */
export function areDependenciesReady() {
  const { stamp, node, commandLinked, databaseLinked } = readRecord(INSTALL_RECORD);
  const isInstalled = stamp === installStamp() && isUnchanged(node) && commandLinked === true;
  return isInstalled && (databaseLinked === true || needsNoDatabase());
}

/** Whether a browser was seen to start and is still the same, and is the one asked for. */
export function isBrowserReady() {
  const { namedAs, seen } = readRecord(BROWSER_RECORD);
  return isUnchanged(seen) && (namedAs ?? '') === (process.env.REHEARSE_BROWSER ?? '');
}

/** Whether somebody else's PostgreSQL is to be used. */
export function needsNoDatabase() {
  return (process.env.DATABASE_URL ?? '') !== '';
}
