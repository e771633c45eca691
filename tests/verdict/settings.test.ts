import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Facts } from '../../model/facts.ts';
import type { Finding } from '../../model/finding.ts';
import type { Rule } from '../../model/rule.ts';
import { type RulesDefinition, rulesSchema } from '../../model/rules-file.ts';
import { type Verdict, verdictSchema } from '../../model/verdict.ts';
import { judge } from '../../verdict/judge.ts';
import { facts, finding, scenario, team } from './samples.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');

const judged = (settings: RulesDefinition, over: Partial<Facts> = {}): Verdict =>
  verdictSchema.parse(judge({ ...facts, ...over }, NOON, rulesSchema.parse(settings)));
const checked = (...findings: Finding[]): Partial<Facts> => ({
  readiness: { schemaVersion: 1, environment: 'local', startedAt: facts.run.startedAt, durationMs: 1, findings },
});
const played = (...scenarios: ReturnType<typeof scenario>[]): Partial<Facts> => ({
  evidence: { schemaVersion: 1, scenarios, contractFindings: [], gaps: [] },
});
const ids = (reasons: { id: string }[]) => reasons.map(({ id }) => id);
const waiver = { id: 'ready/portal', reason: 'it is not shown', by: 'the CTO', until: '2026-03-01' };
const unfit = checked(finding('ready/portal', 'fail'));
const notPlayed = { ...unfit, ...played() };

test('a team weighs a rule otherwise, up, down, or not at all', () => {
  const retried = played(scenario('a', { attempts: 2 }));
  for (const [severity, outcome] of [
    ['blocker', 'no-go'],
    ['doubt', 'inconclusive'],
    ['risk', 'risk'],
    ['off', 'go'],
  ] as const) {
    assert.equal(judged({ severity: { 'retry-needed': severity } }, retried).outcome, outcome);
  }
});

test('what a rule weighs counts for each thing it sees, and hides nothing that follows from it and weighs more', () => {
  const called = { ...callAt, version: '2026-09' };
  const broken = played(scenario('a', { status: 'failed', bankCalls: [called] }));
  assert.deepEqual(ids(judged({}, broken).blockers), ['bank-version/2026-09']);
  const { outcome, blockers, risks } = judged({ severity: { 'bank-speaks-other-version': 'risk' } }, broken);
  assert.deepEqual([outcome, ids(blockers), ids(risks)], ['no-go', ['scenario/a'], ['bank-version/2026-09']]);
});

test('what two rules see counts as the one that weighs it more has it', () => {
  const wobbly = played(scenario('a', { attempts: 2, steps: [] }), scenario('b'));
  const { blockers } = judged({ severity: { 'step-failed': 'blocker' } }, wobbly);
  assert.deepEqual(ids(blockers), ['scenario/a']);
});

test('a go for which something is left out of account does not say that all is well', () => {
  const failed = played(scenario('a', { status: 'failed' }));
  const { outcome, summary } = judged({ severity: { 'scenario-failed': 'off' } }, failed);
  assert.equal(outcome, 'go');
  assert.equal(summary, '0 of 1 scenarios passed. What did not do is left out of account by rules.ts.');
});

test('what follows from something that is off stands by itself', () => {
  const failed = played(scenario('a', { status: 'failed', diagnoses: [diagnosis] }));
  const { blockers } = judged({ severity: { 'milestone-missing': 'off' } }, failed);
  assert.deepEqual(ids(blockers), ['scenario/a']);
});

test('however rules are weighed and waived, a run without an executed step is never go', () => {
  const everything = { ...waiver, id: '*' };
  const attempts: RulesDefinition[] = [
    { severity: { 'readiness-failed': 'risk', 'nothing-executed': 'off' } },
    { severity: { 'readiness-failed': 'off' } },
    { waivers: [everything] },
    { waivers: [waiver] },
  ];
  for (const settings of attempts) {
    const { outcome, doubts } = judged(settings, notPlayed);
    assert.equal(outcome, 'inconclusive');
    assert.ok(ids(doubts).includes('not-rehearsed/scenarios'));
  }
  const unproved = checked(finding('identity/portal', 'fail'));
  assert.equal(judged({ waivers: [everything], severity: { 'identity-unproved': 'off' } }, unproved).outcome, 'no-go');
  const cut = { run: { ...facts.run, state: 'interrupted' as const } };
  assert.equal(judged({ waivers: [everything] }, cut).outcome, 'inconclusive');
});

test('an identity that is unproved because its place is unknown is no mere risk', () => {
  const asked = checked(
    finding('reachable/portal', 'unknown'),
    finding('identity/portal', 'unknown', { because: 'reachable/portal' }),
  );
  const { outcome, blockers } = judged({}, { ...asked, ...played() });
  assert.deepEqual([outcome, ids(blockers)], ['no-go', ['identity/portal']]);
});

test('what is waived is shown as waived, with all that follows from it, and the rest is judged without it', () => {
  const asked = checked(
    finding('ready/portal', 'fail'),
    finding('version/portal', 'fail', { because: 'ready/portal' }),
  );
  const { outcome, summary, blockers, waived } = judged({ waivers: [waiver] }, asked);
  assert.deepEqual([outcome, blockers], ['go', []]);
  assert.deepEqual(ids(waived[0]?.reason.consequences ?? []), ['version/portal']);
  assert.deepEqual(waived[0]?.waiver, waiver);
  assert.match(summary, /Waived: portal is not ready/);
});

test('a waiver is for what it names: a part of the id, a rule, an environment', () => {
  const holds = (over: object) => judged({ waivers: [{ ...waiver, ...over }] }, unfit).outcome === 'go';
  assert.ok(holds({ id: 'ready/*' }));
  assert.ok(holds({ id: '*/portal' }));
  assert.ok(!holds({ id: 'ready' }));
  assert.ok(!holds({ id: 'ready/*/x' }));
  assert.ok(holds({ rule: 'readiness-failed' }));
  assert.ok(!holds({ rule: 'readiness-warning' }));
  assert.ok(holds({ environments: ['staging', 'local'] }));
  assert.ok(!holds({ environments: ['staging'] }));
});

test('a waiver holds to the end of its last day in UTC, or to its moment', () => {
  const outcome = (until: string, now: string) => {
    const settings = rulesSchema.parse({ waivers: [{ ...waiver, until }] });
    return judge({ ...facts, ...unfit }, Date.parse(now), settings).outcome;
  };
  assert.equal(outcome('2026-03-01', '2026-03-01T23:59:59.999Z'), 'go');
  assert.equal(outcome('2026-03-01', '2026-03-02T00:00:00Z'), 'no-go');
  assert.equal(outcome('2026-03-01T13:00:00+01:00', '2026-03-01T11:59:59Z'), 'go');
  assert.equal(outcome('2026-03-01T13:00:00+01:00', '2026-03-01T12:00:00Z'), 'no-go');
});

test('a waiver that ran out is told, where what it was about is still so', () => {
  const over = { ...waiver, until: '2026-02-28' };
  const { blockers, risks, waived } = judged({ waivers: [over] }, unfit);
  assert.deepEqual([ids(blockers), waived], [['ready/portal'], []]);
  assert.equal(risks[0]?.title, 'The waiver of ready/portal by the CTO ran out on 2026-02-28');
  assert.equal(judged({ waivers: [over] }).outcome, 'go');
  assert.equal(judged({ waivers: [{ ...over, environments: ['staging'] }] }, unfit).risks.length, 0);
  // Somebody waived it anew.
  assert.equal(judged({ waivers: [over, waiver] }, unfit).outcome, 'go');
});

const own = (observe: Rule['observe'], more: Partial<Rule> = {}): Rule => ({
  ...{ id: 'tea-is-served', says: 'Tea is served', looksAt: 'the kettle', weight: 'risk' as const },
  observe,
  ...more,
});
const seen = { id: 'kettle', title: 'No tea', subject: 'kettle', owner: team, cause: 'it is cold', remedy: 'heat it' };

test('a team’s own rule counts like the others, under its own name, and can be weighed', () => {
  const rule = own(() => [seen, { ...seen, id: 'cups', because: 'kettle' }]);
  const { outcome, risks } = judged({ own: [rule] });
  assert.equal(outcome, 'risk');
  assert.deepEqual([risks[0]?.id, risks[0]?.rule], ['tea-is-served/kettle', 'tea-is-served']);
  assert.deepEqual(ids(risks[0]?.consequences ?? []), ['tea-is-served/cups']);
  assert.equal(judged({ own: [rule], severity: { 'tea-is-served': 'blocker' } }).outcome, 'no-go');
  assert.equal(judged({ own: [rule], waivers: [{ ...waiver, id: 'tea-is-served/*' }] }).outcome, 'go');
  assert.equal(judged({ own: [own(() => [{ ...seen, weight: 'doubt' }])] }).outcome, 'inconclusive');
});

test('a team’s own rule can say what its reason follows from', () => {
  const { blockers, risks } = judged({ own: [own(() => [{ ...seen, because: 'ready/portal' }])] }, unfit);
  assert.deepEqual(ids(blockers[0]?.consequences ?? []), ['tea-is-served/kettle']);
  assert.deepEqual(risks, []);
});

for (const [what, observe, cause] of [
  [
    'throws',
    () => {
      throw new TypeError('the password is hunter2');
    },
    /^it threw a TypeError$/,
  ],
  ['gives nothing', () => undefined, /gave no list/],
  ['is async', () => Promise.reject(new Error('later')), /async/],
  ['gives half an observation', () => [{ id: 'kettle' }], /gave no list of observations: 0\.title/],
  ['gives the same id twice', () => [seen, seen], /the same id/],
] as const) {
  test(`a team’s own rule that ${what} is a doubt that names it, and nothing else is lost`, () => {
    const rule = own((): never[] => Reflect.apply(observe, undefined, []));
    const { outcome, doubts, blockers } = judged({ own: [rule, own(() => [seen], { id: 'other' })] }, unfit);
    assert.deepEqual([outcome, ids(blockers)], ['no-go', ['ready/portal']]);
    assert.deepEqual(ids(doubts), ['rule/tea-is-served']);
    assert.match(doubts[0]?.cause ?? '', cause);
    const waived = judged({ own: [rule], waivers: [{ ...waiver, id: '*' }], severity: { 'tea-is-served': 'off' } });
    assert.equal(waived.outcome, 'inconclusive');
  });
}

test('what a team’s own rule does to the facts changes nothing', () => {
  const spoil = own((given) => {
    given.readiness?.findings.splice(0);
    return [];
  });
  const { blockers } = judged({ own: [spoil] }, unfit);
  assert.deepEqual(ids(blockers), ['ready/portal']);
  assert.equal(unfit.readiness?.findings.length, 1);
});

const callAt = {
  ...{
    at: facts.run.startedAt,
    method: 'POST',
    path: '/applications',
    status: 202,
    durationMs: 1,
    operation: 'submit',
  },
  ...{ role: 'create', resource: null, state: null, fault: null },
};
const diagnosis = {
  ...{ milestone: 'polled' as const, cause: 'the job is not running', subject: 'status-poller' },
  ...{ owner: team, remedy: 'deploy it', waitedMs: 5000 },
};
