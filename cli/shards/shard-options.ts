import { Problem } from '../../support/problem.ts';
import type { ShardOptions } from '../commands/run-shard.ts';

/** What may be said of one shard; all else was said where the run was begun. */
const OF_A_SHARD: ReadonlySet<string> = new Set(['shard', 'of', 'wait', 'headed', 'live', 'port', 'open', 'json']);

/** Options as they were given to `rehearse run`, and the names of those that were really given. */
export interface GivenToRun {
  options: Partial<ShardOptions>;
  given: readonly string[];
}

/** What a shard is to be played with; `null` where the whole run is asked for. Throws a Problem where it makes no sense. */
export function shardOptions({ options, given }: GivenToRun): ShardOptions | null {
  const { shard, of } = options;
  if (shard === undefined && of === undefined) return null;
  if (shard === undefined || of === undefined) {
    const [there, missing] = shard === undefined ? ['--of', '--shard 2/4'] : ['--shard', '--of <the run’s folder>'];
    throw new Problem(
      `${there} needs ${missing}`,
      'a shard is one machine’s part of a run that was begun for several',
      'begin it with rehearse begin --shards 4, which prints its folder',
    );
  }
  const foreign = given.filter((name) => !OF_A_SHARD.has(name)).map(asWritten);
  if (foreign.length > 0) {
    throw new Problem(
      `${foreign.join(', ')} can’t be said of one shard`,
      'all shards of a run are played alike',
      'say it to rehearse begin, or to rehearse merge',
    );
  }
  return { ...options, shard, of };
}

/** `bankVersions` as `--bank-versions`. */
function asWritten(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
