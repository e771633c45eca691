import { noted } from '../commented.ts';
import { inRepository } from '../in-repository.ts';
import type { Schedule } from '../schedule.ts';
import { browserCommand, installCommand, LEDGER, projectCommands, RUNS } from '../shell.ts';
import { ACTIONS } from './actions.ts';
import { expression } from './expression.ts';

/** A step of a job, as the workflow has it. */
export type Step = Readonly<Record<string, unknown>>;

const NODE = 24;
const KEPT_FOR_DAYS = 30;

/** Whatever a rehearsal came to: only one that was cancelled leaves nothing behind. */
export const WHATEVER_IT_CAME_TO = expression('!cancelled()');
/** A run that was judged when it was begun has nothing left to play. */
export const stillToPlay = (schedule: Schedule) =>
  `\${{ !cancelled() && hashFiles('${inRepository(schedule, 'reports/runs/*/verdict.json')}') == '' }}`;

/** Gets the project, its packages and its browser. */
export function setUpSteps(schedule: Schedule): readonly unknown[] {
  const { project } = schedule;
  const locked = project.lockedIn;
  const browser = browserCommand(schedule);
  return [
    // Nothing of a rehearsal writes to the repository, so the token is not left on the disk for it.
    { uses: ACTIONS.checkout, with: { 'persist-credentials': false } },
    ...(project.tool === 'pnpm'
      ? [{ uses: ACTIONS.setupPnpm, ...(project.toolIsPinned ? {} : { with: { version: 'latest' } }) }]
      : []),
    {
      uses: ACTIONS.setupNode,
      with: {
        'node-version': NODE,
        ...(locked === null ? {} : { cache: project.tool === 'yarn-1' ? 'yarn' : project.tool }),
        ...(locked === null || locked === '' ? {} : { 'cache-dependency-path': `${locked}/*lock*` }),
      },
    },
    {
      name: 'Install the packages',
      ...(locked !== null && locked !== project.inRepository
        ? { 'working-directory': locked === '' ? '.' : locked }
        : {}),
      run: installCommand(schedule),
    },
    ...(browser === undefined ? [] : [{ name: 'Install the browser', run: browser }]),
  ];
}

/** Fetches the ledger that earlier runs left. */
export function fetchLedger(schedule: Schedule, environment: string): unknown {
  return {
    name: 'Fetch what earlier runs left',
    uses: ACTIONS.restore,
    with: noted(
      'The ledger: without it there is neither a last go, nor several in a row. With REHEARSE_LEDGER it is kept elsewhere.',
      { path: inRepository(schedule, LEDGER), key: ledgerKey(environment), 'restore-keys': `ledger.${environment}.` },
    ),
  };
}

/** Keeps the ledger for the runs after this one. */
export function keepLedger(schedule: Schedule, environment: string, when: string): Step {
  return {
    name: 'Remember this run',
    if: when,
    uses: ACTIONS.save,
    with: { path: inRepository(schedule, LEDGER), key: ledgerKey(environment) },
  };
}

/** No environment's name has a dot in it, so that none begins like another's. */
const ledgerKey = (environment: string) => `ledger.${environment}.\${{ github.run_id }}.\${{ github.run_attempt }}`;

/** A step that runs a command of the harness, with what may differ from start to start as variables. */
export function rehearseStep(
  name: string,
  run: string,
  variables: Readonly<Record<string, unknown>>,
  when?: unknown,
): Step {
  return { name, if: when, env: variables, run };
}

/** The variables that a step hands to the harness: which environment and demo, where the ledger is, and what the definition reads. */
export function variablesOf({ project }: Schedule, environment: string): Record<string, unknown> {
  const own = (names: readonly string[], place: string) => names.map((name) => [name, `\${{ ${place}.${name} }}`]);
  return {
    ENVIRONMENT: noted('Inputs reach the shell as variables, never as text of the script.', environment),
    DEMO: expression('inputs.demo'),
    REHEARSE_LEDGER: expression('secrets.REHEARSE_LEDGER'),
    ...Object.fromEntries([...own(project.variables, 'vars'), ...own(project.secrets, 'secrets')]),
  };
}

/** Makes Allure's report too, where the project has it. */
export function allureSteps(schedule: Schedule): readonly Step[] {
  if (!schedule.project.hasAllure) return [];
  return [
    {
      name: 'Make Allure’s report too',
      if: noted('A run that was no-go before the first scenario has no results for it.', WHATEVER_IT_CAME_TO),
      'continue-on-error': true,
      run: projectCommands(schedule).allure,
    },
  ];
}

/** Keeps a part of the run as an artefact. */
export function keepArtefact(
  schedule: Schedule,
  { name, artefact, path, when }: { name: string; artefact: string; path: string; when: string },
): Step {
  return {
    name,
    if: when,
    uses: ACTIONS.upload,
    with: {
      name: artefact,
      path: inRepository(schedule, path),
      'if-no-files-found': 'error',
      'retention-days': KEPT_FOR_DAYS,
      // A job that is tried again brings the same artefact again.
      overwrite: true,
    },
  };
}

/** Keeps the report of an environment's run, whatever it came to. */
export function keepReport(schedule: Schedule, environment: string): Step {
  return keepArtefact(schedule, {
    name: 'Keep the report',
    artefact: `rehearsal-${environment}-\${{ github.run_id }}`,
    path: `${RUNS}/`,
    when: WHATEVER_IT_CAME_TO,
  });
}

/** Fetches artefacts by a pattern; none is no failure. */
export function fetchArtefacts(schedule: Schedule, name: string, pattern: string, path: string): Step {
  return {
    name,
    uses: ACTIONS.download,
    with: { pattern, path: inRepository(schedule, path), 'merge-multiple': true },
  };
}
