import { readFileSync, statSync } from 'node:fs';
import { parse } from 'dotenv';
import { errorCode } from '../support/error-code.ts';
import { messageOf, Problem } from '../support/problem.ts';
import { Secret } from '../support/secret.ts';
import type { VariableReader } from './define.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

const MISSING = 'https://variable-is-missing.invalid/~';

/** What a missing variable reads as until all missing ones are known; passes every format a variable may need. */
function standIn(name: string): string {
  return `${MISSING}${name}~`;
}

/** Whether a value of a definition holds what a missing variable reads as: then there is nothing else to say of it. */
export function isMissing(value: unknown): boolean {
  return typeof value === 'string' && value.includes(MISSING);
}

/** Whether a definition, or a part of it, shows a missing variable somewhere. */
export function shows(name: string, value: unknown): boolean {
  if (value instanceof Secret) return value.name === name;
  if (typeof value === 'string') return value.includes(standIn(name));
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value)
      .flat()
      .some((part) => shows(name, part))
  );
}

/** A reader that remembers what it was asked for. */
interface RememberingReader extends VariableReader {
  /** The variables that it did not find, so that all are reported at once. */
  readonly missing: ReadonlySet<string>;
  /** The values that it gave out, each with the variables that held it. Secrets are not among them. */
  readonly given: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A reader of these variables. */
export function variableReader(variables: Variables): RememberingReader {
  const missing = new Set<string>();
  const given = new Map<string, Set<string>>();
  const read = (name: string): string | undefined => {
    const value = variables[name];
    return value === undefined || value === '' ? undefined : value;
  };
  return {
    missing,
    given,
    variable(name, fallback) {
      const value = read(name);
      if (value !== undefined) given.set(value, new Set([...(given.get(value) ?? []), name]));
      else if (fallback === undefined) missing.add(name);
      return value ?? fallback ?? standIn(name);
    },
    secret(name) {
      const value = read(name);
      if (value === undefined) missing.add(name);
      return new Secret(name, value ?? '');
    },
  };
}

/** The variables in a .env file; none when there is no such file. Throws a Problem when it can't be read. */
export function readVariablesFile(path: string): Variables {
  const content = readOrNothing(path);
  // UTF-16, as some editors and shells write it, would read as if nothing were in it.
  if (content.includes(0)) {
    throw new Problem(`${path} cannot be read`, 'it is no text in UTF-8', 'save it as UTF-8');
  }
  return parse(content);
}

function readOrNothing(path: string): Buffer {
  try {
    if (statSync(path).isFIFO()) throw new Error('it is a pipe');
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    throw new Problem(`${path} cannot be read`, messageOf(error), 'make it a file that you can read', { cause: error });
  }
}
