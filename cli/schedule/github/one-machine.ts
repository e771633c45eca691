import type { Schedule } from '../schedule.ts';
import { projectCommands } from '../shell.ts';
import { environmentOf, jobHead, spread } from './job.ts';
import {
  allureSteps,
  fetchLedger,
  keepLedger,
  keepReport,
  rehearseStep,
  setUpSteps,
  variablesOf,
  WHATEVER_IT_CAME_TO,
} from './steps.ts';

/** How long a rehearsal may take, set-up included, in minutes. */
const LONGEST = 60;

/** The job of a rehearsal that one machine plays. */
export function onOneMachine(schedule: Schedule): Record<string, unknown> {
  const environment = environmentOf(schedule);
  return {
    rehearse: {
      ...spread(schedule),
      ...jobHead(schedule, LONGEST),
      steps: [
        ...setUpSteps(schedule),
        fetchLedger(schedule, environment),
        rehearseStep('Rehearse', projectCommands(schedule).run, variablesOf(schedule, environment)),
        keepLedger(schedule, environment, WHATEVER_IT_CAME_TO),
        ...allureSteps(schedule),
        keepReport(schedule, environment),
      ],
    },
  };
}
