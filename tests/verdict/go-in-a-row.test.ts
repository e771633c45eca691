import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Facts } from '../../model/facts.ts';
import type { KeptReason, LedgerEntry } from '../../model/ledger-entry.ts';
import { type RulesDefinition, rulesSchema } from '../../model/rules-file.ts';
import { judge } from '../../verdict/judge.ts';
import { facts, finding, scenario } from './samples.ts';

const demo = { ...facts.run.demo, at: '2026-03-02T15:30:00.000Z' };
const before = { run: { ...facts.run, demo } };
const judged = (over: Partial<Facts>, settings: RulesDefinition = {}) =>
  judge({ ...facts, ...over }, 0, rulesSchema.parse(settings));

function kept(rule: string): KeptReason {
  return { id: 'x', rule, title: '', subject: '', owner: null };
}

/** An earlier run, `go` unless told otherwise. */
function entry(over: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...{
      schemaVersion: 1,
      run: 'r0',
      environment: 'local',
      state: 'finished',
      outcome: 'go',
      summary: '',
      counts: true,
    },
    ...{ startedAt: facts.run.startedAt, judgedAt: facts.run.startedAt, blockers: [], doubts: [], risks: [] },
    ...{
      durations: { whole: 1, readiness: 0, journey: 1, scenarios: {}, steps: {} },
      demoAt: null,
      fingerprint: null,
      seen: {},
    },
    ...over,
  };
}
const GO = entry();
const SHORT = entry({ outcome: 'risk', risks: [kept('too-few-in-a-row')] });
const RISK = entry({ outcome: 'risk', risks: [kept('too-few-in-a-row'), kept('retry-needed')] });
const NO_GO = entry({ outcome: 'no-go', blockers: [kept('readiness-failed')] });
const OTHER = entry({ outcome: 'no-go', counts: false });

for (const [what, history, count] of [
  ['the first run ever', [], 1],
  ['one before it', [GO], 2],
  ['two before it', [GO, GO], 3],
  ['a no-go in between', [GO, NO_GO, GO], 2],
  ['a risk in between', [RISK, GO, GO], 1],
  ['runs that were a risk only because the row was short', [SHORT, SHORT], 3],
  ['runs in between that do not count', [GO, OTHER, GO], 3],
  ['the run itself among them', [entry({ run: facts.run.id, outcome: 'no-go' }), GO], 2],
] as const) {
  test(`${what}: ${count} in a row`, () => {
    const verdict = judged({ ...before, history });
    assert.deepEqual(verdict.goInARow, { count, wanted: 3 });
    assert.equal(verdict.outcome, count < 3 ? 'risk' : 'go');
    assert.equal(verdict.risks[0]?.rule, count < 3 ? 'too-few-in-a-row' : undefined);
  });
}

test('without a demo, and where none are asked for, the row is no matter', () => {
  assert.equal(judged({}).outcome, 'go');
  const unasked = judged(before, { goInARow: 0 });
  assert.deepEqual([unasked.outcome, unasked.goInARow], ['go', null]);
  assert.equal(judged(before, { goInARow: 1 }).outcome, 'go');
  assert.equal(judged(before, { severity: { 'too-few-in-a-row': 'off' } }).outcome, 'go');
  assert.equal(judged(before, { severity: { 'too-few-in-a-row': 'blocker' } }).outcome, 'no-go');
});

test('a run that is not go has no row; that follows from why it is not', () => {
  const readiness = facts.readiness && { ...facts.readiness, findings: [finding('ready/portal', 'fail')] };
  const { goInARow, blockers, risks } = judged({ ...before, readiness, history: [GO, GO, GO] });
  assert.deepEqual(goInARow, { count: 0, wanted: 3 });
  assert.deepEqual([blockers[0]?.consequences.map(({ id }) => id), risks], [['row/go'], []]);
});

test('where the ledger can’t be trusted or read, earlier runs are not counted', () => {
  const broken = judged({ ...before, history: [GO, GO], ledgerTroubles: ['line 4 was edited'] });
  assert.deepEqual([broken.outcome, broken.goInARow?.count], ['inconclusive', 0]);
  const unread = judged({ ...before, ledgerUnread: 'no answer' });
  assert.deepEqual([unread.outcome, unread.risks.map(({ id }) => id)], ['risk', ['ledger/unread']]);
});

for (const [severity, short] of [
  ['risk', 'risk'],
  ['doubt', 'inconclusive'],
  ['blocker', 'no-go'],
] as const) {
  test(`a row begins, grows and suffices, also where a short one weighs as a ${severity}`, () => {
    const history: LedgerEntry[] = [];
    const settings = { severity: { 'too-few-in-a-row': severity } };
    const outcomes = [1, 2, 3, 4].map((run) => {
      const over = { history: history.slice(), run: { ...before.run, id: `r${run}` } };
      const { outcome, blockers, doubts, risks } = judged(over, settings);
      const keep = (reasons: typeof risks) => reasons.map(({ rule }) => kept(rule));
      const reasons = { blockers: keep(blockers), doubts: keep(doubts), risks: keep(risks) };
      history.unshift(entry({ run: `r${run}`, outcome, ...reasons }));
      return outcome;
    });
    assert.deepEqual(outcomes, [short, short, 'go', 'go']);
  });
}

const WORSE = ['go', 'risk', 'inconclusive', 'no-go'];

test('moving the demo earlier never makes a verdict better', () => {
  const day = 86_400_000;
  const now = Date.parse(facts.run.startedAt);
  const moment = fc.integer({ min: now - day, max: now + 14 * day });
  const status = fc.constantFrom('passed' as const, 'failed' as const, 'skipped' as const);
  const facing = fc.record({
    scenarios: fc.array(fc.record({ status, attempts: fc.integer({ min: 1, max: 2 }) }), { maxLength: 3 }),
    findings: fc.array(fc.constantFrom('pass' as const, 'warn' as const, 'unknown' as const, 'fail' as const)),
    history: fc.array(fc.constantFrom(GO, SHORT, RISK, NO_GO, OTHER), { maxLength: 4 }),
    slotMs: fc.option(fc.integer({ min: 500, max: 3000 })),
    troubles: fc.constantFrom([], ['a line is missing']),
  });
  fc.assert(
    fc.property(facing, moment, moment, ({ scenarios, findings, history, slotMs, troubles }, one, other) => {
      const outcomeAt = (at: number) => {
        const run = { ...facts.run, demo: { ...demo, at: new Date(at).toISOString(), slotMs } };
        const found = findings.map((each, index) => finding(`ready/s${index}`, each));
        const readiness = facts.readiness && { ...facts.readiness, findings: found };
        const own = scenarios.map((each, index) => scenario(`s${index}`, each));
        const evidence = { schemaVersion: 1, scenarios: own, contractFindings: [], gaps: [] };
        return judge({ ...facts, run, readiness, evidence, history, ledgerTroubles: troubles }, now).outcome;
      };
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      assert.ok(WORSE.indexOf(outcomeAt(earlier)) >= WORSE.indexOf(outcomeAt(later)));
    }),
    { numRuns: 60 },
  );
});

test('that a nightly run was missed is a risk; where the ledger could not be read, that follows from it', () => {
  const checked = (status: 'warn' | 'unknown') =>
    facts.readiness && { ...facts.readiness, findings: [finding('evidence/local', status)] };
  const missed = judged({ readiness: checked('warn') });
  assert.deepEqual(
    [missed.outcome, missed.risks[0]?.title],
    ['risk', 'local was not rehearsed as often as it should be'],
  );
  const unread = judged({ readiness: checked('unknown'), ledgerUnread: 'no answer' });
  assert.deepEqual(
    unread.risks.map(({ id, consequences }) => [id, consequences[0]?.id]),
    [['ledger/unread', 'evidence/local']],
  );
});

test('what can’t be compared with the last go, because the ledger was edited, is no trouble of its own', () => {
  const asked = facts.readiness && {
    ...facts.readiness,
    findings: [finding('pipeline/deploy/unchanged', 'unknown'), finding('pipeline/deploy/runs', 'unknown')],
  };
  const { doubts, risks } = judged({ readiness: asked, ledgerTroubles: ['line 7 was edited'] });
  assert.deepEqual(
    doubts.map(({ id, consequences }) => [id, consequences.map((each) => each.id)]),
    [['ledger/chain', ['pipeline/deploy/unchanged']]],
  );
  assert.deepEqual(
    risks.map(({ id }) => id),
    ['pipeline/deploy/runs'],
  );
});
