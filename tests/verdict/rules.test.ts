import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ContractFinding } from '../../model/contract-finding.ts';
import { NO_DEMO } from '../../model/demo.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { Shard } from '../../model/shard.ts';
import { judge } from '../../verdict/judge.ts';
import { rules } from '../../verdict/rules/index.ts';
import { fact, facts, finding, fingerprint, scenario, step, team } from './samples.ts';

const evidenceOf = (...scenarios: ReturnType<typeof scenario>[]) => ({
  evidence: { schemaVersion: 1, scenarios, contractFindings: [], gaps: [] },
});
const readinessOf = (...findings: ReturnType<typeof finding>[]) => ({
  readiness: { schemaVersion: 1, environment: 'local', startedAt: facts.run.startedAt, durationMs: 1, findings },
});
const deviation = (over: Partial<ContractFinding>) => {
  const base: ContractFinding = {
    ...{
      side: 'request',
      version: '2026-03',
      operation: 'submit',
      role: 'create',
      method: 'POST',
      path: '/applications',
    },
    ...{ where: 'body', pointer: '/a', expected: 'a number', got: 'a text', status: 422, nearest: null, fault: null },
    ...{ firstAt: facts.run.startedAt, count: 1, scenarios: ['a'] },
    ...over,
  };
  return { evidence: { schemaVersion: 1, scenarios: [scenario('a')], contractFindings: [base], gaps: [] } };
};
const call = {
  ...{
    at: facts.run.startedAt,
    method: 'POST',
    path: '/applications',
    status: 503,
    durationMs: 1,
    operation: 'submit',
  },
  ...{ version: '2026-03', role: 'create', resource: null, state: null, fault: null },
};
const diagnosis = {
  ...{ milestone: 'polled' as const, cause: 'the job is not running', subject: 'status-poller' },
  ...{ owner: team, remedy: 'deploy it', waitedMs: 5000 },
};
const failed = scenario('a', { status: 'failed', error: 'no page' });
const skipped = scenario('a', { status: 'skipped', steps: [] });
const later = '2026-03-01T10:05:00.000Z';

/** For every rule the facts in which it sees something. */
const SEEN: Readonly<Record<string, Partial<Facts>>> = {
  'identity-unproved': readinessOf(finding('identity/portal', 'unknown')),
  'readiness-failed': readinessOf(finding('ready/portal', 'fail')),
  'broke-meanwhile': { readinessAfter: readinessOf(finding('ready/portal', 'fail')).readiness },
  'fault-injected': evidenceOf({ ...failed, bankCalls: [{ ...call, fault: 'burst' }] }),
  'bank-speaks-other-version': evidenceOf(scenario('a', { bankCalls: [{ ...call, version: '2026-09' }] })),
  'unexpected-bank-call': deviation({ side: 'call', operation: null, role: null }),
  'contract-violated-by-platform': deviation({}),
  'contract-violated-by-bank': deviation({ side: 'response', status: 200 }),
  'milestone-missing': evidenceOf({ ...failed, diagnoses: [diagnosis] }),
  'scenario-failed': evidenceOf(failed),
  'all-skipped': evidenceOf(skipped),
  'nothing-executed': evidenceOf(),
  'retry-needed': evidenceOf(scenario('a', { attempts: 2 })),
  'step-failed': evidenceOf(scenario('a', { steps: [step(), step({ status: 'failed' })] })),
  'step-over-budget': evidenceOf(scenario('a', { steps: [step({ budgetMs: 899 })] })),
  'fallback-not-rehearsed': evidenceOf(scenario('a', { steps: [step({ fallback: 'show the old one' })] })),
  'silent-since': { readinessAfter: readinessOf(finding('ready/portal', 'unknown')).readiness },
  'readiness-unknown': readinessOf(finding('ready/portal', 'unknown')),
  'readiness-warning': readinessOf(finding('ready/portal', 'warn')),
  'slot-exceeded': { run: { ...facts.run, demo: { ...NO_DEMO, slotMs: 999 } } },
  'rehearsed-in-part': { run: { ...facts.run, only: 'tea' } },
  'scenario-skipped': evidenceOf(scenario('b'), skipped),
  'left-behind': {
    evidence: {
      ...evidenceOf(scenario('a')).evidence,
      leftOvers: [{ what: 'order', value: 'o1', where: 'DELETE https://shop.example/o1', why: 'it answers 500' }],
    },
  },
  'evidence-incomplete': { evidence: { ...evidenceOf(scenario('a')).evidence, gaps: ['line 3'] } },
  'shard-missing': shardsOf({ state: 'missing' }),
  'shard-played-again': shardsOf({ failedOtherwise: ['Tea'] }),
  'playing-cut-off': { evidence: { ...evidenceOf(scenario('a')).evidence, cutOff: 'it was killed' } },
  'playing-failed': { evidence: { ...evidenceOf(scenario('a')).evidence, failedBeside: 'it could not clear away' } },
  'scenario-cut-off': evidenceOf(scenario('b'), { ...skipped, attempts: 0 }),
  'run-cut-short': { run: { ...facts.run, state: 'failed' } },
  'not-checked': { readiness: null },
  'changed-meanwhile': {
    fingerprint: fingerprint(fact('flag/tea', 'off')),
    fingerprintAfter: fingerprint(fact('flag/tea', 'on')),
  },
  'fingerprint-missing': { fingerprintAfter: null },
  'evidence-outdated': {
    fingerprint: fingerprint(fact('version/portal', 'abc', later)),
    fingerprintAfter: fingerprint(fact('version/portal', 'abc', later)),
  },
  'evidence-of-another-run': evidenceOf(scenario('a', { startedAt: '2026-03-01T09:59:59.999Z' })),
  'ledger-broken': { ledgerTroubles: ['line 4 was edited'] },
  'ledger-unread': { ledgerUnread: 'the store does not answer' },
};

const WORST = { blocker: ['no-go'], doubt: ['no-go', 'inconclusive'], risk: ['no-go', 'inconclusive', 'risk'] };

for (const rule of rules) {
  test(`${rule.id}: sees nothing where all is well, and keeps from go where it does`, () => {
    assert.deepEqual(rule.observe(facts), []);
    const seen = SEEN[rule.id];
    assert.ok(seen !== undefined, `there is no case for ${rule.id}`);
    const verdict = judge({ ...facts, ...seen }, 0);
    const reasons = [...verdict.blockers, ...verdict.doubts, ...verdict.risks];
    const ids = reasons.flatMap(({ id, consequences }) => [id, ...consequences.map((each) => each.id)]);
    const [observed] = rule.observe({ ...facts, ...seen });
    assert.ok(observed !== undefined && ids.includes(observed.id));
    assert.ok(WORST[observed.weight ?? rule.weight].includes(verdict.outcome), verdict.outcome);
  });

  test(`${rule.id}: is told in words`, () => {
    for (const words of [rule.says, rule.looksAt]) assert.match(words, /^\S.{10,120}[^.]$/);
  });
}

test('the rules’ ids are all different', () => {
  assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
});

test('a scenario that failed is told with the step at which it did', () => {
  const steps = [step(), step({ title: 'The receipt', status: 'failed' })];
  const titleOf = (over: Partial<Scenario>) =>
    judge({ ...facts, ...evidenceOf({ ...failed, ...over }) }, 0).blockers[0]?.title;
  assert.equal(titleOf({ steps }), '“Scenario a” failed at “The receipt”');
  assert.equal(titleOf({ steps: [step()] }), '“Scenario a” failed');
});

test('that no browser starts is no failure of the platform: nothing can be concluded, and it is no team’s', () => {
  const error =
    'browserType.launch: Executable doesn’t exist at /b/chrome\n╔══╗\n║ Looks like Playwright was just installed ║';
  const { outcome, doubts, blockers } = judge(
    { ...facts, ...evidenceOf({ ...failed, steps: [], error }, scenario('b')) },
    0,
  );
  assert.deepEqual([outcome, blockers, doubts.length], ['inconclusive', [], 1]);
  const { title, owner, cause, remedy } = doubts[0] ?? {};
  assert.deepEqual([title, owner], ['“Scenario a” was not played: no browser started', null]);
  assert.equal(cause, 'browserType.launch: Executable doesn’t exist at /b/chrome');
  assert.match(remedy ?? '', /npm run setup/);
});

test('a reason shows what it was seen by: the finding and its pages, the failing step’s picture, the trace', () => {
  const steps = [step(), step({ title: 'The receipt', status: 'failed', screenshots: ['before.jpg', 'failed.jpg'] })];
  const played = evidenceOf({ ...failed, steps, trace: 'traces/a.zip', diagnoses: [diagnosis] });
  assert.deepEqual(judge({ ...facts, ...played }, 0).blockers[0]?.evidence, [
    { kind: 'scenario', label: 'Scenario a', target: 'a' },
    { kind: 'picture', label: 'The receipt', target: 'failed.jpg' },
    { kind: 'trace', label: 'Scenario a', target: 'traces/a.zip' },
  ]);
  const links = { runbook: 'https://run.example/books', logs: 'https://logs.example' };
  const found = readinessOf(finding('ready/portal', 'fail', { links }));
  assert.deepEqual(judge({ ...facts, ...found }, 0).blockers[0]?.evidence, [
    { kind: 'finding', label: 'ready/portal', target: 'ready/portal' },
    { kind: 'link', label: 'runbook', target: 'https://run.example/books' },
    { kind: 'log', label: 'logs', target: 'https://logs.example' },
  ]);
});

function shardsOf(over: Partial<Shard>): Partial<Facts> {
  const shard: Shard = {
    shard: 2,
    of: 2,
    state: 'finished',
    host: 'second',
    startedAt: facts.run.startedAt,
    endedAt: facts.run.startedAt,
    reason: null,
    scenarios: [],
    otherAttempts: 0,
    failedOtherwise: [],
    ...over,
  };
  return { evidence: { ...evidenceOf(scenario('a')).evidence, shards: [shard] } };
}
