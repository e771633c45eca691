import type { Engine } from './engine-names.ts';
import type { Wish } from './schedule.ts';

/** The first line of what is written: the command that writes it again, with its options as they were given. */
export function writtenBy(engine: Engine, { environments, at, timeZone, shards, publish, image }: Wish): string {
  const options = [
    ...environments.map((name) => `--env ${name}`),
    `--at ${at.text}`,
    `--time-zone ${timeZone}`,
    ...(shards === 1 ? [] : [`--shards ${shards}`]),
    ...(publish ? ['--publish'] : []),
    ...(image === undefined ? [] : [`--image ${image}`]),
  ];
  return `Written by: rehearse schedule ${engine} ${options.join(' ')}`;
}

/** What notices a night without a run, for which no engine has a word of its own. */
export const WHO_NOTICES_A_MISSED_NIGHT =
  'A night without a run is noticed by what telling.heartbeat of the definition names, and by rehearsedEvery.';
