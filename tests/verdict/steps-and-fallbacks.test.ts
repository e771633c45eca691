import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DEMO } from '../../model/demo.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Verdict } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { facts, scenario, step } from './samples.ts';

const OLD = 'show the old account';
const opened = step({ title: 'The account opens', fallback: OLD });

function judged(scenarios: Scenario[], run: Partial<typeof facts.run> = {}): Verdict {
  const evidence = { schemaVersion: 1, scenarios, contractFindings: [], gaps: [] };
  return judge({ ...facts, run: { ...facts.run, ...run }, evidence }, 0);
}
const shape = (reasons: Verdict['risks']) =>
  reasons.map(({ id, consequences }) => [id, ...consequences.map((each) => each.id)]);

test('a step is slow only beyond its budget, and where it passed', () => {
  const timed = (durationMs: number, status: 'passed' | 'failed' = 'passed') =>
    judged([scenario('a', { status, steps: [step({ durationMs, status, budgetMs: 5000 })] })]);
  assert.equal(timed(5000).outcome, 'go');
  const slow = timed(7200).risks[0];
  assert.deepEqual([slow?.id, slow?.title], ['budget/a/a-step', '“A step” takes 7.2 s, its budget is 5.0 s']);
  assert.deepEqual(shape(timed(7200, 'failed').blockers), [['scenario/a']]);
});

test('two slow steps of the same title are two risks', () => {
  const slow = step({ budgetMs: 1 });
  assert.deepEqual(shape(judged([scenario('a', { steps: [slow, slow] })]).risks), [
    ['budget/a/a-step'],
    ['budget/a/a-step/2'],
  ]);
});

test('a fallback that a scenario plays is rehearsed; it is no part of the journey', () => {
  const shown = scenario('a', { steps: [opened, opened] });
  const played = judged([shown, scenario('f', { fallback: OLD, durationMs: 90_000 })], {
    demo: { ...NO_DEMO, slotMs: 1000 },
  });
  assert.deepEqual([played.outcome, played.journeyMs], ['go', 1000]);
  assert.deepEqual(shape(judged([shown]).risks), [['fallback/show-the-old-account']]);
  assert.deepEqual(shape(judged([shown, scenario('f', { fallback: 'something else' })]).risks), [
    ['fallback/show-the-old-account'],
  ]);
});

test('a fallback that fails is a risk, and so is that it can’t be shown', () => {
  const broken = scenario('f', { fallback: OLD, status: 'failed' });
  const verdict = judged([scenario('a', { steps: [opened] }), broken]);
  assert.deepEqual(
    [verdict.outcome, shape(verdict.risks)],
    ['risk', [['scenario/f', 'fallback/show-the-old-account']]],
  );
});

test('a fallback left out by --only follows from that', () => {
  const verdict = judged([scenario('a', { steps: [opened] })], { only: 'account' });
  assert.deepEqual(shape(verdict.risks), [['part/scenarios', 'fallback/show-the-old-account']]);
});

test('fallbacks alone are no rehearsal of the demo', () => {
  const skipped = scenario('a', { status: 'skipped', steps: [] });
  const verdict = judged([skipped, scenario('f', { fallback: OLD })]);
  assert.deepEqual([verdict.outcome, verdict.doubts[0]?.rule], ['inconclusive', 'all-skipped']);
  const [doubt] = judged([scenario('f', { fallback: OLD })]).doubts;
  assert.deepEqual([doubt?.rule, doubt?.cause], ['nothing-executed', 'only fallbacks were played, step by step']);
});

test('a scenario that passes because it is expected to fail is no go', () => {
  const { outcome, risks } = judged([scenario('a', { error: 'no account' })]);
  const title = '“Scenario a” passed only because it is expected to fail';
  assert.deepEqual([outcome, risks[0]?.title, risks[0]?.cause], ['risk', title, 'no account']);
});

test('where a step fails that has a fallback, what to do names it', () => {
  const failed = scenario('a', { status: 'failed', steps: [{ ...opened, status: 'failed' }] });
  const [blocker] = judged([failed, scenario('f', { fallback: OLD })]).blockers;
  assert.match(blocker?.remedy ?? '', /; if that takes too long: show the old account$/);
});
