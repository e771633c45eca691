import { onClockChanges } from '../clock-changes.ts';
import { headOf, noted, yamlText } from '../commented.ts';
import type { Schedule, ScheduleFile } from '../schedule.ts';
import { writtenBy } from '../written-by.ts';
import { expression } from './expression.ts';
import { onOneMachine } from './one-machine.ts';
import { publishJob } from './publish.ts';
import { onSeveralMachines } from './several-machines.ts';

/** Where GitHub looks for it. */
const PATH = '.github/workflows/rehearse.yml';

/** The workflow for GitHub Actions: every night, and a button for the run before a demo. */
export function githubWorkflow(schedule: Schedule, now: number): ScheduleFile {
  const { environments, at, timeZone, shards, project } = schedule;
  const [first = ''] = environments;
  const one = environments.length === 1;
  const jobs = shards === 1 ? onOneMachine(schedule) : onSeveralMachines(schedule);
  const nights = [
    `Every night at ${at.text} in ${timeZone}; ${at.minute === 0 ? 'better not' : 'not'} on the hour, when schedules queue.`,
    ...onClockChanges(schedule, now, {
      whenMissing: 'GitHub then starts it when they have gone forward.',
      whenTwice: 'GitHub does not say which of them it takes; choose another time if that matters.',
    }),
    'GitHub may start it late, or leave out a night: telling.heartbeat in the definition notices a run that never came.',
  ];
  const workflow = {
    name: 'rehearse',
    on: {
      schedule: [
        noted(nights.join('\n'), {
          cron: `${at.minute} ${at.hour} * * *`,
          timezone: timeZone === 'UTC' ? undefined : timeZone,
        }),
      ],
      workflow_dispatch: noted('The button: Actions, rehearse, Run workflow.', {
        inputs: {
          environment: {
            description: 'The environment to rehearse on',
            required: true,
            type: 'choice',
            options: environments,
            default: first,
          },
          demo: {
            description:
              'When the demo is, such as 2026-12-01T15:30:00Z or "in 2h" (may be left empty; then that of demos.ts)',
            required: false,
            type: 'string',
            default: '',
          },
        },
      }),
    },
    permissions: { contents: 'read' },
    concurrency: {
      group: one ? `rehearse-${first}` : `rehearse-${expression("inputs.environment || 'every-night'")}`,
      'cancel-in-progress': noted(
        'A run that goes on is let end: a cancelled one says nothing of the environment.',
        false,
      ),
    },
    ...(project.inRepository === '' ? {} : { defaults: { run: { 'working-directory': project.inRepository } } }),
    jobs: { ...jobs, ...(schedule.publish ? { publish: publishJob(schedule, Object.keys(jobs).at(-1) ?? '') } : {}) },
  };
  return { path: PATH, text: `${headOf([writtenBy('github', schedule)])}\n${yamlText(workflow)}` };
}
