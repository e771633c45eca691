import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { rollbackSchema } from '../../../model/rollback.ts';
import { lastGoOf } from '../../../verdict/drift/last-go.ts';
import { rollbackTo, rollbackToRun } from '../../../verdict/rollback/rollback-to.ts';
import type { TemplatesOf } from '../../../verdict/rollback/templates-of.ts';
import { anyState, differingIds, fingerprintOfState, runOf, type State } from '../drift/arbitrary.ts';

const TEMPLATES: TemplatesOf = () => ({
  version: 'deploy {name} --commit {commit}',
  setting: 'restore {name} {key}',
});
const SECRET = 'configuration/payments/SECRET';
const held = (digit: string) => `set, ${digit.repeat(16)} under ${'0'.repeat(16)}`;
const commit = (digit: string) => digit.repeat(40);

const BEFORE_N: State = {
  [SECRET]: held('a'),
  'version/payments': commit('a'),
  'version/portal': commit('a'),
};

function stepsOf(history: readonly State[], outcomes: readonly ('go' | 'no-go')[], now: State, templates = TEMPLATES) {
  const runs = history.map((state, index) => runOf(index, outcomes[index] ?? 'go', state)).toReversed();
  const rollback = rollbackTo(runs, fingerprintOfState(now), templates, new Set());
  return rollbackSchema.parse(rollback);
}

test('going back leads to the whole set of the newest go, whatever was deployed since', () => {
  fc.assert(
    fc.property(anyState, anyState, fc.array(anyState, { maxLength: 3 }), (went, now, since) => {
      const runs = [runOf(0, 'go', went), ...since.map((state, index) => runOf(index + 1, 'no-go', state))];
      const back = rollbackTo(runs.toReversed(), fingerprintOfState(now), TEMPLATES, new Set());
      assert.equal(back?.to.run, runs[0]?.run);
      const applied: Record<string, string | null> = { ...now };
      for (const { id, is, to } of back?.steps ?? []) {
        assert.equal(is, now[id]);
        applied[id] = to;
      }
      assert.deepEqual(applied, { ...went });
      assert.deepEqual(back?.steps.map(({ id }) => id).toSorted(), differingIds(went, now));
    }),
    { numRuns: 200 },
  );
});

test('of a service that is down what runs there can’t be told: the version that went is deployed all the same', () => {
  const now = fingerprintOfState({ 'version/portal': commit('a') });
  const unread = [
    { id: 'version/payments', reason: 'nobody listens' },
    { id: 'configuration/payments', reason: 'nobody listens' },
  ];
  const back = (wrong: readonly string[]) =>
    rollbackTo([runOf(0, 'go', BEFORE_N)], { ...now, unread }, TEMPLATES, new Set(wrong))?.steps.map(
      ({ id, is, isKnown, command }) => [id, is, isKnown, command],
    );
  const version = ['version/payments', null, false, `deploy payments --commit ${commit('a')}`];
  assert.deepEqual(back([]), [version]);
  assert.deepEqual(back([SECRET, 'configuration/payments/OTHER']), [
    version,
    [SECRET, null, false, 'restore payments SECRET'],
  ]);
});

test('a key that was not set is taken away by a template of its own, one that had a value gets that by its fingerprint', () => {
  const templates: TemplatesOf = () => ({ setting: 'set {key} {fingerprint}', unset: 'unset {key}' });
  const [A, B] = ['configuration/payments/A', 'configuration/payments/B'];
  const told = { 'configuration/payments': 'all keys are told' };
  const { steps } = stepsOf(
    [{ ...told, [A]: held('a') }],
    ['go'],
    { ...told, [A]: held('b'), [B]: held('c') },
    templates,
  );
  assert.deepEqual(
    steps.map(({ command }) => command),
    [`set A ${'a'.repeat(16)}`, 'unset B'],
  );
});

test('after a revert of the newer of two bad deployments the set before both is named', () => {
  const n = { ...BEFORE_N, 'version/payments': commit('b'), [SECRET]: held('b') };
  const onTop = { ...n, 'version/payments': commit('c'), 'version/portal': commit('c') };
  const { steps, to } = stepsOf([BEFORE_N, n, onTop, n], ['go', 'no-go', 'no-go', 'no-go'], n);
  assert.match(to.run, /-0$/);
  assert.deepEqual(
    steps.map(({ id, command }) => [id, command]),
    [
      ['version/payments', `deploy payments --commit ${commit('a')}`],
      [SECRET, 'restore payments SECRET'],
    ],
  );
});

test('it is one set: what a service had when it went by itself later is not mixed in', () => {
  const later = { ...BEFORE_N, 'version/portal': commit('d') };
  const earlier = { ...BEFORE_N, 'version/payments': commit('e') };
  const { steps } = stepsOf([earlier, later], ['go', 'go'], { ...BEFORE_N, 'version/payments': commit('f') });
  assert.deepEqual(
    steps.map(({ id, to }) => [id, to]),
    [
      ['version/payments', commit('a')],
      ['version/portal', commit('d')],
    ],
  );
});

test('where no set that went is known there is no way back, and where nothing differs there is nothing to do', () => {
  const noGo = runOf(0, 'no-go', BEFORE_N);
  assert.equal(rollbackTo([noGo], fingerprintOfState(BEFORE_N), TEMPLATES, new Set()), null);
  assert.equal(rollbackTo([], fingerprintOfState(BEFORE_N), TEMPLATES, new Set()), null);
  assert.deepEqual(stepsOf([BEFORE_N], ['go'], BEFORE_N).steps, []);
});

test('what no template can set back says what a person has to do', () => {
  const went: State = {
    'bank/contract': '2026-03',
    'bank/version': '2026-03',
    [SECRET]: held('a'),
    'configuration/payments/EXTRA': null,
    'flag/fees': 'off',
    'flag/gone': 'not there',
    'job/poll/enabled': 'enabled',
    'job/poll/schedule': '*/5 * * * *',
    'pipeline/deploy/configuration': 'c1b83ac84c63',
    'rehearse/version': '0.1.0',
    'version/payments': commit('a'),
  };
  const now: State = {
    'bank/contract': '2026-09',
    'bank/version': '2026-09',
    [SECRET]: held('b'),
    'configuration/payments/EXTRA': held('c'),
    'flag/fees': 'on',
    'flag/gone': 'on',
    'job/poll/enabled': 'not enabled',
    'job/poll/schedule': '*/9 * * * *',
    'pipeline/deploy/configuration': 'not there',
    'rehearse/version': '0.2.0',
    'version/payments': commit('b'),
  };
  const { steps } = stepsOf([went, now], ['go', 'no-go'], now, () => ({}));
  assert.ok(steps.every(({ command }) => command === null));
  assert.deepEqual(
    steps.map(({ id, note }) => `${id}: ${note}`),
    [
      'version/payments: deploy aaaaaaaaaaaa of payments',
      'configuration/payments/EXTRA: take EXTRA away: it was not set; otherwise since 2026-01-02T02:00Z at the latest (run 2026-01-02T020000-1)',
      'configuration/payments/SECRET: set SECRET back; its value is not kept here; otherwise since 2026-01-02T02:00Z at the latest (run 2026-01-02T020000-1)',
      'job/poll/enabled: enable poll',
      'job/poll/schedule: set the schedule of poll back to */5 * * * *',
      'flag/fees: set the flag fees back to off',
      'flag/gone: remove the flag gone',
      'pipeline/deploy/configuration: bring its configuration back as it was: git cat-file -p c1b83ac84c63',
      'bank/contract: in the project’s own files: it was 2026-03',
      'bank/version: the bank’s to change: ask it for 2026-03',
      'rehearse/version: no part of the environment: it was 0.1.0',
    ],
  );
});

test('a build and an image come with their version, and are set back by its template where only they differ', () => {
  const went: State = { 'build/pay': '7', 'image/pay': 'shop/pay:7 shop/pay@sha256:aa', 'version/pay': commit('a') };
  const templates: TemplatesOf = () => ({ version: 'set {image} {build}' });
  const all = stepsOf(
    [went],
    ['go'],
    { 'build/pay': '8', 'image/pay': 'shop/pay:8', 'version/pay': commit('b') },
    templates,
  );
  assert.deepEqual(
    all.steps.map(({ id, command, note }) => [id, command, note]),
    [
      ['version/pay', 'set shop/pay@sha256:aa 7', null],
      ['build/pay', null, 'comes with version/pay'],
      ['image/pay', null, 'comes with version/pay'],
    ],
  );
  const rebuilt = stepsOf([went], ['go'], { ...went, 'build/pay': '8' }, templates);
  assert.deepEqual(
    rebuilt.steps.map(({ id, command }) => [id, command]),
    [['build/pay', 'set shop/pay@sha256:aa 7']],
  );
});

test('back to another run than the newest', () => {
  const runs = [runOf(1, 'go', { ...BEFORE_N, 'version/portal': commit('d') }), runOf(0, 'go', BEFORE_N)];
  const [, older] = runs;
  assert.ok(older !== undefined);
  const went = lastGoOf([older]);
  assert.ok(went !== undefined);
  const now = fingerprintOfState({ ...BEFORE_N, 'version/portal': commit('d') });
  assert.deepEqual(
    rollbackToRun(went, runs, now, TEMPLATES, new Set()).steps.map(({ id, to }) => [id, to]),
    [['version/portal', commit('a')]],
  );
});
