import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Secret } from '../support/secret.ts';
import type { VariableReader } from './define.ts';
import { importDeclared } from './loading/import-declared.ts';

/** The names of what an environment is filled in with, in alphabetical order; values have no part in it. */
export interface NamesRead {
  readonly variables: readonly string[];
  readonly secrets: readonly string[];
}

/** A variable that reads as this is an address too, so that nothing that takes one apart stumbles over it. */
const STAND_IN = 'https://name-alone.invalid';

/**
 * Which variables and secrets environments/<name>.ts reads, those with a fallback too. What it reads only when another has a
 * certain value is not seen. Throws a Problem when the file can't be loaded; gives none where it can't be evaluated.
 */
export async function namesRead(project: string, name: string): Promise<NamesRead> {
  const file = join(project, 'environments', `${name}.ts`);
  if (!existsSync(file)) return { variables: [], secrets: [] };
  const { layers } = await importDeclared(file, (written) => relative(project, written ?? file));
  const variables = new Set<string>();
  const secrets = new Set<string>();
  const reader: VariableReader = {
    variable(read, fallback) {
      variables.add(read);
      return fallback ?? STAND_IN;
    },
    secret(read) {
      secrets.add(read);
      return new Secret(read, '');
    },
  };
  for (const { build } of layers) {
    try {
      build(reader);
    } catch {
      // Without values it may not be evaluated to its end: what it read until then counts.
    }
  }
  return { variables: [...variables].sort(), secrets: [...secrets].sort() };
}
