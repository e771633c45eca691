import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NO_DEMO } from '../../model/demo.ts';
import type { Facts } from '../../model/facts.ts';
import type { Verdict } from '../../model/verdict.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { rootCauses } from '../../verdict/root-causes.ts';
import { facts, finding, scenario, step, team } from './samples.ts';

const judged = (over: Partial<Facts>): Verdict => verdictSchema.parse(judge({ ...facts, ...over }, 0));
const ids = (reasons: { id: string }[]) => reasons.map(({ id }) => id);
const evidence = (...scenarios: ReturnType<typeof scenario>[]) => ({
  schemaVersion: 1,
  scenarios,
  contractFindings: [],
  gaps: [],
});
const readiness = (...findings: ReturnType<typeof finding>[]) => ({
  schemaVersion: 1,
  environment: 'local',
  startedAt: '2026-03-01T10:00:00.000Z',
  durationMs: 5,
  findings,
});

test('all passed at the first attempt and the environment is whole: go', () => {
  const verdict = judged({});
  assert.equal(verdict.outcome, 'go');
  assert.deepEqual([verdict.blockers, verdict.risks, verdict.doubts], [[], [], []]);
  assert.equal(verdict.executedSteps, 1);
});

test('a missing key is the one blocker; the service that does not answer and the scenarios follow from it', () => {
  const verdict = judged({
    evidence: evidence(),
    readiness: readiness(
      finding('reachable/payments', 'fail', { because: 'configuration/payments/BANK_CLIENT_SECRET' }),
      finding('configuration/payments/BANK_CLIENT_SECRET', 'fail'),
      finding('ready/payments', 'unknown', { because: 'reachable/payments' }),
      finding('identity/payments', 'unknown', { because: 'reachable/payments' }),
    ),
  });
  assert.equal(verdict.outcome, 'no-go');
  assert.deepEqual(ids(verdict.blockers), ['configuration/payments/BANK_CLIENT_SECRET']);
  assert.deepEqual(ids(verdict.blockers[0]?.consequences ?? []).sort(), [
    'identity/payments',
    'not-rehearsed/scenarios',
    'reachable/payments',
    'ready/payments',
  ]);
  assert.equal(verdict.blockers[0]?.owner?.name, team.name);
  assert.deepEqual([verdict.risks, verdict.doubts], [[], []]);
});

test('what broke under the scenarios is the blocker; the milestone and the scenarios that failed follow from it', () => {
  const delayed = scenario('a', { status: 'failed', diagnoses: [diagnosis] });
  const verdict = judged({
    evidence: evidence(delayed, scenario('b', { status: 'failed' })),
    readinessAfter: readiness(finding('job/status-poller', 'fail'), finding('ready/portal', 'pass')),
  });
  assert.deepEqual(ids(verdict.blockers), ['job/status-poller']);
  assert.equal(verdict.blockers[0]?.rule, 'broke-meanwhile');
  assert.deepEqual(ids(verdict.blockers[0]?.consequences ?? []).sort(), [
    'milestone/status-poller/polled',
    'scenario/a',
    'scenario/b',
  ]);
});

test('two scenarios that miss the same milestone have one blocker', () => {
  const failed = (id: string) => scenario(id, { status: 'failed', diagnoses: [diagnosis] });
  const verdict = judged({ evidence: evidence(failed('a'), failed('b')) });
  assert.deepEqual(ids(verdict.blockers), ['milestone/status-poller/polled']);
  assert.deepEqual(ids(verdict.blockers[0]?.consequences ?? []), ['scenario/a', 'scenario/b']);
  assert.equal(verdict.blockers[0]?.subject, 'status-poller');
});

/** What both delayed scenarios miss when the job does not run. */
const diagnosis = {
  milestone: 'polled' as const,
  cause: 'the job is not running',
  subject: 'status-poller',
  owner: team,
  remedy: 'deploy it',
  waitedMs: 5000,
};

const failedStep = step({ status: 'failed' });
const cases: { what: string; over: Partial<Facts>; outcome: Verdict['outcome']; rule: string }[] = [
  {
    what: 'a failed step in a scenario that passed',
    over: { evidence: evidence(scenario('a', { steps: [failedStep] })) },
    outcome: 'risk',
    rule: 'step-failed',
  },
  {
    what: 'a scenario without steps beside another',
    over: { evidence: evidence(scenario('a'), scenario('b', { steps: [] })) },
    outcome: 'risk',
    rule: 'step-failed',
  },
  {
    what: 'a part of the demo',
    over: { run: { ...facts.run, only: 'payment' } },
    outcome: 'risk',
    rule: 'rehearsed-in-part',
  },
  {
    what: 'a failed scenario',
    over: { evidence: evidence(scenario('a', { status: 'failed' })) },
    outcome: 'no-go',
    rule: 'scenario-failed',
  },
  {
    what: 'a retry',
    over: { evidence: evidence(scenario('a', { attempts: 2 })) },
    outcome: 'risk',
    rule: 'retry-needed',
  },
  {
    what: 'an unknown',
    over: { readiness: readiness(finding('ready/portal', 'unknown')) },
    outcome: 'risk',
    rule: 'readiness-unknown',
  },
  {
    what: 'an unproved identity',
    over: { readiness: readiness(finding('identity/portal', 'unknown')) },
    outcome: 'no-go',
    rule: 'identity-unproved',
  },
  {
    what: 'a warning',
    over: { readiness: readiness(finding('ready/portal', 'warn')) },
    outcome: 'risk',
    rule: 'readiness-warning',
  },
  {
    what: 'a skipped scenario among others',
    over: { evidence: evidence(scenario('a'), scenario('b', { status: 'skipped', steps: [] })) },
    outcome: 'risk',
    rule: 'scenario-skipped',
  },
  {
    what: 'only skipped scenarios',
    over: { evidence: evidence(scenario('b', { status: 'skipped', steps: [] })) },
    outcome: 'inconclusive',
    rule: 'all-skipped',
  },
  { what: 'no scenario at all', over: { evidence: evidence() }, outcome: 'inconclusive', rule: 'nothing-executed' },
  { what: 'no evidence at all', over: { evidence: null }, outcome: 'inconclusive', rule: 'nothing-executed' },
  {
    what: 'a scenario cut off',
    over: { evidence: evidence(scenario('a', { status: 'cut-off' })) },
    outcome: 'inconclusive',
    rule: 'scenario-cut-off',
  },
  {
    what: 'an interrupted run',
    over: { run: { ...facts.run, state: 'interrupted' } },
    outcome: 'inconclusive',
    rule: 'run-cut-short',
  },
  {
    what: 'a journey longer than the slot',
    over: { run: { ...facts.run, demo: { ...NO_DEMO, slotMs: 10 } } },
    outcome: 'risk',
    rule: 'slot-exceeded',
  },
  {
    what: 'an unreadable journal line',
    over: { evidence: { ...evidence(scenario('a')), gaps: ['line 3'] } },
    outcome: 'risk',
    rule: 'evidence-incomplete',
  },
];

for (const { what, over, outcome, rule } of cases) {
  test(`${what}: ${outcome}, by the rule ${rule}`, () => {
    const verdict = judged(over);
    assert.equal(verdict.outcome, outcome);
    assert.ok([...verdict.blockers, ...verdict.risks, ...verdict.doubts].some((reason) => reason.rule === rule));
  });
}

test('an interrupted run has one doubt, and what is missing of it follows from that', () => {
  const verdict = judged({
    run: { ...facts.run, state: 'interrupted', reason: 'interrupted by SIGINT' },
    evidence: {
      ...evidence(scenario('a', { status: 'cut-off', steps: [] }), scenario('b', { status: 'skipped', steps: [] })),
      gaps: ['b never began'],
    },
  });
  assert.deepEqual([verdict.outcome, ids(verdict.doubts), verdict.risks], ['inconclusive', ['run/interrupted'], []]);
  assert.equal(verdict.doubts[0]?.consequences.length, 4);
});

test('a run without an executed step is never go, whatever else holds', () => {
  const statuses = fc.constantFrom('passed' as const, 'skipped' as const, 'failed' as const, 'cut-off' as const);
  fc.assert(
    fc.property(fc.array(statuses), (list) => {
      const verdict = judged({
        evidence: evidence(...list.map((status, n) => scenario(`s${n}`, { status, steps: [] }))),
      });
      assert.ok(verdict.outcome === 'no-go' || verdict.outcome === 'inconclusive');
    }),
  );
});

test('however findings follow from each other, every one is a root or under exactly one root', () => {
  const links = fc.array(fc.option(fc.nat({ max: 11 })), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(links, (list) => {
      const observations = list.map((because, index) => ({
        id: `o${index}`,
        title: '',
        subject: '',
        owner: null,
        cause: '',
        remedy: '',
        rule: 'r',
        weight: 'blocker' as const,
        firm: false,
        ...(because === null ? {} : { because: `o${because}` }),
      }));
      const roots = rootCauses(observations);
      const all = roots.flatMap(({ reason }) => [reason.id, ...ids(reason.consequences)]);
      assert.deepEqual(all.toSorted(), ids(observations).toSorted());
      assert.ok(roots.length > 0);
    }),
  );
});
