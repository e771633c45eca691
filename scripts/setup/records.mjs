import { createHash } from 'node:crypto';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INSTALL_RECORD, PROJECT } from './places.mjs';

/** What is to be installed here, in one value: another lock file or another kind of machine gives another. */
export function installStamp() {
  const lockFile = readFileSync(join(PROJECT, 'package-lock.json'));
  return createHash('sha256').update(lockFile).update(`${process.platform} ${process.arch}`).digest('hex');
}

/** The record in a JSON file, or an empty one when there is none that can be read. */
export function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

/** Writes a record whole or not at all. */
export function writeRecord(path, record) {
  const unfinished = `${path}.${process.pid}.unfinished`;
  writeFileSync(unfinished, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(unfinished, path);
}

/** Adds to what is known of the installed dependencies. */
export function addToInstallRecord(facts) {
  writeRecord(INSTALL_RECORD, { ...readRecord(INSTALL_RECORD), ...facts });
}

/** A program as it was when it was last seen to work. */
export function fingerprintOf(path) {
  const { size, mtimeMs } = statSync(path);
  return { path, size, mtimeMs };
}

/** Whether a program is still the one that was seen to work. */
export function isUnchanged(seen) {
  try {
    const now = fingerprintOf(seen.path);
    return now.size === seen.size && now.mtimeMs === seen.mtimeMs;
  } catch {
    return false;
  }
}
