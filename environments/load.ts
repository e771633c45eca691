import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Cron } from 'croner';
import { z } from 'zod';
import { type Environment, environmentSchema } from '../model/environment.ts';
import { messageOf, Problem, Problems } from '../support/problem.ts';
import type { EnvironmentBuilder } from './define.ts';
import { MISSING, readVariablesFile, type Variables, variableReader } from './variables.ts';

/** Files beside the definitions that are no environments. */
const NOT_ENVIRONMENTS = new Set(['define', 'load', 'variables', 'teams', 'sample-platform']);

/** An environment's file, read but not yet filled in with variables. */
export interface EnvironmentSource {
  readonly name: string;
  /** Whether a run must start the sample platform before the variables exist. */
  readonly staged: boolean;
  /** The environment, filled in and checked. Throws Problems that name every wrong key and missing variable. */
  load(more?: Variables): Environment;
}

const builderSchema = z.custom<EnvironmentBuilder>((value) => typeof value === 'function');

/**
 * Opens environments/<name>.ts in a project's folder. Throws a Problem when there is none, or when it can't be loaded.
 * Variables given to `load` win over the process's own, and those over environments/.env.<name>.
 */
export async function openEnvironment(project: string, name: string): Promise<EnvironmentSource> {
  const folder = join(project, 'environments');
  const file = join(folder, `${name}.ts`);
  const shown = relative(project, file);
  if (!environmentNames(folder).includes(name)) {
    throw new Problem(
      `There is no environment ${JSON.stringify(name)}`,
      `${shown} does not exist; there are: ${environmentNames(folder).join(', ') || 'none'}`,
      'name one of these with --env, or write that file',
    );
  }
  const build = await importBuilder(file, shown);
  const fromFile = readVariablesFile(join(folder, `.env.${name}`));
  const attempt = (more: Variables) => {
    const reader = variableReader({ ...fromFile, ...process.env, ...more });
    return { definition: call(build, reader, shown), missing: reader.missing };
  };
  const staged = z.object({ staged: z.literal(true) }).safeParse(attempt({}).definition).success;
  return {
    name,
    staged,
    load(more = {}) {
      const { definition, missing } = attempt(more);
      const parsed = environmentSchema.safeParse(definition);
      const problems = missing.size === 0 ? [] : [missingVariables(missing, name, shown)];
      if (!parsed.success) problems.push(...wrongKeys(parsed.error, definition, shown));
      else problems.push(...contradictions(parsed.data, name, shown));
      if (problems.length > 0 || !parsed.success) {
        throw new Problems(`The environment ${name} is not usable`, problems);
      }
      return parsed.data;
    },
  };
}

/** The names of the environments that a folder defines, in alphabetical order. */
export function environmentNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => !NOT_ENVIRONMENTS.has(name))
    .sort();
}

async function importBuilder(file: string, shown: string): Promise<EnvironmentBuilder> {
  let imported: { default?: unknown };
  try {
    imported = await import(pathToFileURL(file).href);
  } catch (cause) {
    throw new Problem(`${shown} cannot be loaded`, messageOf(cause).split('\n', 1).join(''), 'mend the file', {
      cause,
    });
  }
  const builder = builderSchema.safeParse(imported.default);
  if (builder.success) return builder.data;
  throw new Problem(
    `${shown} declares no environment`,
    'its default export is not what defineEnvironment returns',
    'write `export default defineEnvironment(({ variable, secret }) => ({ ... }))`',
  );
}

function call(build: EnvironmentBuilder, reader: Parameters<EnvironmentBuilder>[0], shown: string): unknown {
  try {
    return build(reader);
  } catch (cause) {
    throw new Problem(`${shown} cannot be evaluated`, messageOf(cause), 'mend the file', { cause });
  }
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

function wrongKeys(error: z.ZodError, definition: unknown, shown: string): Problem[] {
  return error.issues
    .filter((issue) => valueAt(definition, issue.path) !== MISSING)
    .map((issue) => {
      const key = issue.path.join('.') || '(the definition)';
      return new Problem(`${shown}: ${key}`, issue.message, `correct ${key} in ${shown}`);
    });
}

function contradictions(environment: Environment, name: string, shown: string): Problem[] {
  const problems: Problem[] = [];
  const wrong = (key: string, why: string) => problems.push(new Problem(`${shown}: ${key}`, why, `correct ${key}`));
  if (environment.name !== name)
    wrong('name', `is ${JSON.stringify(environment.name)}, but the file is called ${name}`);
  if (environment.services[environment.entrance] === undefined) {
    wrong('entrance', `names ${JSON.stringify(environment.entrance)}, which is not among the services`);
  }
  const calledBack = environment.bank.callbacks?.service;
  if (calledBack !== undefined && environment.services[calledBack] === undefined) {
    wrong('bank.callbacks.service', `names ${JSON.stringify(calledBack)}, which is not among the services`);
  }
  for (const [job, { schedule, timeZone }] of Object.entries(environment.jobs)) {
    try {
      new Cron(schedule, { paused: true, timezone: timeZone }).nextRun();
    } catch (error) {
      wrong(`jobs.${job}.schedule`, messageOf(error));
    }
  }
  return problems;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}
