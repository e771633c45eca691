import { onClockChanges } from '../clock-changes.ts';
import { headOf, noted, yamlText } from '../commented.ts';
import type { Schedule, ScheduleFile } from '../schedule.ts';
import { WHO_NOTICES_A_MISSED_NIGHT, writtenBy } from '../written-by.ts';
import { hiddenJob } from './hidden-job.ts';
import { jobsOf } from './jobs.ts';
import { pagesJob } from './pages.ts';

/** Where GitLab looks for a pipeline, and where it lies beside one that is there already. */
const ALONE = '.gitlab-ci.yml';
const BESIDE = '.gitlab/rehearse.gitlab-ci.yml';
/** The choice that means every environment. */
const ALL = 'all of them';

/** The pipeline for GitLab. When it runs is no part of the file there: its head says how to set that. */
export function gitlabPipeline(schedule: Schedule, now: number): ScheduleFile {
  const { environments, project } = schedule;
  const inputs = {
    spec: {
      inputs: noted('The button: Build, Pipelines, New pipeline.', {
        environment: {
          description: 'The environment to rehearse on',
          options: environments.length === 1 ? environments : [ALL, ...environments],
          default: environments.length === 1 ? environments[0] : ALL,
        },
        demo: {
          description:
            'When the demo is, such as 2026-12-01T15:30:00Z or in 2h (may be left empty; then that of demos.ts)',
          regex: '^[0-9A-Za-z:+. -]*$',
          default: '',
        },
      }),
    },
  };
  const pipeline = {
    workflow: {
      name: 'rehearse',
      rules: noted('Never for a push or a merge request.', [
        { if: '$CI_PIPELINE_SOURCE =~ /^(schedule|web|api|trigger|pipeline|parent_pipeline)$/' },
      ]),
    },
    variables: {
      WANTED: '$[[ inputs.environment ]]',
      DEMO: noted('Inputs reach the shell as variables, never as text of the script.', {
        value: '$[[ inputs.demo ]]',
        expand: false,
      }),
    },
    stages:
      schedule.shards === 1
        ? ['rehearse', ...pagesStage(schedule)]
        : ['begin', 'play', 'judge', ...pagesStage(schedule)],
    '.rehearse': hiddenJob(schedule),
    ...jobsOf(schedule, ALL),
    ...(schedule.publish ? { pages: pagesJob(schedule) } : {}),
  };
  const text = [
    headOf(head(schedule, now)),
    yamlText(inputs, { olderRules: true }).trimEnd(),
    '---',
    yamlText(pipeline, { olderRules: true }),
  ].join('\n');
  return { path: project.hasGitlabPipeline ? BESIDE : ALONE, text };
}

const pagesStage = ({ publish }: Schedule) => (publish ? ['publish'] : []);

function head(schedule: Schedule, now: number): readonly string[] {
  const { at, timeZone, project } = schedule;
  return [
    writtenBy('gitlab', schedule),
    '',
    `Every night at ${at.text} in ${timeZone}. GitLab keeps that with the project, not in this file: Build, Pipeline schedules, or`,
    `  glab schedule create --cron "${at.minute} ${at.hour} * * *" --cronTimeZone "${timeZone}" --description "rehearse" --ref main`,
    ...onClockChanges(schedule, now, {
      whenMissing: 'GitLab does not say what it does then; choose another time if that matters.',
      whenTwice: 'GitLab does not say which of them it takes; choose another time if that matters.',
    }),
    WHO_NOTICES_A_MISSED_NIGHT,
    ...(project.hasGitlabPipeline
      ? [
          '',
          'There is a .gitlab-ci.yml already: let it start this one as a pipeline of its own, with a job such as',
          '  rehearse:',
          '    rules: [{ if: $CI_PIPELINE_SOURCE == "schedule" }, { if: $CI_PIPELINE_SOURCE == "web", when: manual }]',
          `    trigger: { include: [{ local: ${BESIDE} }], strategy: depend }`,
        ]
      : []),
    ...settings(schedule),
    '',
  ];
}

function settings({ project: { variables, secrets } }: Schedule): readonly string[] {
  const names = [...variables, ...secrets.map((name) => `${name} (masked)`)];
  if (names.length === 0) return [];
  return ['', 'Set in Settings, CI/CD, Variables, for each environment:', `  ${names.join(', ')}`];
}
