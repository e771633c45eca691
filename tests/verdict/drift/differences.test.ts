import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { driftedFactInWords, sidesInWords } from '../../../model/drifted-fact-in-words.ts';
import type { Fact, Fingerprint } from '../../../model/fingerprint.ts';
import { changedBetween } from '../../../verdict/drift/changed-between.ts';
import { differencesOf } from '../../../verdict/drift/differences.ts';
import { sameFact } from '../../../verdict/drift/same-fact.ts';
import { anyState, differingIds, fingerprintOfState } from './arbitrary.ts';

const print = (digit: string, key = '0') => `set, ${digit.repeat(16)} under ${key.repeat(16)}`;

test('whatever changes, exactly that is named, there and back', () => {
  fc.assert(
    fc.property(anyState, anyState, (before, after) => {
      const [was, is] = [fingerprintOfState(before), fingerprintOfState(after)];
      const ids = (facts: readonly { id: string }[]) => facts.map(({ id }) => id).toSorted();
      assert.deepEqual(ids(changedBetween(was, is)), differingIds(before, after));
      assert.deepEqual(ids(changedBetween(is, was)), differingIds(before, after));
      assert.deepEqual(differencesOf(was, is).untold, []);
      assert.deepEqual(differencesOf(was, was), { facts: [], untold: [] });
    }),
    { numRuns: 300 },
  );
});

test('what could not be read on either side is neither changed nor the same', () => {
  const parts = ['configuration/payments', 'version/portal', 'job/poll', 'flag/fees', 'configuration/portal/URL'];
  const anyParts = fc.subarray(parts);
  fc.assert(
    fc.property(anyState, anyState, anyParts, anyParts, (before, after, unreadThen, unreadNow) => {
      const compared = differencesOf(fingerprintOfState(before, unreadThen), fingerprintOfState(after, unreadNow));
      const unread = [...new Set([...unreadThen, ...unreadNow])];
      const isUnread = (id: string) => unread.some((each) => id === each || id.startsWith(`${each}/`));
      assert.deepEqual(
        compared.facts.map(({ id }) => id),
        differingIds(before, after).filter((id) => !isUnread(id)),
      );
      assert.deepEqual(
        compared.untold.map(({ id }) => id),
        unread.toSorted(),
      );
    }),
    { numRuns: 300 },
  );
});

test('two values of one fact', () => {
  const commit = '4f1c2d3a9b8e7f60aa00bb11cc22dd33ee44ff55';
  const table: [id: string, was: string, is: string, sameness: string][] = [
    ['version/a', commit, commit.slice(0, 9).toUpperCase(), 'same'],
    ['version/a', commit, commit.slice(0, 6), 'different'],
    ['version/a', 'release-7', 'release-71', 'different'],
    ['version/a', commit, 'build 7', 'untold'],
    ['version/a', 'build 7', 'build 8', 'different'],
    ['image/a', 'pay:7', 'pay:7 pay@sha256:aa', 'untold'],
    ['image/a', 'pay:7 pay@sha256:bb', 'pay:7 pay@sha256:aa', 'different'],
    ['image/a', 'pay:7 pay@sha256:aa', 'pay:7 pay@sha256:aa pay@sha256:bb', 'different'],
    ['image/a', 'pay:7', 'pay:8 pay@sha256:aa', 'different'],
    ['flag/a', 'on', 'off', 'different'],
    ['flag/a', print('1'), print('2'), 'different'],
    ['flag/a', print('1'), print('1', '5'), 'untold'],
    ['configuration/a/K', print('1'), print('2'), 'different'],
    ['configuration/a/K', print('1'), print('2', '5'), 'untold'],
    ['configuration/a/K', print('1'), 'set', 'untold'],
    ['configuration/a/K', 'set', 'set', 'same'],
    ['configuration/a/K', 'set', 'set to nothing', 'different'],
    ['configuration/a/K', print('1'), 'set to nothing', 'different'],
    ['configuration/a/K', 'set as bank.url', 'set for this place', 'different'],
    ['configuration/a/K', 'set as bank.url', 'set as name', 'different'],
    ['configuration/a/K', 'set as bank.url', 'set', 'untold'],
    ['configuration/a/K', 'set for this place', print('1'), 'untold'],
  ];
  for (const [id, was, is, sameness] of table) {
    assert.equal(sameFact(id, was, is), sameness, `${id}: ${was}, ${is}`);
    assert.equal(sameFact(id, is, was), sameness, `${id}: ${is}, ${was}`);
  }
});

function fingerprint(
  facts: readonly (Omit<Fact, 'subject'> & { subject?: string })[],
  unread: string[] = [],
): Fingerprint {
  return {
    ...fingerprintOfState({}),
    facts: facts.map((fact) => ({ subject: 'a', ...fact })),
    unread: unread.map((id) => ({ id, reason: 'refused' })),
  };
}

test('a key is only known to be gone where all keys were told', () => {
  const key = { id: 'configuration/a/K', value: print('1') };
  const all = { id: 'configuration/a', value: 'all keys are told' };
  const gone = changedBetween(fingerprint([key]), fingerprint([all]));
  assert.deepEqual(
    gone.map(({ id, was, is }) => [id, was, is]),
    [['configuration/a/K', print('1'), null]],
  );
  assert.deepEqual(differencesOf(fingerprint([all, key]), fingerprint([])), {
    facts: [],
    untold: [{ id: 'configuration/a', reason: 'it was not looked at' }],
  });
  assert.deepEqual(differencesOf(fingerprint([all, key]), fingerprint([all], ['configuration/a/K'])).untold, [
    { id: 'configuration/a/K', reason: 'refused' },
  ]);
});

test('a source that no longer tells the build or the image has not changed it', () => {
  const before = fingerprint([
    { id: 'build/a', value: '7' },
    { id: 'image/a', value: 'pay:7' },
    { id: 'version/a', value: 'abcdef0' },
  ]);
  assert.deepEqual(differencesOf(before, fingerprint([{ id: 'version/a', value: 'abcdef0' }])).facts, []);
  assert.deepEqual(differencesOf(before, fingerprint([], ['version/a'])).untold, [
    { id: 'version/a', reason: 'refused' },
  ]);
});

test('a key that holds the commit is told by the commit, as long as it did and does', () => {
  const at = (commit: string, held: string, of?: string) =>
    fingerprint([
      { id: 'configuration/a', value: 'all keys are told' },
      { id: 'configuration/a/COMMIT', value: print(held), ...(of === undefined ? {} : { of }) },
      { id: 'version/a', value: commit.repeat(40) },
    ]);
  const ids = (before: Fingerprint, after: Fingerprint) => changedBetween(before, after).map(({ id }) => id);
  assert.deepEqual(ids(at('a', '1', 'version/a'), at('b', '2', 'version/a')), ['version/a']);
  assert.deepEqual(ids(at('a', '1', 'version/a'), at('b', '2')), ['configuration/a/COMMIT', 'version/a']);
  assert.deepEqual(ids(at('a', '1', 'version/a'), at('a', '2')), ['configuration/a/COMMIT']);
  assert.deepEqual(ids(at('a', '1', 'version/a'), at('b', '1')), ['version/a'], 'the key is as it was');
});

test('what became of a fact is told in words, without any value', () => {
  const says = (id: string, was: string | null, is: string | null) => driftedFactInWords({ id, was, is });
  assert.equal(says('configuration/a/K', print('1'), print('2')), 'set to another value');
  assert.equal(says('configuration/a/K', 'set as bank.url', 'set for this place'), 'set to another value');
  assert.equal(says('configuration/a/K', print('1'), null), 'no longer set');
  assert.equal(says('configuration/a/K', null, print('1')), 'set; it was not set');
  assert.equal(says('configuration/a/K', print('1'), 'set to nothing'), 'set to nothing');
  assert.equal(says('configuration/a/K', null, 'set to nothing'), 'set to nothing; it was not set');
  assert.equal(says('version/a', 'a'.repeat(40), 'b'.repeat(40)), 'bbbbbbbbbbbb instead of aaaaaaaaaaaa');
  assert.equal(says('flag/a', print('1'), print('2')), 'another value');
  assert.equal(says('flag/a', 'on', print('2')), 'set instead of on');
  assert.deepEqual(sidesInWords(print('1'), print('2')), ['set', 'another value']);
  assert.deepEqual(sidesInWords(null, print('2')), ['not set', 'set']);
  assert.deepEqual(sidesInWords('on', 'on'), ['on', 'on']);
});
