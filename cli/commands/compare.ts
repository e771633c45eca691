import { join } from 'node:path';
import { environmentNames } from '../../environments/load.ts';
import { runIds } from '../../reports/runs.ts';
import { suggestion } from '../../support/nearest-word.ts';
import { Problem } from '../../support/problem.ts';
import { mayNameRun } from '../compare/name-runs.ts';
import { reportsFolder } from '../reports-folder.ts';

/** What `rehearse compare` was given. */
export interface CompareOptions {
  /** Milliseconds. */
  within?: number;
  all?: boolean;
  /** Whose runs are meant by `latest` and `last-go`. */
  env?: string;
  reports?: string;
  json?: boolean;
}

/**
 * Two environments side by side, or two runs. Which of the two is told by what the names name; a name that could be both
 * is refused. For exit codes see compareEnvironments and compareTwoRuns.
 */
export async function compare(project: string, a: string, b: string, options: CompareOptions): Promise<number> {
  const environments = environmentNames(join(project, 'environments'));
  const reports = reportsFolder(project, options);
  const ids = await runIds(reports);
  const areEnvironments = [a, b].map((name) => isEnvironment(name, environments, ids));
  if (areEnvironments.every((is) => is)) {
    const { compareEnvironments } = await import('../compare/compare-environments.ts');
    return compareEnvironments(project, a, b, options);
  }
  if (areEnvironments.some((is) => is)) {
    const [environment, other] = areEnvironments[0] ? [a, b] : [b, a];
    const hint = mayNameRun(other, ids)
      ? 'but means a run'
      : `there are ${environments.join(', ')}${suggestion(other, environments)}`;
    const why = `${environment} is an environment, ${other} is none: ${hint}`;
    throw new Problem(`${a} and ${b} can't be compared`, why, 'name two environments, or two runs');
  }
  const { compareTwoRuns } = await import('../compare/compare-two-runs.ts');
  return compareTwoRuns(a, b, { ...options, project, reports, environments });
}

/** Whether a name is that of an environment. Throws a Problem when it may as well mean a run. */
function isEnvironment(name: string, environments: readonly string[], ids: readonly string[]): boolean {
  if (!environments.includes(name)) return false;
  if (!mayNameRun(name, ids)) return true;
  throw new Problem(
    `"${name}" may be an environment or a run`,
    'an environment is called so, and it is also a name of a run or the beginning of one',
    'name the run by its whole id; an environment that is called so can only be compared under another name',
  );
}
