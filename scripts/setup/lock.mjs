import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KEPT } from './places.mjs';
import { CannotSetUp, tell } from './tell.mjs';

const LOCK = join(KEPT, 'set-up.lock');
const REMOVAL = `${LOCK}.removal`;
const ASK_AGAIN_MS = 100;
/** Removing an abandoned lock takes a millisecond; a note of it this old was itself abandoned. */
const REMOVAL_LIMIT_MS = 10_000;

/** Does work while no other set-up of this project does any; waits for one that does. */
export async function alone(work) {
  try {
    mkdirSync(KEPT, { recursive: true });
  } catch (error) {
    throw new CannotSetUp(
      `${KEPT} cannot be made`,
      error.message,
      'run set-up as the user to whom the project’s folder belongs',
    );
  }
  if (!take(LOCK) && !takeAbandoned()) await tell('waiting for another set-up of this project', waitAndTake);
  const release = () => rmSync(LOCK, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

async function waitAndTake() {
  while (!take(LOCK) && !takeAbandoned()) await pause(ASK_AGAIN_MS);
}

function takeAbandoned() {
  removeAbandoned();
  return take(LOCK);
}

/** Makes the file with this process's identity in it, unless it is there already. */
function take(path) {
  try {
    writeFileSync(path, identity(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new CannotSetUp(`${path} cannot be written`, error.message, 'make the project’s folder writable');
  }
}

/**
 * Removes a lock whose holder has died. Only one may do that at a time: the next could otherwise remove the lock that
 * the first has taken in the meantime.
 */
function removeAbandoned() {
  if (!take(REMOVAL)) {
    if (Date.now() - (modified(REMOVAL) ?? Date.now()) > REMOVAL_LIMIT_MS) rmSync(REMOVAL, { force: true });
    return;
  }
  try {
    const holder = read(LOCK);
    // An empty lock is being written at this moment.
    if (holder !== undefined && holder !== '' && holder !== identity(Number.parseInt(holder, 10)))
      rmSync(LOCK, { force: true });
  } finally {
    rmSync(REMOVAL, { force: true });
  }
}

/** A process by its id and, where the system tells, the moment it began; the empty id of one that is not running. */
function identity(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat !== undefined) return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === 'ESRCH') return '';
  }
  return `${pid}`;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
