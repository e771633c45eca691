import { join } from 'node:path';
import { RUN_VARIABLES, readRunContext } from '../../model/run-context.ts';
import { Problem } from '../../support/problem.ts';
import { environmentNames } from '../loading/environment-names.ts';

/**
 * The environment that a project's scenarios are played on: the one that is asked for, or `development`, or the only one
 * there is. Throws a Problem where that does not tell.
 */
export function environmentPlayedOn(project: string, variables: NodeJS.ProcessEnv): string {
  const { environment } = readRunContext(variables);
  if (variables[RUN_VARIABLES.environment] !== undefined) return environment;
  const names = environmentNames(join(project, 'environments'));
  if (names.includes(environment)) return environment;
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only;
  throw new Problem(
    'There is no telling which environment the scenarios are to be played on',
    `there are: ${names.join(', ') || 'none'}`,
    `name one in the variable ${RUN_VARIABLES.environment}, or play them with npx rehearse run --env NAME`,
  );
}
