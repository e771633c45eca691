import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wishOf } from '../../cli/schedule/wish-of.ts';

test('a time zone stands in a schedule in its own letters, by which a machine’s clock knows it', () => {
  const wish = { env: ['staging'], at: '03:17', shards: 1 };
  assert.equal(wishOf({ ...wish, timeZone: 'europe/berlin' }).timeZone, 'Europe/Berlin');
  // Where the same place has a newer name, the one that was said stays.
  assert.equal(wishOf({ ...wish, timeZone: 'Asia/Kolkata' }).timeZone, 'Asia/Kolkata');
});
