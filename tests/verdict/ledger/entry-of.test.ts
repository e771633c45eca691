import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_DEMO } from '../../../model/demo.ts';
import { ledgerEntrySchema } from '../../../model/ledger-entry.ts';
import { type Run, runSchema } from '../../../model/run.ts';
import { verdictSchema } from '../../../model/verdict.ts';
import { entryOf } from '../../../verdict/ledger/entry-of.ts';
import { fingerprintOf } from '../../helpers/ledger-entry.ts';
import { finding, scenario, team } from '../samples.ts';

const run: Run = runSchema.parse({
  id: '2026-11-21T093000-4f1c',
  environment: 'staging',
  demo: { ...NO_DEMO, at: '2026-11-21T15:30:00.000Z' },
  arguments: [],
  incident: null,
  seed: 1,
  git: null,
  tools: {},
  conductor: { pid: 1, host: 'here' },
  startedAt: '2026-11-21T09:30:00.000Z',
  endedAt: '2026-11-21T09:31:00.000Z',
  state: 'finished',
});

const verdict = verdictSchema.parse({
  run: run.id,
  environment: 'staging',
  outcome: 'no-go',
  summary: 'No go: one thing to mend.',
  judgedAt: '2026-11-21T09:31:01.000Z',
  blockers: [
    {
      id: 'readiness/ready/payments',
      rule: 'readiness',
      title: 'payments is not ready',
      subject: 'payments',
      owner: team,
      cause: 'a reason',
      remedy: 'mend it',
      consequences: [],
    },
  ],
  risks: [],
  doubts: [],
  executedSteps: 3,
  journeyMs: 1234,
});

const left = {
  evidence: { schemaVersion: 1, scenarios: [scenario('a'), scenario('b')], contractFindings: [], gaps: [] },
  readiness: {
    schemaVersion: 1,
    environment: 'staging',
    startedAt: run.startedAt,
    durationMs: 250,
    findings: [finding('pipeline/deploy', 'pass', { fingerprint: 'abc' }), finding('ready/portal', 'pass')],
  },
  fingerprint: fingerprintOf({ 'version/portal': '1.2.3' }),
};

test('what is kept of a run is its outcome, its reasons by whose they are, its durations and what was seen', () => {
  const entry = ledgerEntrySchema.parse(entryOf(run, verdict, left));
  assert.equal(entry.outcome, 'no-go');
  assert.equal(entry.counts, true);
  assert.equal(entry.demoAt, '2026-11-21T15:30:00.000Z');
  const step = { 'A step': 900 };
  assert.deepEqual(entry.durations, {
    whole: 60_000,
    readiness: 250,
    journey: 1234,
    scenarios: { a: 1000, b: 1000 },
    steps: { a: step, b: step },
  });
  assert.deepEqual(entry.seen, { 'pipeline/deploy': 'abc' });
  assert.deepEqual(entry.fingerprint, left.fingerprint);
  assert.deepEqual(entry.blockers, [
    {
      id: 'readiness/ready/payments',
      rule: 'readiness',
      title: 'payments is not ready',
      subject: 'payments',
      owner: team.name,
    },
  ]);
});

test('a run counts only when it was whole and said something of the environment as the audience will see it', () => {
  const notCounting: Partial<Run>[] = [
    { incident: 'late-job' },
    { bankVersion: 'v2' },
    { only: 'onboarding' },
    { state: 'failed' },
  ];
  for (const over of notCounting) {
    const { counts } = entryOf({ ...run, ...over }, verdict, left);
    assert.equal(counts, false, JSON.stringify(over));
  }
});

test('a run that ended before it got anywhere is kept too, and so is one whose clock was set back', () => {
  const nothing = { evidence: null, readiness: null, fingerprint: null };
  const early = entryOf({ ...run, state: 'failed', endedAt: null }, verdict, nothing);
  assert.deepEqual(early.durations, { whole: 61_000, readiness: 0, journey: 1234, scenarios: {}, steps: {} });
  const setBack = entryOf({ ...run, endedAt: '2026-11-21T08:30:00.000Z' }, verdict, nothing);
  assert.equal(ledgerEntrySchema.parse(setBack).durations.whole, 0);
});
