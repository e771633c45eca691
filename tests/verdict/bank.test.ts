import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContractFinding } from '../../model/contract-finding.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { MilestoneName } from '../../model/milestone.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { bankTeam, facts, finding as readinessFinding, scenario, team } from './samples.ts';

const at = '2026-03-01T10:00:00.000Z';

/** A request that the bank refused because it is not as the contract has it, in scenario a. */
const wrongRequest: ContractFinding = {
  side: 'request',
  version: '2026-03',
  operation: 'submitApplication',
  role: 'create',
  method: 'POST',
  path: '/applications',
  where: 'body',
  pointer: '/legalForm',
  expected: 'a field that is required',
  got: 'nothing',
  status: 422,
  nearest: null,
  fault: null,
  firstAt: at,
  count: 1,
  scenarios: ['a'],
};
const noSuchCall: ContractFinding = {
  ...wrongRequest,
  side: 'call',
  operation: null,
  role: null,
  method: 'GET',
  path: '/old',
  where: null,
  pointer: '',
  got: 'GET /old',
  status: 404,
  nearest: 'GET /applications/{id}',
};
const wrongAnswer: ContractFinding = {
  ...wrongRequest,
  side: 'response',
  operation: 'readApplication',
  role: 'read',
  pointer: '/status',
  expected: 'one of A, B',
  got: 'the text "C"',
  status: 200,
};
const bankCall: Scenario['bankCalls'][number] = {
  at,
  method: 'POST',
  path: '/applications',
  status: 202,
  durationMs: 2,
  operation: 'submitApplication',
  version: '2026-03',
  role: 'create',
  resource: null,
  state: null,
  fault: null,
};
const missing = (milestone: MilestoneName, subject = 'onboarding') => ({
  milestone,
  cause: 'it did not come',
  subject,
  owner: { ...team, name: 'Accounts team' },
  remedy: 'see to it',
  waitedMs: 5000,
});

function judged(scenarios: Scenario[], contractFindings: ContractFinding[], over: Partial<Facts> = {}): Verdict {
  const evidence = { schemaVersion: 1, scenarios, contractFindings, gaps: [] };
  return verdictSchema.parse(judge({ ...facts, evidence, ...over }, 0));
}

const failed = (over: Partial<Scenario> = {}) => scenario('a', { status: 'failed', error: 'no page', ...over });
const shape = (reasons: Verdict['blockers']) =>
  reasons.map(({ id, rule, consequences }) => ({ id, rule, under: consequences.map((each) => each.id) }));

const CALL = 'contract/call/GET /old';
const REQUEST = 'contract/request/submitApplication';
const ANSWER = 'contract/response/readApplication';

for (const [what, finding, rule, id] of [
  ['a call that is in no contract', noSuchCall, 'unexpected-bank-call', CALL],
  ['a request that is not as the contract has it', wrongRequest, 'contract-violated-by-platform', REQUEST],
  ['an answer that is not as the contract has it', wrongAnswer, 'contract-violated-by-bank', ANSWER],
] as const) {
  test(`${what}: a risk when all passed`, () => {
    const verdict = judged([scenario('a')], [finding]);
    assert.equal(verdict.outcome, 'risk');
    assert.deepEqual(shape(verdict.risks), [{ id, rule, under: [] }]);
  });

  test(`${what}: the one blocker when the scenario failed, with the failure under it`, () => {
    const verdict = judged([failed()], [finding]);
    assert.deepEqual(shape(verdict.blockers), [{ id, rule, under: ['scenario/a'] }]);
    assert.deepEqual([verdict.risks, verdict.doubts], [[], []]);
  });

  test(`${what}: only a risk when another scenario failed`, () => {
    const verdict = judged([scenario('a'), scenario('b', { status: 'failed' })], [finding]);
    assert.deepEqual(shape(verdict.blockers), [{ id: 'scenario/b', rule: 'scenario-failed', under: [] }]);
    assert.deepEqual(shape(verdict.risks), [{ id, rule, under: [] }]);
  });
}

test('the missing milestone and the scenario are under what the bank refused, and the diagnosis names the caller', () => {
  const verdict = judged([failed({ diagnoses: [missing('received')] })], [wrongRequest]);
  assert.deepEqual(shape(verdict.blockers), [
    {
      id: REQUEST,
      rule: 'contract-violated-by-platform',
      under: ['milestone/onboarding/received', 'scenario/a'],
    },
  ]);
  const [blocker] = verdict.blockers;
  assert.equal(blocker?.subject, 'onboarding');
  assert.equal(blocker?.owner?.name, 'Accounts team');
  assert.match(blocker?.cause ?? '', /^body \/legalForm: expected a field that is required, got nothing$/);
});

test('who called is not known without a diagnosis: the environment’s owner; the bank’s own is the bank’s', () => {
  assert.equal(judged([failed()], [noSuchCall]).blockers[0]?.owner?.name, team.name);
  assert.match(judged([failed()], [noSuchCall]).blockers[0]?.cause ?? '', /refused it \(404\); nearest: GET \/applic/);
  assert.equal(judged([failed()], [wrongAnswer]).blockers[0]?.owner?.name, bankTeam.name);
});

for (const [what, finding, milestone] of [
  ['a request that the bank took all the same', { ...wrongRequest, status: 201 }, 'received'],
  ['a refused creation, once the bank has the application', wrongRequest, 'polled'],
  ['a wrong answer to a read, before the bank has it', wrongAnswer, 'received'],
  ['an operation without a part in the flow', { ...wrongAnswer, role: null }, 'applied'],
  ['anything at the bank, where the page does not show what is known', wrongAnswer, 'shown'],
] as const) {
  test(`${what} is not taken for the cause`, () => {
    const verdict = judged([failed({ diagnoses: [missing(milestone)] })], [finding]);
    assert.deepEqual(shape(verdict.blockers), [
      { id: `milestone/onboarding/${milestone}`, rule: 'milestone-missing', under: ['scenario/a'] },
    ]);
    assert.equal(verdict.risks.length, 1);
  });
}

test('what broke in the environment meanwhile comes before what the bank saw', () => {
  const readinessAfter = facts.readiness && {
    ...facts.readiness,
    findings: [readinessFinding('job/onboarding', 'fail')],
  };
  const verdict = judged([failed({ diagnoses: [missing('polled')] })], [noSuchCall], { readinessAfter });
  assert.deepEqual(shape(verdict.blockers), [
    { id: 'job/onboarding', rule: 'broke-meanwhile', under: ['milestone/onboarding/polled', 'scenario/a'] },
  ]);
  assert.deepEqual(
    verdict.risks.map(({ id }) => id),
    [CALL],
  );
});

test('several things wrong with one operation are one reason that tells the first three', () => {
  const pointers = ['/a', '/b', '/c', '/d'].map((pointer) => ({ ...wrongRequest, pointer }));
  const verdict = judged([scenario('a')], pointers);
  assert.equal(verdict.risks.length, 1);
  assert.match(verdict.risks[0]?.cause ?? '', /^body \/a: .*; body \/b: .*; body \/c: .*; and 1 more$/);
});

test('a version that nobody expects is the one cause of what is wrong in it', () => {
  const inOther = [
    { ...noSuchCall, version: '2026-09' },
    { ...wrongRequest, version: '2026-09' },
  ];
  const verdict = judged([failed({ diagnoses: [missing('received')] })], inOther);
  assert.deepEqual(shape(verdict.blockers), [
    {
      id: 'bank-version/2026-09',
      rule: 'bank-speaks-other-version',
      under: [CALL, REQUEST, 'milestone/onboarding/received', 'scenario/a'],
    },
  ]);
  assert.equal(verdict.blockers[0]?.owner?.name, bankTeam.name);
  assert.deepEqual(verdict.risks, []);
});

test('a credential that a bank of another version does not take follows from the version', () => {
  const findings = [readinessFinding('credential/bank', 'fail')];
  const readiness = facts.readiness && { ...facts.readiness, findings };
  const inOther = [{ ...noSuchCall, version: '2026-09' }];
  const verdict = judged([failed()], inOther, { readiness });
  assert.deepEqual(
    verdict.blockers.map(({ id, consequences }) => [id, consequences.map((each) => each.id)]),
    [['bank-version/2026-09', ['credential/bank', CALL, 'scenario/a']]],
  );
  assert.equal(judged([failed()], [noSuchCall], { readiness }).blockers.length, 2);
});

test('another version that breaks nothing is a risk; where no contract is expected it is none', () => {
  const spoke = scenario('a', { bankCalls: [{ ...bankCall, version: '2026-09' }] });
  assert.deepEqual(
    judged([spoke], []).risks.map(({ id }) => id),
    ['bank-version/2026-09'],
  );
  assert.equal(judged([spoke], [], { bank: null }).outcome, 'go');
});

test('another version is the cause of a failure for which there is no other', () => {
  const spoke = failed({ bankCalls: [{ ...bankCall, version: '2026-09' }], diagnoses: [missing('applied')] });
  assert.deepEqual(
    judged([spoke], []).blockers.map(({ id }) => id),
    ['bank-version/2026-09'],
  );
});

test('what a fault made wrong is the fault’s, not the bank’s', () => {
  const spoilt = { ...wrongAnswer, fault: 'renamed-field' };
  const verdict = judged([failed({ diagnoses: [missing('applied')] })], [spoilt]);
  assert.deepEqual(shape(verdict.blockers), [
    { id: 'fault/renamed-field', rule: 'fault-injected', under: ['milestone/onboarding/applied', 'scenario/a'] },
  ]);
  assert.match(verdict.blockers[0]?.title ?? '', /made to misbehave.*renamed-field/);
  assert.equal(judged([scenario('a')], [spoilt]).outcome, 'go');
});

test('a fault without any deviation is the cause where it hit what the milestone needs', () => {
  const hit = (milestone: MilestoneName) =>
    judged(
      [failed({ bankCalls: [{ ...bankCall, status: 503, fault: 'burst' }], diagnoses: [missing(milestone)] })],
      [],
    );
  assert.equal(hit('received').blockers[0]?.id, 'fault/burst');
  assert.equal(hit('applied').blockers[0]?.id, 'milestone/onboarding/applied');
});
