import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig } from '@playwright/test';
import type { Environment } from '../model/environment.ts';
import { type RunContext, readRunContext } from '../model/run-context.ts';
import type { RunFolder } from '../model/run-folder.ts';
import { browserLaunch } from '../support/browser.ts';
import { accessOptions } from './access-options.ts';
import { openEnvironment } from './load.ts';
import { environmentPlayedOn } from './playwright/environment-played-on.ts';
import { installedAt } from './playwright/installed-at.ts';
import { type GrepInvert, onlySafe } from './playwright/only-safe.ts';
import { browserConnection } from './remote-browser.ts';

type Configuration = PlaywrightTestConfig<object, { environment: Environment | null }>;
type Use = NonNullable<Configuration['use']>;
type Project = NonNullable<Configuration['projects']>[number];
type Reporters = Exclude<Configuration['reporter'], string | undefined>;

/** What of Playwright's configuration is a team's to say; anything else a rehearsal says itself. */
export type RehearsalOverrides = Omit<PlaywrightTestConfig, 'environment'>;

/** Playwright tells scenarios from what lies beside them by these names; the last is nobody else's. */
const SCENARIO_FILES = ['**/*.@(spec|test).?(c|m)[jt]s?(x)', '**/*.scenario.?(c|m)[jt]s?(x)'];
/** The recorder is written, or compiled, as this file is. */
const RECORDER = fileURLToPath(import.meta.url).replace(
  /environments[\\/]playwright-config(\.\w+)$/,
  'reports/recorder$1',
);

/**
 * The Playwright configuration of a project's scenarios, in `folder`: it loads the environment, records where a rehearsal
 * goes on, and plays as an audience will see it. Overrides win over what is chosen here, but not over what the record needs
 * in a rehearsal: the recorder, one scenario after another, where pictures and traces lie, `@safe` where the environment is
 * protected. Rejects with a Problem or Problems where the environment can't be loaded.
 */
export function rehearsalConfig(folder: string, overrides: RehearsalOverrides = {}): Promise<Configuration> {
  const made = configurationOf(folder, overrides);
  // A configuration may export it as it is, without `await`: then Playwright tells what is wrong, once it looks.
  made.catch(() => undefined);
  return made;
}

async function configurationOf(folder: string, overrides: RehearsalOverrides): Promise<Configuration> {
  const run = readRunContext(process.env);
  const name = environmentPlayedOn(folder, process.env);
  const source = await openEnvironment(folder, name);
  const environment = source.load();
  const connection = browserConnection(environment, source.variables);
  const safely = environment.protected ? onlySafe : (given: GrepInvert) => given;
  const { projects, grepInvert, reporter, use, ...others } = overrides;
  const theirs: Use = { ...given('connectOptions', connection), ...use };
  const chosen = {
    testDir: `${folder}/scenarios`,
    testMatch: SCENARIO_FILES,
    timeout: 120_000,
    expect: { timeout: 5000 },
    workers: 1,
    outputDir: `${folder}/test-results`,
    preserveOutput: 'always' as const,
    retries: run.folder === null ? 0 : 1,
    ...others,
    ...given('grepInvert', safely(grepInvert)),
    use: {
      ...chosenUse(run),
      ...accessOptions(environment, folder),
      ...theirs,
      ...neededUse(run, environment, theirs),
    },
    reporter: [
      ...(run.folder === null ? [['list'] as const] : recorders(folder, run.folder, run.shard)),
      ...listed(reporter),
    ],
  } satisfies Configuration;
  const project = (each: Project): Project => ({
    ...each,
    ...given('grepInvert', safely(each.grepInvert ?? grepInvert)),
    ...(run.folder === null ? {} : { outputDir: run.folder.traces }),
    use: { ...each.use, ...(run.folder === null ? {} : neededUse(run, environment, { ...theirs, ...each.use })) },
  });
  return {
    ...chosen,
    ...(run.folder === null ? {} : needed(run.folder)),
    ...(projects === undefined ? {} : { projects: projects.map(project) }),
  };
}

/** Without this a record would be wrong, or in the wrong place. */
function needed({ traces }: RunFolder) {
  // One after another, as they are presented: what is measured is what the audience will wait.
  return { workers: 1, fullyParallel: false, forbidOnly: true, outputDir: traces, preserveOutput: 'always' as const };
}

function chosenUse(run: RunContext): Use {
  return {
    viewport: { width: 1280, height: 800 },
    // What a person would not wait for either: the step then fails by name, with its picture, not the whole scenario.
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    screenshot: 'off',
    trace: run.traces ? 'on' : 'off',
  };
}

function neededUse(run: RunContext, environment: Environment, theirs: Use = {}): Use {
  const { args = [], ...launch } = theirs.launchOptions ?? {};
  const isTheirs = theirs.connectOptions ?? theirs.channel ?? launch.channel ?? launch.executablePath;
  const found = isTheirs === undefined ? browserLaunch({ headed: run.headed }) : { args: [] };
  const launchOptions = { ...found, ...launch, args: [...found.args, ...args], headless: !run.headed };
  const inRehearsal: Use = run.folder === null ? {} : { trace: run.traces ? 'on' : 'off', headless: !run.headed };
  return { environment, launchOptions, ...inRehearsal };
}

/** Allure's is left out where it is not installed. */
function recorders(project: string, folder: RunFolder, shard: string | null): Reporters {
  const { playwright, allureResults, blobReport } = folder;
  const allure = installedAt('allure-playwright', project);
  return [
    [RECORDER],
    // Of what each shard leaves, one report is made where the shards are put together.
    shard === null ? ['html', { open: 'never', outputFolder: playwright }] : ['blob', { outputDir: blobReport }],
    ...(allure === undefined ? [] : [[allure, { resultsDir: allureResults, detail: false }] as const]),
  ];
}

function listed(reporter: RehearsalOverrides['reporter']): Reporters {
  return typeof reporter === 'string' ? [[reporter]] : (reporter ?? []);
}

function given<Key extends string, Value>(key: Key, value: Value | undefined) {
  return value === undefined ? {} : { [key]: value };
}
