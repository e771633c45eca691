import { noted } from '../commented.ts';
import type { Schedule } from '../schedule.ts';
import { commandsOf } from '../shell.ts';
import { podOf } from './pod.ts';

/** How long the first shard waits for the others before the run is judged without them, in seconds. */
const WAITS_FOR_OTHERS = 2700;

/** What makes a job one of several pods that are numbered, each of which may fail for itself. */
export function indexedSpec({ shards }: Schedule): Record<string, unknown> {
  return {
    completionMode: 'Indexed',
    completions: shards,
    parallelism: shards,
    backoffLimitPerIndex: noted('A shard that fails does not take the others with it, and is not played again.', 0),
  };
}

/**
 * The pod of each shard. The first one begins the run before it plays, and judges it when the others have played: they meet in a
 * folder of the volume that they share, named after the job.
 */
export function indexedPod(schedule: Schedule, environment: string): unknown {
  return podOf(schedule, environment, { name: 'play', script: PLAY }, [{ name: 'begin', script: BEGIN }]);
}

const { begin } = commandsOf('rehearse');
const MEETING = 'meeting=reports/meetings/$JOB';

/** Shell for `begin`: the first begins, the others wait until it has. `sleep` is all they do meanwhile. */
export const BEGIN = [
  MEETING,
  'if [ "$JOB_COMPLETION_INDEX" != 0 ]; then',
  '  until [ -e "$meeting/begun" ] || [ -e "$meeting/unfit" ]; do sleep 1; done',
  '  exit 0',
  'fi',
  'mkdir -p "$meeting"',
  `${begin} >"$meeting/beginning"`,
  'code=$?',
  'if [ "$code" = 0 ]; then mv "$meeting/beginning" "$meeting/begun"; else : >"$meeting/unfit"; fi',
  'exit "$code"',
].join('\n');

/** Shell for `play`: each plays its shard; the first then waits for the others, and judges the run with those that came. */
export const PLAY = [
  MEETING,
  'if [ -e "$meeting/unfit" ]; then echo "It was judged when it was begun."; exit 0; fi',
  'run=$(cat "$meeting/begun")',
  'rehearse run --shard "$((JOB_COMPLETION_INDEX + 1))/$SHARDS" --of "$run"',
  'code=$?',
  ': >"$meeting/played-$JOB_COMPLETION_INDEX"',
  'if [ "$JOB_COMPLETION_INDEX" != 0 ]; then exit "$code"; fi',
  'waited=0',
  'played() { find "$meeting" -name "played-*" | wc -l; }',
  `while [ "$(played)" -lt "$SHARDS" ] && [ "$waited" -lt "\${WAITS_FOR_OTHERS:-${WAITS_FOR_OTHERS}}" ]; do`,
  '  sleep 1',
  '  waited=$((waited + 1))',
  'done',
  'rehearse merge "$run"',
].join('\n');
