import { noted } from '../commented.ts';
import { inRepository } from '../in-repository.ts';
import type { Schedule } from '../schedule.ts';
import { projectCommands, RUNS } from '../shell.ts';

const KEPT_FOR = '30 days';
/** A run that was judged when it was begun has nothing left to do; its job began to fail with it. */
const JUDGED_ALREADY = `if [ -e "$(echo ${RUNS}/*/verdict.json)" ]; then echo "It was judged when it was begun."; exit 0; fi`;

/** The jobs of each environment, by their names. */
export function jobsOf(schedule: Schedule, all: string): Record<string, unknown> {
  const jobs = schedule.environments.flatMap((environment) =>
    Object.entries(
      schedule.shards === 1 ? onOneMachine(schedule, environment, all) : onSeveral(schedule, environment, all),
    ),
  );
  return Object.fromEntries(jobs);
}

/** The name of the job after which an environment's report is whole. */
export function lastJobOf({ shards }: Schedule, environment: string): string {
  return shards === 1 ? `rehearse ${environment}` : `judge ${environment}`;
}

/** At night all of them, by the button the one that was asked for. */
const whenWanted = (environment: string, all: string) => `$WANTED == "${all}" || $WANTED == "${environment}"`;

function onOneMachine(schedule: Schedule, environment: string, all: string): Record<string, unknown> {
  return {
    [lastJobOf(schedule, environment)]: {
      extends: '.rehearse',
      stage: 'rehearse',
      variables: { ENVIRONMENT: environment },
      rules: [{ if: whenWanted(environment, all) }],
      resource_group: noted('Two rehearsals of one environment would disturb each other.', `rehearse-${environment}`),
      script: [projectCommands(schedule).run],
      artifacts: report(schedule),
    },
  };
}

function onSeveral(schedule: Schedule, environment: string, all: string): Record<string, unknown> {
  const commands = projectCommands(schedule);
  const [begin, play, judge] = [`begin ${environment}`, `play ${environment}`, lastJobOf(schedule, environment)];
  const job = (stage: string, script: readonly string[], more: Record<string, unknown>, whatever = false) => ({
    extends: '.rehearse',
    stage,
    variables: { ENVIRONMENT: environment, ...(stage === 'begin' ? { SHARDS: String(schedule.shards) } : {}) },
    rules: [{ if: whenWanted(environment, all), when: whatever ? 'always' : undefined }],
    ...more,
    script,
  });
  const handedOn = (path: string) => ({ when: 'always', expire_in: KEPT_FOR, paths: [inRepository(schedule, path)] });
  return {
    [begin]: job('begin', [commands.begin], { artifacts: handedOn(`${RUNS}/`) }),
    [play]: job('play', [commands.playShard('auto')], {
      parallel: schedule.shards,
      needs: [begin],
      artifacts: handedOn(`${RUNS}/*/shards/`),
    }),
    [judge]: job(
      'judge',
      [JUDGED_ALREADY, commands.merge],
      {
        needs: noted('Made also when a shard died: the verdict tells which.', [begin, play]),
        artifacts: report(schedule),
      },
      true,
    ),
  };
}

function report(schedule: Schedule): Record<string, unknown> {
  return {
    when: 'always',
    expire_in: KEPT_FOR,
    paths: [inRepository(schedule, `${RUNS}/`)],
    reports: { junit: inRepository(schedule, `${RUNS}/*/junit.xml`) },
  };
}
