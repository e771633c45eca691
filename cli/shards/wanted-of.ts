import type { Run } from '../../model/run.ts';
import { Problem } from '../../support/problem.ts';
import type { WantedShard } from './shard-number.ts';

/** The number of a shard that is wanted of a run. Throws a Problem where the run was begun for another number of them. */
export function wantedOf({ number, of }: WantedShard, { id, shards = 1 }: Pick<Run, 'id' | 'shards'>): number {
  if ((of ?? shards) !== shards) {
    throw new Problem(
      `Run ${id} has ${shards} shards, not ${of}`,
      'it was begun for so many: with another number some scenarios would be played twice, and others by nobody',
      `say --shard ${Math.min(number, shards)}/${shards}, or begin a run for ${of}`,
    );
  }
  if (number >= 1 && number <= shards) return number;
  throw new Problem(
    `Run ${id} has no shard ${number}`,
    `it has ${shards}, counted from 1`,
    `start as many machines as the run was begun for, with --shard 1/${shards} to ${shards}/${shards}`,
  );
}
