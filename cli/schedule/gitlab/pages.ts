import { noted } from '../commented.ts';
import { inRepository } from '../in-repository.ts';
import type { Schedule } from '../schedule.ts';
import { RUNS } from '../shell.ts';
import { siteScript } from '../site.ts';
import { lastJobOf } from './jobs.ts';

/** The job that puts the newest report of each environment on GitLab Pages. */
export function pagesJob(schedule: Schedule): Record<string, unknown> {
  const several = schedule.environments.length > 1;
  return {
    stage: 'publish',
    image: 'busybox:1.37',
    rules: several
      ? noted('A run of one environment alone would take the others’ reports away.', [
          { if: '$CI_PIPELINE_SOURCE == "schedule"', when: 'always' },
        ])
      : [{ when: 'always' }],
    needs: schedule.environments.map((environment) => ({ job: lastJobOf(schedule, environment), optional: true })),
    script: [siteScript(schedule, inRepository(schedule, RUNS), 'public')],
    pages: noted('Who may see Pages is said in the project’s settings: Settings, General, Visibility.', true),
    artifacts: { paths: ['public'], expire_in: '30 days' },
  };
}
