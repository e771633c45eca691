import { noted } from '../commented.ts';
import type { Schedule } from '../schedule.ts';
import { projectCommands, RUNS } from '../shell.ts';
import { expression } from './expression.ts';
import { environmentOf, jobHead, spread } from './job.ts';
import {
  allureSteps,
  fetchArtefacts,
  fetchLedger,
  keepArtefact,
  keepLedger,
  keepReport,
  rehearseStep,
  setUpSteps,
  stillToPlay,
  variablesOf,
  WHATEVER_IT_CAME_TO,
} from './steps.ts';

const LONGEST_BESIDES_PLAYING = 20;
const LONGEST_SHARD = 45;

/** The jobs of a rehearsal that several machines play: it is begun once, played in shards, and judged once. */
export function onSeveralMachines(schedule: Schedule): Record<string, unknown> {
  const environment = environmentOf(schedule);
  const commands = projectCommands(schedule);
  const variables = variablesOf(schedule, environment);
  const stillThere = stillToPlay(schedule);
  const begun = `begun.${environment}`;
  const shard = expression('matrix.shard');
  const fetchBegun = fetchArtefacts(schedule, 'Fetch what was begun', begun, RUNS);
  return {
    begin: {
      ...spread(schedule),
      ...jobHead(schedule, LONGEST_BESIDES_PLAYING),
      steps: [
        ...setUpSteps(schedule),
        fetchLedger(schedule, environment),
        rehearseStep('Begin', commands.begin, { ...variables, SHARDS: schedule.shards }),
        // One that is unfit to be played is judged at once, and must be remembered here.
        keepLedger(schedule, environment, expression('failure()')),
        keepArtefact(schedule, {
          name: 'Hand it on',
          artefact: begun,
          path: `${RUNS}/`,
          when: WHATEVER_IT_CAME_TO,
        }),
      ],
    },
    play: {
      needs: 'begin',
      if: noted('Where one environment is unfit, the others are played.', WHATEVER_IT_CAME_TO),
      ...spread(schedule, schedule.shards),
      ...jobHead(schedule, LONGEST_SHARD),
      steps: [
        ...setUpSteps(schedule),
        fetchBegun,
        rehearseStep(
          'Play a shard',
          commands.playShard('"$SHARD/$SHARDS"'),
          { ...variables, SHARD: shard, SHARDS: schedule.shards },
          noted('A run that was judged when it was begun has nothing to play.', stillThere),
        ),
        keepArtefact(schedule, {
          name: 'Hand it on',
          artefact: `played.${environment}.${shard}`,
          path: `${RUNS}/*/shards/`,
          when: stillThere,
        }),
      ],
    },
    merge: {
      needs: ['begin', 'play'],
      if: noted(
        'A shard that died or never came is told by the verdict, so it must not keep it from being made.',
        WHATEVER_IT_CAME_TO,
      ),
      ...spread(schedule),
      ...jobHead(schedule, LONGEST_BESIDES_PLAYING),
      steps: [
        ...setUpSteps(schedule),
        fetchLedger(schedule, environment),
        fetchBegun,
        fetchArtefacts(schedule, 'Fetch what was played', `played.${environment}.*`, RUNS),
        rehearseStep('Judge it', commands.merge, variables, stillThere),
        keepLedger(schedule, environment, WHATEVER_IT_CAME_TO),
        ...allureSteps(schedule),
        keepReport(schedule, environment),
      ],
    },
  };
}
