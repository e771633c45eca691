import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Environment } from '../model/environment.ts';
import { type StagedIn, stagedInOf } from '../model/staged-in.ts';
import { suggestion } from '../support/nearest-word.ts';
import { Problem, Problems } from '../support/problem.ts';
import { contradictions } from './loading/contradictions.ts';
import { environmentNames } from './loading/environment-names.ts';
import { importDeclared } from './loading/import-declared.ts';
import { parseDefinition, type Wrong } from './loading/issues.ts';
import { showPath, valueAt } from './loading/key-path.ts';
import { type Evaluated, evaluate } from './loading/layers.ts';
import { rememberWrittenSecrets } from './loading/written-secrets.ts';
import { isMissing, readVariablesFile, type Variables } from './variables.ts';

export { environmentNames } from './loading/environment-names.ts';

/** An environment's file, read but not yet filled in with variables. */
export interface EnvironmentSource {
  readonly name: string;
  /** Whether a run must start the sample platform before the variables exist. */
  readonly staged: boolean;
  /** What it is staged in; `undefined` where it is not. */
  readonly stagedIn: StagedIn | undefined;
  /** The variables that it is filled in with, as they were when it was opened. */
  readonly variables: Variables;
  /** The environment, filled in and checked. Throws Problems that name every wrong key and missing variable. */
  load(more?: Variables): Environment;
}

/** Which variables win: those of the process, or those of the environment's own .env file. */
export type VariablesFirst = 'process' | 'file';

/**
 * Opens environments/<name>.ts in a project's folder. Throws a Problem when there is none, or when it can't be loaded.
 * Variables given to `load` win over all others. The process's own are meant for the environment that is rehearsed on,
 * and win over its environments/.env.<name>; where environments stand side by side, each one's own file must win.
 */
export async function openEnvironment(
  project: string,
  name: string,
  first: VariablesFirst = 'process',
): Promise<EnvironmentSource> {
  const folder = join(project, 'environments');
  const file = join(folder, `${name}.ts`);
  if (!/^[\w-]+$/.test(name) || !existsSync(file)) throw noSuchEnvironment(folder, name, relative(project, file));
  const nameOf = (written: string | null) => relative(project, written ?? file);
  const declared = await importDeclared(file, nameOf);
  const fromFile = readVariablesFile(join(folder, `.env.${name}`));
  const variables = first === 'process' ? { ...fromFile, ...process.env } : { ...process.env, ...fromFile };
  const attempt = (more: Variables) => evaluate(declared, { ...variables, ...more }, nameOf);
  const stagedIn = stagedInOf(z.object({ staged: z.unknown() }).safeParse(attempt({}).definition).data?.staged);
  return {
    name,
    variables,
    staged: stagedIn !== undefined,
    stagedIn,
    load(more = {}) {
      const evaluated = attempt(more);
      const { definition, missing, borrowsIdentity } = evaluated;
      rememberWrittenSecrets(definition);
      const named = typeof definition === 'object' ? { name, ...definition } : definition;
      const { environment, wrong } = parseDefinition(named);
      const further = contradictions({ definition, name, environments: environmentNames(folder), borrowsIdentity });
      const problems = [
        ...(missing.size === 0 ? [] : [missingVariables(missing, name, nameOf(null))]),
        ...worthTelling(wrong, further, definition).map((one) => problemOf(one, evaluated, name)),
      ];
      if (environment === null || problems.length > 0) {
        throw new Problems(`The environment ${name} is not usable`, problems);
      }
      return environment;
    },
  };
}

function noSuchEnvironment(folder: string, name: string, shown: string): Problem {
  const names = environmentNames(folder);
  return new Problem(
    `There is no environment ${JSON.stringify(name)}`,
    `${shown} does not exist; there are: ${names.join(', ') || 'none'}${suggestion(name, names)}`,
    'name one of these with --env, or write that file',
  );
}

function missingVariables(missing: ReadonlySet<string>, name: string, shown: string): Problem {
  const names = [...missing].sort();
  const hint = name === 'development' ? 'start the platform with `npx rehearse stage`, or ' : '';
  const what = names.length === 1 ? 'a variable that is' : `${names.length} variables that are`;
  return new Problem(
    `${shown} needs ${what} not set, or empty`,
    names.join(', '),
    `${hint}set ${names.length === 1 ? 'it' : 'them'} in environments/.env.${name} or in the process's environment`,
  );
}

/** What is wrong, once for each key; of a value that a missing variable left open there is nothing to say. */
function worthTelling(wrong: readonly Wrong[], further: readonly Wrong[], definition: unknown): Wrong[] {
  const told = new Set(wrong.map(({ path }) => showPath(path)));
  return [...wrong, ...further.filter(({ path }) => !told.has(showPath(path)))].filter(
    ({ path }) => !isMissing(valueAt(definition, path)) && !path.some(isMissing),
  );
}

function problemOf({ path, why, at = path }: Wrong, { writtenIn, variablesOf }: Evaluated, name: string): Problem {
  const key = showPath(path);
  const file = writtenIn(at);
  const variables = variablesOf(path).join(' or ');
  if (variables === '') return new Problem(`${file}: ${key}`, why, `correct ${key} in ${file}`);
  const remedy = `correct ${variables} in environments/.env.${name} or in the process's environment`;
  return new Problem(`${file}: ${key}`, `${why}; its value is that of the variable ${variables}`, remedy);
}

/**
 * Loads further environments of a project by name, beside the one that is rehearsed on. Throws a Problem or Problems when
 * one can't be loaded.
 */
export function otherEnvironments(project: string): (name: string) => Promise<Environment> {
  return async (name) => (await openEnvironment(project, name, 'file')).load();
}
