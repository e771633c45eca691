import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { evidenceSchema } from '../../model/evidence.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { parseJournal } from '../../model/journal-file.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';
import { renderPage } from '../../reports/page/page.ts';
import { plainPicture } from '../helpers/plain-evidence.ts';
import { after, notPolled, samples } from './samples.ts';

const scenario = 'pay';
const first = { scenario, attempt: 1 };
const second = { scenario, attempt: 2 };

const journal: JournalEntry[] = [
  { kind: 'stage-begun', at: after(0), stage: 'Playing the scenarios' },
  { kind: 'scenario-announced', at: after(1), scenario, title: 'Zoë pays 12 €', file: 'pay.spec.ts' },
  { kind: 'scenario-announced', at: after(1), scenario: 'open', title: 'Open an account', file: 'open.spec.ts' },
  { kind: 'scenario-announced', at: after(1), scenario: 'close', title: 'Close it', file: 'close.spec.ts' },
  { kind: 'scenario-begun', at: after(10), ...first, title: 'Zoë pays 12 €' },
  { kind: 'step-begun', at: after(11), ...first, step: 'Open' },
  { kind: 'step-ended', at: after(30), ...first, step: 'Open', status: 'failed', durationMs: 19, error: 'no page' },
  { kind: 'scenario-ended', at: after(31), ...first, status: 'failed', durationMs: 21, error: 'no page' },
  // A worker's entries may reach the file before the reporter's: here a picture and a milestone come too early.
  { kind: 'screenshot', at: after(55), ...second, step: 'Open', path: 'attachments/open-1.png', ...plainPicture },
  { kind: 'milestone', at: after(58), ...second, name: 'submitted' },
  { kind: 'scenario-begun', at: after(40), ...second, title: 'Zoë pays 12 €' },
  { kind: 'step-begun', at: after(41), ...second, step: 'Open' },
  { kind: 'step-ended', at: after(60), ...second, step: 'Open', status: 'passed', durationMs: 19 },
  { kind: 'step-begun', at: after(70), ...second, step: 'Open' },
  { kind: 'screenshot', at: after(88), ...second, step: 'Open', path: 'attachments/open-2.png', ...plainPicture },
  { kind: 'step-ended', at: after(90), ...second, step: 'Open', status: 'passed', durationMs: 20 },
  { kind: 'milestone', at: after(85), ...second, name: 'decided' },
  { kind: 'milestone', at: after(80), ...second, name: 'received' },
  { kind: 'milestone', at: after(99), ...second, name: 'received' },
  {
    kind: 'bank-call',
    at: after(79),
    ...second,
    correlationId: 'c',
    method: 'POST',
    path: '/payments',
    status: 201,
    durationMs: 3,
    operation: 'createPayment',
    version: '2026-03',
    role: 'create',
    resource: 'P-1',
    state: 'pending',
    fault: null,
  },
  {
    kind: 'decision',
    at: after(85),
    ...second,
    correlationId: 'c',
    resource: 'BA-1',
    decision: 'approve',
    state: 'approved',
    final: true,
    by: 'Bank staff',
  },
  { kind: 'milestone-missing', at: after(95), ...second, diagnosis: notPolled },
  {
    kind: 'scenario-ended',
    at: after(100),
    ...second,
    status: 'passed',
    durationMs: 60,
    trace: 'traces/pay/trace.zip',
  },
  { kind: 'scenario-begun', at: after(110), scenario: 'open', attempt: 1, title: 'Open an account' },
  { kind: 'step-begun', at: after(115), scenario: 'open', attempt: 1, step: 'Fill in' },
  { kind: 'milestone', at: after(140), scenario: 'open', attempt: 1, name: 'submitted' },
];

/** The same deviation at three applications, one of them met in a scenario and by the conductor. */
const deviation = {
  kind: 'contract-finding',
  correlationId: 'c',
  side: 'call',
  version: '1',
  operation: null,
  role: null,
  method: 'GET',
  where: null,
  pointer: '',
  expected: 'a call that the contract 1 has',
  got: 'GET',
  status: 404,
  nearest: null,
  fault: null,
} as const;
const deviations: JournalEntry[] = [
  { ...deviation, at: after(40), scenario: null, attempt: null, sequence: 3, path: '/applications/BA-1' },
  { ...deviation, at: after(40), ...second, sequence: 3, path: '/applications/BA-1' },
  { ...deviation, at: after(20), scenario: 'open', attempt: 1, sequence: 1, path: '/applications/BA-2' },
  { ...deviation, at: after(50), scenario: null, attempt: null, sequence: 5, path: '/applications/BA-3' },
  { ...deviation, at: after(60), scenario: null, attempt: null, sequence: 7, path: '/others/BA-3' },
];

const lines = (entries: readonly JournalEntry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
const assemble = (text: string) => assembleEvidence(parseJournal(text));

describe('evidence from a journal', () => {
  const evidence = assemble(lines(journal));
  const [pay, open, close] = evidence.scenarios;

  it('lists scenarios in the order in which they were announced', () => {
    assert.deepEqual(
      evidence.scenarios.map(({ id }) => id),
      ['pay', 'open', 'close'],
    );
  });

  it('keeps the last attempt, counts attempts, and remembers what earlier ones failed with', () => {
    assert.equal(pay?.status, 'passed');
    assert.equal(pay?.attempts, 2);
    assert.deepEqual(pay?.earlierErrors, ['no page']);
    assert.equal(pay?.error, undefined);
    assert.equal(pay?.startedAt, after(40));
    assert.equal(pay?.trace, 'traces/pay/trace.zip');
  });

  it('gives each picture to its step, also where a title comes twice', () => {
    assert.deepEqual(
      pay?.steps.map(({ screenshots }) => screenshots),
      [['attachments/open-1.png'], ['attachments/open-2.png']],
    );
  });

  it('has each milestone once, in order of time', () => {
    assert.deepEqual(pay?.milestones, [
      { name: 'submitted', at: after(58) },
      { name: 'received', at: after(80) },
      { name: 'decided', at: after(85) },
    ]);
  });

  it('has the bank’s calls, the decisions and the diagnoses', () => {
    assert.deepEqual(
      pay?.bankCalls.map(({ path }) => path),
      ['/payments'],
    );
    assert.deepEqual(
      pay?.decisions.map(({ decision }) => decision),
      ['approve'],
    );
    assert.deepEqual(pay?.diagnoses, [notPolled]);
  });

  it('calls what began and never ended cut off, for as long as anything was heard of it', () => {
    assert.equal(open?.status, 'cut-off');
    assert.equal(open?.durationMs, 30);
    assert.deepEqual(
      open?.steps.map(({ status, durationMs }) => ({ status, durationMs })),
      [{ status: 'cut-off', durationMs: 25 }],
    );
  });

  it('takes what failed for failed, where it was tried again only to be skipped', () => {
    const begun = { kind: 'scenario-begun', scenario: 'pay', title: 'Pay' } as const;
    const ended = { kind: 'scenario-ended', scenario: 'pay', durationMs: 1 } as const;
    const { scenarios } = assemble(
      lines([
        { ...begun, at: after(1), attempt: 1 },
        { ...ended, at: after(2), attempt: 1, status: 'failed', error: 'no page' },
        { ...begun, at: after(3), attempt: 2 },
        { ...ended, at: after(4), attempt: 2, status: 'skipped' },
      ]),
    );
    assert.deepEqual([scenarios[0]?.status, scenarios[0]?.error], ['failed', 'no page']);
  });

  it('names what was announced and never begun', () => {
    assert.equal(close?.status, 'skipped');
    assert.equal(close?.attempts, 0);
    assert.deepEqual(evidence.gaps, ['"Close it" was announced and never begun']);
  });

  it('names lines that cannot be read', () => {
    const { gaps } = assemble(`{"kind":"from the future"}\n${lines(journal.slice(0, 1))}{"kind":"scenario-be`);
    assert.deepEqual(gaps, ['journal.jsonl cannot be read at line 1, 3: what was written there is missing here']);
  });

  it('repeats a note as a gap', () => {
    const { gaps } = assemble(lines([{ kind: 'note', at: after(1), text: 'the disk was full' }]));
    assert.deepEqual(gaps, ['the disk was full']);
  });

  it('assembles and renders every journal that was cut off at any byte', async () => {
    const bytes = Buffer.from(lines(journal));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        const prefix = assemble(bytes.subarray(0, length).toString('utf8'));
        evidenceSchema.parse(prefix);
        assert.match(
          await renderPage({ ...samples.cutOff, evidence: prefix }),
          /<h1><svg .*<span>Cut off<\/span><\/h1>/s,
        );
      }),
      { numRuns: 150 },
    );
  });

  it('folds deviations from the contract: each once, with how often, since when, and in which scenarios', () => {
    const { contractFindings, scenarios } = assemble(lines([...journal, ...deviations]));
    assert.deepEqual(
      contractFindings.map(({ path, count, firstAt, scenarios: seenIn }) => [path, count, firstAt, seenIn]),
      [
        ['/applications/BA-2', 3, after(20), ['open', 'pay']],
        ['/others/BA-3', 1, after(60), []],
      ],
    );
    assert.deepEqual(scenarios, evidence.scenarios);
  });

  it('reads the calls of a journal that was written before the bank told more of them', () => {
    const old = {
      kind: 'bank-call',
      at: after(5),
      ...first,
      correlationId: 'c',
      method: 'GET',
      path: '/a',
      status: 200,
    };
    const { gaps, scenarios } = assemble(`${JSON.stringify({ ...old, durationMs: 1 })}\n`);
    assert.deepEqual(gaps, []);
    assert.equal(scenarios[0]?.bankCalls[0]?.operation, null);
  });

  it('means the same in whatever order the entries were written', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(journal.slice(4), { minLength: journal.length - 4 }), (shuffled) => {
        const mixed = assemble(lines([...journal.slice(0, 4), ...shuffled]));
        assert.deepEqual(mixed.scenarios, evidence.scenarios);
      }),
    );
  });
});
