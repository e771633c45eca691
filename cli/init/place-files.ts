import { appendFileSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { errorCode } from '../../support/error-code.ts';
import { Problem } from '../../support/problem.ts';
import { withLines } from './write/git-ignore.ts';
import type { NewFile } from './write/new-file.ts';

/** What becomes of a file. */
export interface Placing {
  path: string;
  does: 'create' | 'add' | 'leave';
  /** What is written: all of it, or what is added; empty where it is left. */
  text: string;
}

/** Where files may be written. */
export interface Ground {
  /** The project's folder, in which their paths begin. */
  project: string;
  /** The repository: nothing is written outside of it, whatever links lead there. */
  repository: string;
}

/**
 * What has to be done about each file, as things are now: what exists is never replaced. Throws a Problem where one can't be
 * there.
 */
export function placingsOf(files: readonly NewFile[], { project }: Ground): Placing[] {
  return files.map((file): Placing => {
    const { path } = file;
    const kind = kindOf(project, path);
    if ('text' in file) return kind === 'nothing' ? { path, does: 'create', text: file.text } : left(path);
    if (kind === 'nothing') return { path, does: 'create', text: withLines('', file.heading, file.lines) };
    // What a link leads to belongs to somebody else.
    if (kind !== 'file') return left(path);
    const before = readFileSync(join(project, path), 'utf8');
    const added = withLines(before, file.heading, file.lines).slice(before.length);
    return added === '' ? left(path) : { path, does: 'add', text: added };
  });
}

/**
 * Writes them. Throws a Problem when one can't be written, which names what was written before it; a file that came to be
 * since is left.
 */
export function placeFiles(placings: readonly Placing[], ground: Ground): Placing[] {
  const done: Placing[] = [];
  for (const placing of placings) {
    try {
      done.push(place(placing, ground));
    } catch (error) {
      if (error instanceof Problem) throw error;
      const written = done.filter(({ does }) => does !== 'leave').map(({ path }) => path);
      const before = written.length === 0 ? 'nothing was written' : `${written.join(', ')} were written before it`;
      throw cannotWrite(placing.path, error, before);
    }
  }
  return done;
}

function place(placing: Placing, { project, repository }: Ground): Placing {
  if (placing.does === 'leave') return placing;
  const file = join(project, placing.path);
  assertWithin(nearestFolder(dirname(file)), repository, placing.path);
  mkdirSync(dirname(file), { recursive: true });
  if (placing.does === 'add') {
    appendFileSync(file, placing.text);
    return placing;
  }
  try {
    writeFileSync(file, placing.text, { flag: 'wx' });
    return placing;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return left(placing.path);
    throw error;
  }
}

const left = (path: string): Placing => ({ path, does: 'leave', text: '' });

function kindOf(project: string, path: string): 'nothing' | 'file' | 'other' {
  try {
    const about = lstatSync(join(project, path), { throwIfNoEntry: false });
    if (about === undefined) return 'nothing';
    return about.isFile() ? 'file' : 'other';
  } catch (cause) {
    throw cannotWrite(path, cause, 'nothing was written');
  }
}

function cannotWrite(path: string, cause: unknown, soFar: string): Problem {
  return new Problem(
    `${path} cannot be written`,
    `${inWords(errorCode(cause))}; ${soFar}`,
    'mend that and start again: what is there is left as it is',
    { cause },
  );
}

/** The folder itself, or the nearest above it that is there. */
function nearestFolder(folder: string): string {
  let current = folder;
  while (lstatSync(current, { throwIfNoEntry: false }) === undefined && dirname(current) !== current) {
    current = dirname(current);
  }
  return current;
}

function assertWithin(folder: string, repository: string, path: string): void {
  const from = relative(realpathSync(repository), realpathSync(folder));
  if (from !== '..' && !from.startsWith(`..${sep}`)) return;
  throw new Problem(
    `${path} is not written`,
    'a link leads from its folder out of the repository',
    'put a folder in place of the link',
  );
}

function inWords(code: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'this user may not write there';
    case 'EROFS':
      return 'it is on a disk that can only be read';
    case 'ENOSPC':
      return 'the disk is full';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'there is a file where its folder would be';
    default:
      return code ?? 'unknown error';
  }
}
