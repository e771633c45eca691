import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { driftSchema } from '../../../model/drift.ts';
import type { LedgerEntry } from '../../../model/ledger-entry.ts';
import { driftSince } from '../../../verdict/drift/drift-since.ts';
import { lastGoOf } from '../../../verdict/drift/last-go.ts';
import { anyState, differingIds, fingerprintOfState, runOf, type State } from './arbitrary.ts';

const SOUND: State = {
  'bank/contract': '2026-03',
  'configuration/payments/SECRET': `set, ${'a'.repeat(16)} under ${'0'.repeat(16)}`,
  'flag/fees': 'on',
  'version/payments': 'a'.repeat(40),
  'version/portal': 'a'.repeat(40),
};

/** A history that is written with the oldest first, and what is there now: what differs, `*` before what is suspected. */
function driftIn(history: readonly LedgerEntry[], now: State, unread: readonly string[] = []) {
  const newest = history.toReversed();
  const lastGo = lastGoOf(newest);
  assert.ok(lastGo !== undefined);
  const drift = driftSchema.parse(driftSince(lastGo, fingerprintOfState(now, unread), newest));
  const told = drift.facts.map(({ id, suspect }) => `${suspect ? '*' : ' '}${id}`).toSorted();
  return { drift, told, since: drift.since.run };
}

const VERSION = (digit: string) => ({ 'version/payments': digit.repeat(40) });

test('drift is since the last go, fact by fact, whatever was in between', () => {
  fc.assert(
    fc.property(anyState, anyState, fc.array(anyState, { maxLength: 4 }), (went, now, between) => {
      const runs = [runOf(0, 'go', went), ...between.map((state, index) => runOf(index + 1, 'no-go', state))];
      const { drift, since } = driftIn(runs, now);
      assert.equal(since, runs[0]?.run);
      assert.deepEqual(drift.facts.map(({ id }) => id).toSorted(), differingIds(went, now));
    }),
    { numRuns: 200 },
  );
});

test('suspected is what differed in every no-go and never went; if that leaves nothing, all that differs', () => {
  fc.assert(
    fc.property(
      anyState,
      anyState,
      fc.array(anyState, { maxLength: 3 }),
      fc.array(anyState, { maxLength: 2 }),
      (went, now, noGos, earlierGos) => {
        const earlier = earlierGos.map((state, index) => runOf(index, 'go', state));
        const failed = noGos.map((state, index) => runOf(11 + index, 'no-go', state));
        const { drift } = driftIn([...earlier, runOf(10, 'go', went), ...failed], now);
        const differing = differingIds(went, now);
        const guilty = differing.filter(
          (id) => noGos.every((state) => state[id] !== went[id]) && earlierGos.every((state) => state[id] !== now[id]),
        );
        const suspects = drift.facts.filter(({ suspect }) => suspect).map(({ id }) => id);
        assert.deepEqual(suspects.toSorted(), guilty.length > 0 ? guilty : differing);
      },
    ),
    { numRuns: 300 },
  );
});

test('a deployment on top of the bad one is not suspected, nor is what was set back and done again', () => {
  const bad = { ...SOUND, ...VERSION('b'), 'configuration/payments/SECRET': null };
  const onTop = { ...bad, 'version/portal': 'c'.repeat(40) };
  const history = [runOf(0, 'go', SOUND), runOf(1, 'no-go', bad), runOf(2, 'no-go', onTop)];
  assert.deepEqual(driftIn(history, onTop).told, [
    ' version/portal',
    '*configuration/payments/SECRET',
    '*version/payments',
  ]);
  const flagWas = { ...SOUND, 'flag/fees': 'off' };
  const twoGos = [runOf(0, 'go', flagWas), runOf(1, 'go', SOUND)];
  assert.deepEqual(driftIn(twoGos, { ...bad, 'flag/fees': 'off' }).told, [
    ' flag/fees',
    '*configuration/payments/SECRET',
    '*version/payments',
  ]);
});

test('runs that do not count, were inconclusive or know no fingerprint neither convict nor acquit', () => {
  const now = { ...SOUND, ...VERSION('b'), 'flag/fees': 'off' };
  const partial = { ...SOUND, 'flag/fees': 'off' };
  const wild: LedgerEntry[] = [
    { ...runOf(1, 'no-go', partial), counts: false },
    { ...runOf(2, 'go', partial), counts: false },
    runOf(3, 'inconclusive', partial),
    runOf(4, 'risk', partial),
    runOf(5, 'no-go', null),
  ];
  const { told, since } = driftIn([runOf(0, 'go', SOUND), ...wild], now);
  assert.deepEqual(told, ['*flag/fees', '*version/payments']);
  assert.equal(since, runOf(0, 'go', null).run);
});

test('a go of which nothing is known ends the streak all the same', () => {
  const flagged = { ...SOUND, 'flag/fees': 'off' };
  const history = [runOf(0, 'go', SOUND), runOf(1, 'no-go', flagged), runOf(2, 'go', null)];
  assert.deepEqual(driftIn(history, { ...flagged, ...VERSION('b') }).told, ['*flag/fees', '*version/payments']);
  assert.equal(lastGoOf([runOf(1, 'no-go', SOUND), runOf(0, 'go', null)]), undefined);
});

test('what a no-go could not read is still suspected', () => {
  const now = { ...SOUND, ...VERSION('b'), 'flag/fees': 'off' };
  const blind = { ...runOf(1, 'no-go', null), fingerprint: fingerprintOfState(now, ['version/payments']) };
  assert.deepEqual(driftIn([runOf(0, 'go', SOUND), blind], now).told, ['*flag/fees', '*version/payments']);
});

test('each fact says in which run it was seen first, and the newest change comes first', () => {
  const first = { ...SOUND, ...VERSION('b') };
  const second = { ...first, 'flag/fees': 'off' };
  const back = { ...second, 'version/payments': SOUND['version/payments'] ?? null };
  const now = { ...second, 'bank/contract': '2026-09' };
  const seen = (history: LedgerEntry[]) =>
    driftIn(history, now).drift.facts.map(({ id, seenFirst }) => `${id} ${seenFirst?.run.slice(-1) ?? 'now'}`);
  const history = [runOf(0, 'go', SOUND), runOf(1, 'no-go', first), runOf(2, 'no-go', second)];
  assert.deepEqual(seen(history), ['bank/contract now', 'flag/fees 2', 'version/payments 1']);
  assert.deepEqual(seen([...history, runOf(3, 'no-go', back), runOf(4, 'no-go', null)]), [
    'bank/contract now',
    'version/payments now',
    'flag/fees 2',
  ]);
});

test('a change whose time is known comes before those of which nobody knows it', () => {
  const lastGo = lastGoOf([runOf(0, 'go', SOUND)]);
  assert.ok(lastGo !== undefined);
  const now = fingerprintOfState({ ...SOUND, ...VERSION('b'), 'version/portal': 'b'.repeat(40), 'flag/fees': 'off' });
  const at: Record<string, string> = {
    'version/payments': '2026-03-01T00:00:00.000Z',
    'version/portal': '2026-03-02T00:00:00.000Z',
  };
  const facts = now.facts.map((fact) => {
    const time = at[fact.id];
    return time === undefined ? fact : { ...fact, changed: { at: time, by: 'Priya', what: null } };
  });
  const drift = driftSince(lastGo, { ...now, facts }, [lastGo]);
  assert.deepEqual(
    drift.facts.map(({ id, changed }) => [id, changed?.by]),
    [
      ['version/portal', 'Priya'],
      ['version/payments', 'Priya'],
      ['flag/fees', undefined],
    ],
  );
});
