import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_DEMO } from '../../model/demo.ts';
import type { Scenario } from '../../model/evidence.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { openProgress, type ReadinessProgress } from '../../reports/progress/progress.ts';
import { renderTerminal } from '../../reports/terminal/terminal.ts';
import { plainPicture, plainStep } from '../helpers/plain-evidence.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import {
  after,
  finding,
  notPolled,
  payment,
  sampleEvidence,
  sampleReadiness,
  sampleRun,
  samples,
  sampleVerdict,
} from './samples.ts';

const page = 'reports/latest/index.html';
const ESCAPE = '\u001b';

describe('the summary in the terminal', () => {
  it('tells a go in at most 25 lines, and where the report is', () => {
    const text = renderTerminal(samples.go, { page });
    assert.ok(text.split('\n').length <= 25);
    assert.match(text, /^\nGO {2}staging\nAll 3 scenarios played through/);
    assert.match(text, /✓ An instant payment \(4 steps, 2\.8 s\)/);
    const short = { ...samples.go, evidence: sampleEvidence([{ ...payment, steps: payment.steps.slice(0, 1) }]) };
    assert.match(renderTerminal(short, { page }), /✓ An instant payment \(1 step, 2\.8 s\)/);
    assert.match(text, /Report: reports\/latest\/index\.html\n$/);
  });

  it('tells of each blocker whose it is, the cause, the remedy and what follows from it', () => {
    const text = renderTerminal(samples.noGo, { page });
    assert.match(
      text,
      /Blocker 1: payments runs without BANK_CLIENT_SECRET\n {2}owner {2}Platform team, #team-platform \(Fri 01:31 there, not at work[^\n]*\n {2}cause {2}The service refused[^\n]*\n {2}do {5}Set BANK_CLIENT_SECRET[^\n]*\n {2}hence {2}payments does not answer/,
    );
  });

  it('says that a run was cut off, and how far it came', () => {
    assert.match(
      renderTerminal(samples.cutOff, { page }),
      /CUT OFF {2}staging\nThe run was cut off before it was judged: 1 of 2 scenarios finished/,
    );
  });

  it('tells what is not as the bank’s contract has it: operation, place, expected, got', () => {
    const text = renderTerminal(samples.contract, { page });
    assert.match(
      text,
      /Contract: the platform’s request \(submitApplication\) is not as the contract 2026-09 has it: body \/company\/legalForm: expected a field that is required, got nothing \(once\)/,
    );
    assert.match(
      text,
      /BA-1042 was called, which the contract 2026-09 does not have; nearest: readApplication \(7 times\)/,
    );
    assert.match(text, /\(2 times, wanted: the fault gateway-page\)/);
  });

  it('tells by when somebody must be woken, and that the ticket is closed although the check fails', () => {
    const text = renderTerminal(samples.decided, { page });
    assert.match(text, /\n {2}by {5}Platform team start in 7 h 29 min[^\n]*by 14:05 UTC or present the fallback\.\n/);
    assert.match(text, /\n {2}ticket closed 3 days ago, but the check still fails: https:\/\/tickets[^\n]*PLAT-431\n/);
  });

  it('tells what changed, what leads back, what is accepted and who could not be told', () => {
    const lines = renderTerminal(samples.decided, { page }).split('\n');
    for (const line of [
      'Accepted until Tue 24 Nov 2026 by the head of operations: the certificate of portal ends in nine days (It is renewed on Monday; the demo is today.)',
      'Changed: configuration/payments/BANK_CLIENT_SECRET: no longer set (the deployment pipeline, Fri 20 Nov 2026, 08:12 UTC, suspected)',
      'Changed: flag/new-receipt: on instead of off (not known; first seen Fri 20 Nov 2026, 09:01 UTC)',
      'Can’t be told whether it changed: job/status-poller/schedule',
      'Back: 2 steps lead to what was go in run 2026-11-19T210014-9ab2: rehearse rollback --env staging',
      'Told: slack demo-room',
      'Not told: e-mail: the server did not answer within 5 s',
    ]) {
      assert.ok(lines.includes(line), `${line} is not in:\n${lines.join('\n')}`);
    }
  });

  it('names the fallback of a step that failed, and which scenario is one', () => {
    const [step, ...further] = payment.steps;
    assert.ok(step);
    const told = { fallback: 'show the payment of yesterday' };
    const failed: Scenario = {
      ...payment,
      status: 'failed',
      steps: [{ ...step, ...told, status: 'failed' }, ...further],
    };
    const evidence = sampleEvidence([failed, { ...payment, ...told, title: 'The payment of yesterday' }]);
    const text = renderTerminal({ ...samples.go, evidence }, { page });
    assert.match(
      text,
      /✗ An instant payment \(4 steps[^\n]*\n {2}fallback of “The customer opens the portal”: show the payment of yesterday\n✓ The payment of yesterday \(4 steps, 2\.8 s, a fallback\)/,
    );
  });

  it('tells how often it was go in a row, unless that is a risk already, or it was not go', () => {
    const rowOf = (at: string | null, count: number) => {
      const verdict = sampleVerdict('go', 'All is well.', { goInARow: { count, wanted: 3 } });
      const run = sampleRun({ demo: { ...NO_DEMO, at } });
      return /^Go in a row.*$/m.exec(renderTerminal({ ...samples.go, run, verdict }, { page }))?.[0];
    };
    assert.equal(rowOf(after(3_600_000), 3), 'Go in a row: 3 of 3 wanted');
    assert.equal(rowOf(after(3_600_000), 4), 'Go in a row: 4');
    assert.equal(rowOf(after(3_600_000), 1), undefined);
    assert.equal(rowOf(null, 1), 'Go in a row: 1 of 3 wanted');
    assert.equal(rowOf(null, 0), undefined);
  });

  it('has colours only when asked', () => {
    assert.ok(!renderTerminal(samples.noGo, { page }).includes(ESCAPE));
    assert.ok(renderTerminal(samples.noGo, { page, colour: true }).includes(`${ESCAPE}[31mNO-GO`));
  });

  it('lets no text from outside steer the terminal', () => {
    for (const text of HOSTILE_TEXTS) {
      const hostile = { ...samples.decided, evidence: samples.contract.evidence };
      const shown = renderTerminal(withText(hostile, text), { page });
      assert.doesNotMatch(shown, /[\p{Cc}\u202a-\u202e\u2066-\u2069](?<!\n)/u);
      for (const line of shown.split('\n')) assert.ok(line.length < 1000, line);
    }
  });
});

describe('the progress in the terminal', () => {
  const at = after(1000);
  const inScenario = { at, scenario: 'pay', attempt: 1 };
  const told: [JournalEntry | ReadinessProgress, string | undefined][] = [
    [{ kind: 'finding', finding: finding('ready', 'portal') }, undefined],
    [
      { kind: 'finding', finding: finding('ready', 'portal', { status: 'fail', observed: '503' }) },
      '  ✗ ready/portal: 503 (Accounts team)',
    ],
    [
      { kind: 'finding', finding: finding('ready', 'portal', { status: 'unknown', because: 'reachable/portal' }) },
      undefined,
    ],
    [{ kind: 'readiness-ended', readiness: sampleReadiness() }, '  ✓ all 20 checks passed  0.8 s'],
    [{ kind: 'stage-begun', at, stage: 'Staging the sample platform' }, 'Staging the sample platform'],
    [{ kind: 'scenario-begun', ...inScenario, title: 'An instant payment' }, 'An instant payment'],
    [
      { kind: 'scenario-begun', ...inScenario, attempt: 2, title: 'An instant payment' },
      'An instant payment (attempt 2)',
    ],
    [{ kind: 'step-begun', ...inScenario, step: 'They pay' }, undefined],
    [
      { kind: 'step-ended', ...inScenario, step: 'They pay', status: 'passed', durationMs: 1240 },
      '  ✓ They pay  1.2 s',
    ],
    [{ kind: 'step-ended', ...inScenario, step: 'They pay', status: 'failed', durationMs: 87 }, '  ✗ They pay  87 ms'],
    [{ kind: 'milestone', ...inScenario, name: 'received' }, '    received 09:30:13 UTC'],
    [
      { kind: 'milestone-missing', ...inScenario, diagnosis: notPolled },
      `  ✗ polled is missing: ${notPolled.cause} (Platform team)`,
    ],
    [{ kind: 'scenario-ended', ...inScenario, status: 'passed', durationMs: 10 }, undefined],
    [
      { kind: 'scenario-ended', ...inScenario, status: 'failed', durationMs: 2000, error: 'no\nreceipt' },
      '  ✗ failed after 2.0 s: no receipt',
    ],
    [{ kind: 'screenshot', ...inScenario, step: 'They pay', path: 'a.png', ...plainPicture }, undefined],
    [{ kind: 'note', at, text: 'the disk is nearly full' }, 'the disk is nearly full'],
  ];
  for (const [happened, line] of told) {
    it(`of ${JSON.stringify(happened).slice(0, 60)} is ${line ?? 'nothing'}`, () =>
      assert.equal(openProgress()(happened), line));
  }

  it('tells the budget of a step beside what it took, and its fallback where it fails', () => {
    const { do: does, say, meanwhile } = plainStep;
    const declared = {
      ...{ ...inScenario, step: 'They pay', budgetMs: 5000, fallback: 'show the payment of yesterday' },
      ...{ do: does, say, meanwhile },
    };
    const ended = { kind: 'step-ended', ...inScenario, step: 'They pay' } as const;
    for (const [status, durationMs, line] of [
      ['passed', 1240, '  ✓ They pay  1.2 s, budget 5.0 s'],
      ['passed', 6100, '  ✓ They pay  6.1 s, over its budget of 5.0 s'],
      ['failed', 6100, '  ✗ They pay  6.1 s, budget 5.0 s, fallback: show the payment of yesterday'],
    ] as const) {
      const tell = openProgress();
      assert.equal(tell({ kind: 'step-declared', ...declared }), undefined);
      assert.doesNotMatch(String(tell({ ...ended, attempt: 2, status, durationMs })), /budget|fallback/);
      assert.equal(tell({ ...ended, status, durationMs }), line);
    }
  });
});
