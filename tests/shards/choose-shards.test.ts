import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseShards, type ReadShard } from '../../cli/shards/choose-shards.ts';
import { runFolder } from '../../model/run-folder.ts';
import { begunRun, ended, type Left, played, shardRun } from './left-shard.ts';

const run = begunRun(2);

function read(left: Left): ReadShard {
  return {
    run: shardRun(run, left),
    folder: runFolder(`/runs/${left.attempt}`),
    journal: { entries: [...left.entries], unreadableLines: [] },
  };
}

const whole = { number: 1, attempt: 'whole', endedAt: '2026-03-01T10:05:00.000Z', entries: [...played('tea'), ended] };
const later = { ...whole, attempt: 'later', endedAt: '2026-03-01T10:09:00.000Z' };
const killed: Left = { number: 1, attempt: 'killed', state: 'running', entries: played('tea') };
const lastly: Left = { ...killed, attempt: 'lastly', state: 'interrupted', endedAt: '2026-03-01T11:00:00.000Z' };

test('of several attempts at a shard the newest that was played to its end counts, in whatever order they are found', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([whole, later, killed, lastly], { minLength: 4 }), (attempts) => {
      const [first, second] = chooseShards(run, attempts.map(read));
      assert.equal(first?.taken?.run.shard.attempt, 'later');
      assert.equal(first?.shard.state, 'finished');
      assert.equal(first?.shard.otherAttempts, 3);
      assert.deepEqual(first?.shard.scenarios, ['tea']);
      assert.equal(second?.shard.state, 'missing');
      assert.equal(second?.taken, null);
    }),
  );
});

test('where none was played to its end the newest tells what became of the shard', () => {
  assert.equal(chooseShards(run, [killed, lastly].map(read))[0]?.shard.state, 'interrupted');
  assert.equal(chooseShards(run, [read(killed)])[0]?.shard.state, 'unended');
});

test('a shard whose record says that it ended, and whose journal does not, has no end', () => {
  assert.equal(chooseShards(run, [read({ ...whole, entries: played('tea') })])[0]?.shard.state, 'unended');
});

test('what failed in another whole attempt, and not in the one that counts, is kept', () => {
  const failing = { ...whole, entries: [...played('tea', 'failed'), ended] };
  assert.deepEqual(chooseShards(run, [failing, later].map(read))[0]?.shard.failedOtherwise, ['tea']);
  assert.deepEqual(chooseShards(run, [whole, later].map(read))[0]?.shard.failedOtherwise, []);
});
