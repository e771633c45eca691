import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RepositoryFacts } from './facts.ts';
import type { Plan } from './plan.ts';
import { type ClusterPlace, environmentFile } from './write/environment-file.ts';
import { gitIgnore } from './write/git-ignore.ts';
import type { NewFile } from './write/new-file.ts';
import { playwrightFile } from './write/playwright-file.ts';
import { scenarioFile } from './write/scenario-file.ts';
import { teamsFile } from './write/teams-file.ts';
import { variablesExample } from './write/variables-example.ts';

const TEAMS = 'environments/teams.ts';

/** The files of a project, in the order in which they are told; the workflow comes besides. */
export function newFiles(project: string, facts: RepositoryFacts, plan: Plan, cluster: ClusterPlace | null): NewFile[] {
  const { environment } = plan;
  const configured = facts.playwright.find(({ playsScenarios }) => playsScenarios);
  const hasOwnSuite = facts.playwright.some(({ playsScenarios }) => !playsScenarios);
  const own = facts.packages.find(({ folder }) => folder === '.');
  // Other runners take whatever is called a spec for theirs.
  const isShared = hasOwnSuite || facts.packages.some(({ findsTestsByName }) => findsTestsByName);
  const scenarioEnding = isShared ? '.scenario.ts' : '.spec.ts';
  const usual = hasOwnSuite ? 'rehearse.config.ts' : 'playwright.config.ts';
  return [
    { path: `environments/${environment}.ts`, text: environmentFile(plan, teamsExported(project, plan), cluster) },
    { path: TEAMS, text: teamsFile(plan) },
    { path: `environments/.env.${environment}.example`, text: variablesExample(plan) },
    { path: facts.scenarios[0] ?? `scenarios/first-page${scenarioEnding}`, text: scenarioFile(plan) },
    {
      path: configured?.path ?? usual,
      text: playwrightFile({ hasOwnSuite, isModule: own?.type === 'module' }),
    },
    gitIgnore(),
  ];
}

/** What teams.ts exports: all that is planned where it is yet to be written, otherwise what is in it. */
function teamsExported(project: string, { team, teams }: Plan): ReadonlySet<string> {
  const file = join(project, TEAMS);
  const wanted = [team, ...teams].map(({ identifier }) => identifier);
  if (!existsSync(file)) return new Set(wanted);
  const text = readFileSync(file, 'utf8');
  return new Set(wanted.filter((identifier) => new RegExp(`^export const ${identifier}\\b`, 'm').test(text)));
}
