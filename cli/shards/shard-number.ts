import { InvalidArgumentError } from 'commander';
import { Problem } from '../../support/problem.ts';

/** Which shard is meant; `of` is `null` where only its number was said. */
export interface WantedShard {
  number: number;
  of: number | null;
}

/** What `--shard` says where the machine itself knows which it is. */
export const AUTO = 'auto';

const MOST_SHARDS = 1000;

/** How those that start several machines number them: the variable with the number, that with how many there are, the first number. */
const NUMBERED_BY: readonly { number: string; of: string | null; first: 0 | 1 }[] = [
  { number: 'JOB_COMPLETION_INDEX', of: null, first: 0 },
  { number: 'CI_NODE_INDEX', of: 'CI_NODE_TOTAL', first: 1 },
  { number: 'CIRCLE_NODE_INDEX', of: 'CIRCLE_NODE_TOTAL', first: 0 },
  { number: 'BUILDKITE_PARALLEL_JOB', of: 'BUILDKITE_PARALLEL_JOB_COUNT', first: 0 },
];

/** `--shards` of `rehearse begin`: how many machines share the scenarios. */
export function shardCount(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text.trim()) || count < 1 || count > MOST_SHARDS)
    throw new InvalidArgumentError(`It is no number of shards: give a whole number from 1 to ${MOST_SHARDS}.`);
  return count;
}

/** `--shard`: `2/4`, the second of four, or `auto`. */
export function shardNumber(text: string): WantedShard | typeof AUTO {
  if (text.trim() === AUTO) return AUTO;
  const [, number = '', of = ''] = /^(\d{1,4})\/(\d{1,4})$/.exec(text.trim()) ?? [];
  const wanted = { number: Number(number), of: Number(of) };
  if (number === '' || wanted.number < 1 || wanted.number > wanted.of || wanted.of > MOST_SHARDS)
    throw new InvalidArgumentError('It is no shard: write it as 2/4, the second of four, or auto.');
  return wanted;
}

/** Which shard this machine is, by the variables of whatever started it among others. Throws a Problem where none says. */
export function ownShard(variables: Readonly<Record<string, string | undefined>>): WantedShard {
  for (const { number, of, first } of NUMBERED_BY) {
    const own = wholeNumber(variables[number]);
    if (own === null) continue;
    const total = of === null ? null : wholeNumber(variables[of]);
    return { number: own - first + 1, of: total };
  }
  throw new Problem(
    'Which shard this is can’t be told',
    `none of ${NUMBERED_BY.map(({ number }) => number).join(', ')} is set to a number here`,
    'say it: --shard 2/4',
  );
}

function wholeNumber(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}
