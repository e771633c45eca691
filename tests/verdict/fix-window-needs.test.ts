import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Facts } from '../../model/facts.ts';
import { WINDOW_STATES } from '../../model/fix-window.ts';
import type { LedgerEntry } from '../../model/ledger-entry.ts';
import type { Verdict } from '../../model/verdict.ts';
import { isoTime } from '../../support/clock.ts';
import { fixWindowsOf } from '../../verdict/fix-windows/fix-windows-of.ts';
import { needsOf } from '../../verdict/fix-windows/needs.ts';
import { judge } from '../../verdict/judge.ts';
import { facts, finding, scenario, team } from './samples.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const at = (iso: string) => Date.parse(iso);

const missingKey = { id: 'configuration/payments/KEY', rule: 'readiness-failed', subject: 'payments', owner: team };
const missed = { id: 'milestone/poller/polled', rule: 'milestone-missing', subject: 'poller', owner: team };
const failed = { ...facts, readiness: readinessWith(finding('configuration/payments/KEY', 'fail')) };

function readinessWith(...findings: ReturnType<typeof finding>[]): Facts['readiness'] {
  return { schemaVersion: 1, environment: 'local', startedAt: '2026-11-20T10:00:00.000Z', durationMs: 5, findings };
}

/** A run of the ledger that was judged two minutes after it began, with these blockers; `go` where there are none. */
function entry(startedAt: string, blockers: readonly string[], over: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    schemaVersion: 1,
    run: startedAt,
    environment: 'local',
    startedAt,
    judgedAt: isoTime(at(startedAt) + 2 * MINUTE),
    state: 'finished',
    outcome: blockers.length === 0 ? 'go' : 'no-go',
    summary: '',
    counts: true,
    blockers: blockers.map((id) => ({ id, rule: 'readiness-failed', title: '', subject: '', owner: team.name })),
    doubts: [],
    risks: [],
    durations: { whole: 2 * MINUTE, readiness: 0, journey: 0, scenarios: {}, steps: {} },
    demoAt: null,
    fingerprint: null,
    seen: {},
    ...over,
  };
}

/** Runs as they came, one after another. */
const learnedFrom = (...entries: LedgerEntry[]) =>
  needsOf(missingKey, { ...failed, history: entries.toReversed() }).fix;

describe('how long mending takes', () => {
  test('is assumed where nothing else is known', () => {
    assert.deepEqual(needsOf(missingKey, failed).fix, { ms: 30 * MINUTE, by: 'usual' });
  });

  test('is declared: of a finding its kind before its rule, of all else the rule before the kind', () => {
    const fix = { configuration: 1, 'readiness-failed': 2, milestone: 3, 'milestone-missing': 4 };
    const declared = { ...failed, mending: { ...facts.mending, fix } };
    assert.deepEqual(needsOf(missingKey, declared).fix, { ms: 1, by: 'declared' });
    assert.deepEqual(needsOf(missed, declared).fix, { ms: 4, by: 'declared' });
    const kinds = { ...failed, mending: { ...facts.mending, fix: { milestone: 3, 'readiness-failed': 2 } } };
    assert.equal(needsOf(missed, kinds).fix.ms, 3);
    assert.equal(needsOf(missingKey, kinds).fix.ms, 2);
  });

  test('a name that every object has is not declared by that', () => {
    assert.equal(
      needsOf({ ...missed, rule: 'constructor', id: 'toString/x', subject: 'valueOf' }, failed).fix.by,
      'usual',
    );
  });

  test('is learned from the same reason before: from when it was noticed until a run without it began, less the deployment', () => {
    const fix = learnedFrom(
      entry('2026-11-19T10:00:00.000Z', [missingKey.id]),
      entry('2026-11-19T10:30:00.000Z', [missingKey.id]),
      entry('2026-11-19T11:02:00.000Z', []),
    );
    assert.deepEqual(fix, { ms: 50 * MINUTE, by: 'learned' });
  });

  test('counts only the hours in which the owner was at work, unless it was mended outside of them', () => {
    const overnight = learnedFrom(
      entry('2026-11-19T16:58:00.000Z', [missingKey.id]),
      entry('2026-11-20T08:00:00.000Z', [missingKey.id]),
      entry('2026-11-20T09:10:00.000Z', []),
    );
    assert.equal(overnight.ms, 30 * MINUTE);
    const atNight = learnedFrom(
      entry('2026-11-19T20:58:00.000Z', [missingKey.id]),
      entry('2026-11-19T22:00:00.000Z', []),
    );
    assert.equal(atNight.ms, 50 * MINUTE);
  });

  test('is not learned from nights in which nobody looked when it was mended', () => {
    const nightly = learnedFrom(
      entry('2026-11-19T02:00:00.000Z', [missingKey.id]),
      entry('2026-11-20T02:00:00.000Z', []),
    );
    assert.equal(nightly.by, 'usual');
  });

  test('is not learned from a run that does not count, nor from one in which something else may hide it', () => {
    const begun = entry('2026-11-19T10:00:00.000Z', [missingKey.id]);
    for (const end of [
      entry('2026-11-19T11:00:00.000Z', [], { counts: false }),
      entry('2026-11-19T11:00:00.000Z', ['reachable/payments']),
      entry('2026-11-19T11:00:00.000Z', [], { outcome: 'inconclusive' }),
    ]) {
      assert.equal(learnedFrom(begun, end).by, 'usual');
    }
    const incident = entry('2026-11-19T10:00:00.000Z', [missingKey.id], { counts: false });
    assert.equal(learnedFrom(incident, entry('2026-11-19T11:00:00.000Z', [])).by, 'usual');
  });

  test('is not learned from a run that began before the other one had noticed it', () => {
    const [noticed, beside] = [
      entry('2026-11-19T10:00:00.000Z', [missingKey.id]),
      entry('2026-11-19T10:01:00.000Z', []),
    ];
    assert.equal(learnedFrom(noticed, beside).by, 'usual');
  });

  test('is the median of three or more cases of the same kind and team, where the reason itself is new', () => {
    const cases = ['A', 'B', 'C'].flatMap((key, index) => [
      entry(`2026-11-1${7 + index}T10:00:00.000Z`, [`configuration/portal/${key}`]),
      entry(`2026-11-1${7 + index}T1${1 + index}:02:00.000Z`, []),
    ]);
    assert.deepEqual(learnedFrom(...cases), { ms: 110 * MINUTE, by: 'learned' });
    assert.equal(learnedFrom(...cases.slice(0, 4)).by, 'usual');
    const others = cases.map((run) => ({
      ...run,
      blockers: run.blockers.map((each) => ({ ...each, owner: 'Others' })),
    }));
    assert.equal(learnedFrom(...others).by, 'usual');
  });

  test('what is learned is at least a minute and at most a day’s work', () => {
    const days = ['17', '18', '19', '20'].flatMap((day) =>
      ['00', '04', '08', '12', '16', '20'].map((hour) => entry(`2026-11-${day}T${hour}:00:00.000Z`, [missingKey.id])),
    );
    assert.equal(learnedFrom(...days, entry('2026-11-20T21:00:00.000Z', [])).ms, 8 * HOUR);
    const [noticed, gone] = [entry('2026-11-19T10:00:00.000Z', [missingKey.id]), entry('2026-11-19T10:03:00.000Z', [])];
    assert.equal(learnedFrom(noticed, gone).ms, MINUTE);
  });
});

describe('how long deploying and rehearsing take', () => {
  test('deploying is declared of the service, otherwise of the environment, otherwise assumed', () => {
    const mending = { fix: {}, redeploy: 20 * MINUTE, redeployOf: { payments: 40 * MINUTE } };
    assert.deepEqual(needsOf(missingKey, { ...failed, mending }).redeploy, { ms: 40 * MINUTE, by: 'declared' });
    assert.deepEqual(needsOf(missed, { ...failed, mending }).redeploy, { ms: 20 * MINUTE, by: 'declared' });
    assert.deepEqual(needsOf(missed, failed).redeploy, { ms: 10 * MINUTE, by: 'usual' });
  });

  test('rehearsing is measured in this run where it was a whole one, otherwise in the newest that went', () => {
    const run = { ...facts.run, startedAt: '2026-11-20T10:00:00.000Z', endedAt: '2026-11-20T10:01:30.000Z' };
    assert.deepEqual(needsOf(missed, { ...failed, run }).rehearsal, { ms: 90_000, by: 'measured' });
    const history = [entry('2026-11-19T12:00:00.000Z', ['x']), entry('2026-11-19T10:00:00.000Z', [])];
    for (const part of [
      { run, evidence: null, history },
      { run: { ...run, only: 'one' }, history },
      { run: { ...run, state: 'interrupted' as const }, history },
      { run: { ...run, endedAt: null }, history },
    ]) {
      assert.deepEqual(needsOf(missed, { ...failed, ...part }).rehearsal, { ms: 2 * MINUTE, by: 'measured' });
    }
    assert.deepEqual(needsOf(missed, { ...failed, evidence: null }).rehearsal, { ms: 5 * MINUTE, by: 'usual' });
  });

  test('a run that a failure cut short does not say how short a rehearsal is, only how long it is at least', () => {
    const run = { ...facts.run, startedAt: '2026-11-20T10:00:00.000Z', endedAt: '2026-11-20T10:00:04.000Z' };
    const evidence = {
      schemaVersion: 1,
      scenarios: [scenario('a', { status: 'failed' })],
      contractFindings: [],
      gaps: [],
    };
    const stopped = { ...failed, run, evidence };
    const history = [entry('2026-11-19T10:00:00.000Z', [])];
    assert.deepEqual(needsOf(missed, { ...stopped, history }).rehearsal, { ms: 2 * MINUTE, by: 'measured' });
    assert.deepEqual(needsOf(missed, stopped).rehearsal, { ms: 5 * MINUTE, by: 'usual' });
    const long = { ...stopped, run: { ...run, endedAt: '2026-11-20T10:09:00.000Z' }, history };
    assert.deepEqual(needsOf(missed, long).rehearsal, { ms: 9 * MINUTE, by: 'measured' });
  });
});

describe('the windows of a verdict', () => {
  const now = at('2026-11-20T10:00:00Z');
  const run = { ...facts.run, demo: { ...facts.run.demo, at: '2026-11-20T15:30:00.000Z' } };

  test('stand at every blocker, and at each doubt and risk that is somebody’s', () => {
    const judged = { ...failed, run: { ...run, only: 'one' } };
    const { blockers, doubts, risks } = fixWindowsOf(judge(judged, now), judged, now);
    assert.deepEqual(
      blockers.map(({ id, fixWindow }) => [id, fixWindow?.state]),
      [['configuration/payments/KEY', 'open']],
    );
    const nobodys = [...doubts, ...risks].filter(({ owner }) => owner === null);
    assert.ok(nobodys.length > 0);
    assert.deepEqual(new Set(nobodys.map(({ fixWindow }) => fixWindow)), new Set([null]));
  });

  test('get no better, nor does the outcome, when the demo is moved earlier', () => {
    const planned = (demoAt: number) => ({ ...failed, run: { ...run, demo: { ...run.demo, at: isoTime(demoAt) } } });
    const judgedFor = (demoAt: number) => fixWindowsOf(judge(planned(demoAt), now), planned(demoAt), now);
    const ranks = ({ outcome, blockers, doubts, risks }: Verdict) => [
      ['go', 'risk', 'inconclusive', 'no-go'].indexOf(outcome),
      ...[...blockers, ...doubts, ...risks].map((each) => WINDOW_STATES.indexOf(each.fixWindow?.state ?? 'open')),
    ];
    fc.assert(
      fc.property(fc.nat({ max: 60 * HOUR }), fc.nat({ max: 60 * HOUR }), (ahead, by) => {
        const later = ranks(judgedFor(now + ahead));
        const earlier = ranks(judgedFor(now + ahead - by));
        assert.ok(earlier.length === later.length && earlier.every((rank, index) => rank >= (later[index] ?? 0)));
      }),
    );
  });

  test('of a blocker without an owner says so', () => {
    const verdict = judge(failed, now);
    const unowned = { ...verdict, blockers: verdict.blockers.map((reason) => ({ ...reason, owner: null })) };
    assert.equal(fixWindowsOf(unowned, { ...failed, run }, now).blockers[0]?.fixWindow?.state, 'nobody');
  });

  test('change nothing else of it', () => {
    const verdict = judge(failed, now);
    const without = JSON.stringify(fixWindowsOf(verdict, failed, now), (key, value) =>
      key === 'fixWindow' ? null : value,
    );
    assert.equal(without, JSON.stringify(verdict));
  });
});
