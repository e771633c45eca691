import { PACKAGE_MANAGERS } from './package-manager.ts';
import type { Schedule } from './schedule.ts';

/** The reports of a project, by their place in its folder. */
export const RUNS = 'reports/runs';
export const LEDGER = 'reports/ledger';

/**
 * Commands of the harness, as lines for any shell of POSIX. What differs from start to start reaches them as variables: ENVIRONMENT,
 * DEMO (may be empty) and SHARDS.
 */
export interface Commands {
  readonly run: string;
  readonly begin: string;
  /** Plays the shard that is said, such as `2/4` or `auto`, a word of the shell. */
  playShard(shard: string): string;
  readonly merge: string;
  /** Makes Allure's report of the newest run. */
  readonly allure: string;
}

const DEMO_IF_ANY = `\${DEMO:+--demo "$DEMO"}`;
/** In a job of its own there is only the run that was begun. */
const BEGUN = `${RUNS}/*/`;

/** The commands, started by what is put before them, such as `npx --no -- rehearse`. */
export function commandsOf(rehearse: string): Commands {
  return {
    run: `${rehearse} run --env "$ENVIRONMENT" ${DEMO_IF_ANY}`,
    begin: `${rehearse} begin --shards "$SHARDS" --env "$ENVIRONMENT" ${DEMO_IF_ANY}`,
    playShard: (shard) => `${rehearse} run --shard ${shard} --of ${BEGUN}`,
    merge: `${rehearse} merge ${BEGUN}`,
    allure: `${rehearse} report --allure`,
  };
}

/** How a project's own command is started where its packages are installed. */
export function projectCommands({ project }: Schedule): Commands {
  return commandsOf(`${PACKAGE_MANAGERS[project.tool].run} rehearse`);
}

/** How its packages are installed. */
export function installCommand({ project }: Schedule): string {
  if (project.isHarness) return 'npm run setup';
  return project.lockedIn === null ? 'npm install' : PACKAGE_MANAGERS[project.tool].install;
}

/** How the browser is installed that its Playwright wants; `undefined` where set-up has done so. */
export function browserCommand({ project }: Schedule): string | undefined {
  if (project.isHarness) return undefined;
  return `${PACKAGE_MANAGERS[project.tool].run} playwright install --with-deps chromium`;
}
