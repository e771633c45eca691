import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ownShard, shardCount, shardNumber } from '../../cli/shards/shard-number.ts';
import { wantedOf } from '../../cli/shards/wanted-of.ts';
import { Problem } from '../../support/problem.ts';

test('a shard is written as its number of how many, and as nothing else', () => {
  const numbers = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [number, of] = [Math.min(a, b), Math.max(a, b)];
      assert.deepEqual(shardNumber(`${number}/${of}`), { number, of });
      if (number < of) assert.throws(() => shardNumber(`${of}/${number}`), /It is no shard/);
    }),
  );
  for (const wrong of ['', '0/4', '5/4', '2', '2/', '/4', '2/4/1', '-1/4', '1.5/4', '1/1001', 'two/four'])
    assert.throws(() => shardNumber(wrong), /It is no shard/, wrong);
  assert.equal(shardNumber(' auto '), 'auto');
});

test('how many shards there are is a whole number', () => {
  assert.equal(shardCount('4'), 4);
  for (const wrong of ['0', '1001', '2.5', 'four', '', '-1'])
    assert.throws(() => shardCount(wrong), /no number of shards/);
});

test('a machine knows which it is by whatever started it, counted from 1', () => {
  assert.deepEqual(ownShard({ JOB_COMPLETION_INDEX: '0' }), { number: 1, of: null });
  assert.deepEqual(ownShard({ CI_NODE_INDEX: '1', CI_NODE_TOTAL: '4' }), { number: 1, of: 4 });
  assert.deepEqual(ownShard({ CIRCLE_NODE_INDEX: '3', CIRCLE_NODE_TOTAL: '4' }), { number: 4, of: 4 });
  assert.deepEqual(ownShard({ BUILDKITE_PARALLEL_JOB: '0', BUILDKITE_PARALLEL_JOB_COUNT: '2' }), { number: 1, of: 2 });
  assert.throws(() => ownShard({ CI_NODE_INDEX: '' }), Problem);
});

test('a shard that the run does not have is refused, and so is another number of shards', () => {
  const run = { id: 'r', shards: 4 };
  assert.equal(wantedOf({ number: 4, of: 4 }, run), 4);
  assert.equal(wantedOf({ number: 2, of: null }, run), 2);
  assert.throws(() => wantedOf({ number: 2, of: 3 }, run), /has 4 shards, not 3/);
  assert.throws(() => wantedOf({ number: 5, of: null }, run), /has no shard 5/);
  assert.throws(() => wantedOf({ number: 0, of: 4 }, run), /has no shard 0/);
});
