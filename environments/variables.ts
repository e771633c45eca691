import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { messageOf, Problem } from '../support/problem.ts';
import { Secret } from '../support/secret.ts';
import type { VariableReader } from './define.ts';

export type Variables = Readonly<Record<string, string | undefined>>;

/** What a missing variable reads as until all missing ones are known; passes every format a variable may need. */
export const MISSING = 'https://variable-is-missing.invalid';

/** A reader that remembers what it did not find, so that all missing variables are reported at once. */
export function variableReader(variables: Variables): VariableReader & { missing: ReadonlySet<string> } {
  const missing = new Set<string>();
  const read = (name: string): string | undefined => {
    const value = variables[name];
    return value === undefined || value === '' ? undefined : value;
  };
  return {
    missing,
    variable(name, fallback) {
      const value = read(name) ?? fallback;
      if (value === undefined) missing.add(name);
      return value ?? MISSING;
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
  try {
    return parse(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new Problem(`${path} cannot be read`, messageOf(error), 'make it a file that you can read', { cause: error });
  }
}
