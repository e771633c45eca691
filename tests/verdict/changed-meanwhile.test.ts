import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../model/facts.ts';
import { printedValue } from '../../model/key-value.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { fact, facts, fingerprint } from './samples.ts';

const judged = (over: Partial<Facts>): Verdict => judge({ ...facts, ...over }, 0);
const shape = (reasons: Verdict['doubts']) =>
  reasons.map(({ id, consequences }) => [id, ...consequences.map((each) => each.id)]);
const BEFORE = '2026-03-01T09:00:00.000Z';
const AFTER = '2026-03-01T10:00:00.001Z';

test('a deployment in the middle is one doubt; its image and that it came too late follow from it', () => {
  const [version, image] = ['version/portal', 'image/portal'];
  const { outcome, doubts } = judged({
    fingerprint: fingerprint(fact(version, 'aaaaaaa', BEFORE), fact(image, 'portal@sha256:1'), fact('flag/tea', 'on')),
    fingerprintAfter: fingerprint(
      fact(version, 'bbbbbbb', AFTER),
      fact(image, 'portal@sha256:2'),
      fact('flag/tea', 'on'),
    ),
  });
  assert.equal(outcome, 'inconclusive');
  assert.deepEqual(shape(doubts), [[`changed/${version}`, `changed/${image}`, `outdated/${version}`]]);
  assert.equal(doubts[0]?.cause, 'bbbbbbb instead of aaaaaaa');
  assert.deepEqual(doubts[0]?.evidence[0], { kind: 'fact', label: version, target: version });
});

test('changes of different things are as many doubts, and no value of configuration is told', () => {
  const key = 'configuration/payments/TENANT_ID';
  const { doubts } = judged({
    fingerprint: fingerprint(fact(key, printedValue('aaaaaaaa', '0123abcd')), fact('flag/tea', 'off')),
    fingerprintAfter: fingerprint(fact(key, printedValue('bbbbbbbb', '0123abcd')), fact('flag/tea', 'on')),
  });
  assert.deepEqual(shape(doubts).toSorted(), [[`changed/${key}`], ['changed/flag/tea']]);
  assert.ok(doubts.every(({ title, cause }) => !/aaaa|bbbb/.test(title + cause)));
});

test('what was deployed before the first scenario began is rehearsed', () => {
  const print = fingerprint(fact('pipeline/deploy/configuration', 'abc', facts.run.startedAt));
  assert.equal(judged({ fingerprint: print, fingerprintAfter: print }).outcome, 'go');
});

test('what could be told before, and not after, is a risk; what never could is not told twice', () => {
  const told = fingerprint(fact('flag/tea', 'on'), fact('version/portal', 'abcdef1'));
  const unread = (id: string) => ({ id, reason: 'the place does not answer' });
  const after = { ...fingerprint(fact('version/portal', 'abcdef1')), unread: [unread('flag/tea'), unread('job/mail')] };
  const { outcome, risks } = judged({
    fingerprint: { ...told, unread: [unread('job/mail')] },
    fingerprintAfter: after,
  });
  assert.deepEqual([outcome, shape(risks)], ['risk', [['fingerprint/flag/tea']]]);
});

test('a run that put the bank into another version looks only once; one that was cut short has one doubt', () => {
  const only = { run: { ...facts.run, bankVersion: '2026-09' }, fingerprintAfter: null };
  assert.equal(judged(only).outcome, 'go');
  const cut = judged({ run: { ...facts.run, state: 'interrupted' }, fingerprintAfter: null });
  assert.deepEqual(shape(cut.doubts), [['run/interrupted', 'fingerprint/after']]);
});
