import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Scenario, Step } from '../../model/evidence.ts';
import { planOf } from '../../reports/run-sheet/plan.ts';
import { runningTotals } from '../../reports/run-sheet/running-totals.ts';
import { sheetOf } from '../../reports/run-sheet/sheet.ts';
import { withToldValues } from '../../reports/run-sheet/told-values.ts';
import { waitOf } from '../../reports/run-sheet/waits.ts';
import { plainStep } from '../helpers/plain-evidence.ts';
import { payment, sampleEvidence, samples } from '../reports/samples.ts';
import { FALLBACK, oldPayment, scripted, scriptedPayment } from './sheet-samples.ts';

const ms = fc.nat({ max: 600_000 });
const PLAIN: Step = {
  ...plainStep,
  title: 'a',
  status: 'passed',
  startedAt: '2026-11-20T09:30:12.000Z',
  durationMs: 0,
};
const words = fc.option(fc.stringMatching(/^[a-z ]{0,80}$/), { nil: null });
const scenario = fc
  .array(fc.record({ durationMs: ms, say: words, meanwhile: words }), { maxLength: 12 })
  .chain((steps) =>
    fc.record({
      durationMs: ms,
      steps: fc.constant(steps.map((step): Step => ({ ...PLAIN, ...step }))),
    }),
  )
  .map((parts): Scenario => ({ ...payment, ...parts }));

test('totals never go back, and end with the whole', () => {
  fc.assert(
    fc.property(fc.array(ms, { minLength: 1 }), ms, fc.option(ms, { nil: undefined }), (parts, begin, whole) => {
      const totals = runningTotals(parts, begin, whole);
      assert.deepEqual(
        totals,
        totals.toSorted((a, b) => a - b),
      );
      assert.equal(totals.at(-1), begin + (whole ?? parts.reduce((sum, part) => sum + part, 0)));
    }),
  );
});

test('steps are numbered through, and the show’s last total is its whole length', () => {
  fc.assert(
    fc.property(fc.array(scenario, { minLength: 1, maxLength: 4 }), (scenarios) => {
      const { show, journeyMs } = sheetOf({ ...samples.go, verdict: null, evidence: sampleEvidence(scenarios) });
      const cues = show.flatMap((scene) => scene.cues);
      assert.deepEqual(
        cues.map(({ number }) => number),
        cues.map((_, index) => String(index + 1)),
      );
      const totals = cues.map(({ totalMs }) => totalMs);
      assert.deepEqual(
        totals,
        totals.toSorted((a, b) => a - b),
      );
      assert.equal(
        journeyMs,
        scenarios.reduce((sum, { durationMs }) => sum + durationMs, 0),
      );
      if (scenarios.at(-1)?.steps.length !== 0) assert.equal(totals.at(-1), journeyMs);
    }),
  );
});

test('a plan gives each step at least what it took, goes only forward, and fills the slot', () => {
  fc.assert(
    fc.property(scenario, fc.integer({ min: 1, max: 3_600_000 }), (played, slotMs) => {
      const { show, journeyMs } = sheetOf({ ...samples.go, verdict: null, evidence: sampleEvidence([played]) });
      const cues = show.flatMap((scene) => scene.cues);
      const { until, talkMs } = planOf(cues, slotMs, journeyMs);
      assert.equal(talkMs, Math.max(0, slotMs - journeyMs));
      let before = 0;
      for (const [index, end] of until.entries()) {
        assert.ok(end >= before && end >= (cues[index]?.totalMs ?? 0));
        before = end;
      }
      if (until.length > 0) assert.equal(until.at(-1), Math.max(slotMs, journeyMs));
    }),
  );
});

test('who has more to say in a step is given more time in it', () => {
  const [first, second] = payment.steps;
  assert.ok(first && second);
  const steps = [first, { ...second, durationMs: first.durationMs, say: 'word '.repeat(40) }];
  const evidence = sampleEvidence([{ ...payment, steps, durationMs: first.durationMs * 2 }]);
  const { show, journeyMs } = sheetOf({ ...samples.go, verdict: null, evidence });
  const [begin = 0, end = 0] = planOf(show[0]?.cues ?? [], 600_000, journeyMs).until;
  assert.ok(end - begin > begin * 3, `${begin} ${end}`);
});

test('a fallback is no part of the show, has its own numbers, and is known to the step that names it', () => {
  const { show, fallbacks } = sheetOf(scripted);
  assert.deepEqual(
    show.map(({ scenario: { id } }) => id),
    ['instant-payment', 'business-account-approved'],
  );
  assert.deepEqual(
    fallbacks[0]?.cues.map(({ number, totalMs }) => [number, totalMs]),
    [
      ['F1.1', 400],
      ['F1.2', oldPayment.durationMs],
    ],
  );
  assert.deepEqual(
    show[0]?.cues.map(({ fallback }) => fallback),
    [null, null, { name: FALLBACK, scene: 0 }, { name: 'tell it with the slides', scene: null }],
  );
});

test('a wait is the longest stretch without an action, or the milestone that was waited for', () => {
  const at = (after: number) => new Date(Date.parse('2026-11-20T09:30:00.000Z') + after).toISOString();
  const step = { ...plainStep, title: 'a', status: 'passed' as const, startedAt: at(0), durationMs: 5_000 };
  const click = (after: number) => ({
    at: at(after),
    durationMs: 100,
    does: 'clicks' as const,
    target: 'b',
    value: null,
  });
  assert.equal(waitOf(step, []), null);
  assert.deepEqual(waitOf({ ...step, actions: [click(500), click(900)] }, []), { ms: 4_000, between: null });
  assert.equal(waitOf({ ...step, durationMs: 1_200, actions: [click(500)] }, []), null);
  const slow = { ...click(500), durationMs: 2_000 };
  assert.deepEqual(
    waitOf({ ...step, durationMs: 2_600, actions: [slow] }, []),
    { ms: 1_600, between: null },
    'what follows a click is waited for, also where Playwright counts it as the click',
  );
  const typed = { ...slow, does: 'fills' as const };
  assert.equal(waitOf({ ...step, durationMs: 2_600, actions: [typed] }, []), null, 'typing is no wait');
  assert.deepEqual(waitOf({ ...step, durationMs: 300, meanwhile: 'Look.' }, []), { ms: 300, between: null });
  const milestones = [
    { name: 'decided' as const, at: at(-800) },
    { name: 'polled' as const, at: at(3_000) },
    { name: 'applied' as const, at: at(3_020) },
  ];
  assert.deepEqual(waitOf(step, milestones), { ms: 3_000, between: { from: 'decided', to: 'polled' } });
  assert.equal(waitOf({ ...step, startedAt: at(20_000) }, milestones), null);
});

const earlier = (run: string, steps: Record<string, number>, counts = true) => ({
  run,
  startedAt: '2026-11-19T09:00:00.000Z',
  judgedAt: '2026-11-19T09:01:00.000Z',
  state: 'finished' as const,
  outcome: 'go' as const,
  summary: '',
  counts,
  takenForGo: true,
  blockers: [],
  durations: { whole: 0, readiness: 0, journey: 0, scenarios: {}, steps: { [payment.id]: steps } },
});

test('a value that was not kept is told where one persona has it under the name of the field', () => {
  const fill = (target: string) => ({ at: '2026-11-20T09:30:14.500Z', durationMs: 20, does: 'fills' as const, target });
  const fields = ['Greeting', 'PIN', 'Town', 'Street'].map((target) => ({ ...fill(target), value: null }));
  const personas = [
    {
      name: 'customer',
      facts: [
        { name: 'greeting', value: 'Happy birthday' },
        { name: 'PIN', value: null },
      ],
    },
    { name: 'sender', facts: [{ name: 'Town', value: 'Leeds' }] },
    { name: 'receiver', facts: [{ name: 'Town', value: 'York' }] },
  ];
  assert.deepEqual(
    withToldValues(fields, personas).map(({ value }) => value),
    ['Happy birthday', null, null, null],
  );
});

test('an earlier run that took notably longer is told, one that does not count is not', () => {
  const ran = (run: string, took: number, counts = true) =>
    earlier(run, { 'They pay, and the spinner resolves': took }, counts);
  const longest = (...runs: ReturnType<typeof earlier>[]) =>
    sheetOf({ ...scripted, earlierRuns: { schemaVersion: 1, ledger: '', runs, trouble: null } }).show[0]?.cues[2]
      ?.longestBeforeMs;
  assert.equal(longest(ran('a', 4_000), ran('b', 9_000), ran('c', 60_000, false)), 9_000);
  assert.equal(longest(ran('a', 1_300)), null);
});

test('a step whose title comes again is compared with itself in earlier runs', () => {
  const steps = [PLAIN, PLAIN].map((step) => ({ ...step, durationMs: 1_000 }));
  const runs = [earlier('a', { a: 1_000, 'a (2)': 30_000 })];
  const earlierRuns = { schemaVersion: 1, ledger: '', runs, trouble: null };
  const { show } = sheetOf({ ...samples.go, evidence: sampleEvidence([{ ...payment, steps }]), earlierRuns });
  assert.deepEqual(
    show[0]?.cues.map(({ longestBeforeMs }) => longestBeforeMs),
    [null, 30_000],
  );
});

test('of a test suite only so much is on the sheet as anybody could present', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({ ...scriptedPayment, id: `s${index}` }));
  const { show, leftOut } = sheetOf({ ...samples.go, evidence: sampleEvidence(many) });
  assert.deepEqual([show.length, leftOut], [75, 325]);
});
