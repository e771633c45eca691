import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type EarlierRuns, earlierRunsSchema } from '../../model/earlier-runs.ts';
import { ledgerEntrySchema } from '../../model/ledger-entry.ts';
import { stepNames } from '../../model/step-names.ts';
import { earlierText, slownessText } from '../../reports/durations/duration-text.ts';
import { earlierDurations, spreadOf } from '../../reports/durations/earlier-durations.ts';
import { renderDuration } from '../../reports/page/scenarios/duration-chart.ts';
import { renderScenarioBody } from '../../reports/page/scenarios/scenario-body.ts';
import { entryOf } from '../../verdict/ledger/entry-of.ts';
import { payment, sampleEvidence, sampleRun, sampleVerdict } from './samples.ts';

interface Earlier {
  counts?: boolean;
  outcome?: string;
  scenarios?: Record<string, number>;
  steps?: Record<string, Record<string, number>>;
}

function earlierRuns(runs: readonly Earlier[]): EarlierRuns {
  return earlierRunsSchema.parse({
    ledger: 'reports/ledger',
    runs: runs.map(({ counts = true, outcome = 'go', scenarios = {}, steps = {} }, index) => ({
      run: `run-${index}`,
      startedAt: '2026-11-20T09:30:00.000Z',
      judgedAt: '2026-11-20T09:31:00.000Z',
      state: 'finished',
      outcome,
      summary: '',
      counts,
      blockers: [],
      durations: { whole: 1, readiness: 1, journey: 1, scenarios, steps },
    })),
  });
}

const [first] = payment.steps;
const ofStep = (durationMs: number): Earlier => ({ steps: { [payment.id]: { [first?.title ?? '']: durationMs } } });

test('a step is compared with itself in up to twenty of the newest runs that count', () => {
  const earlier = earlierRuns([
    { ...ofStep(9_999_999), counts: false },
    ...Array.from({ length: 25 }, (_, index) => ofStep(100 + index)),
  ]);
  assert.deepEqual(earlierDurations(payment, earlier).steps, [
    { runs: 20, least: 100, median: 110, most: 119 },
    null,
    null,
    null,
  ]);
});

test('a whole scenario is compared only with runs in which nothing failed', () => {
  const took = (outcome: string, durationMs: number) => ({ outcome, scenarios: { [payment.id]: durationMs } });
  const earlier = earlierRuns([took('no-go', 30_000), took('go', 2_000), took('risk', 3_000)]);
  assert.deepEqual(earlierDurations(payment, earlier).whole, { runs: 2, least: 2_000, median: 2_500, most: 3_000 });
});

test('nothing is known where nothing is kept, also of names that every object has', () => {
  assert.deepEqual(earlierDurations(payment, null), { whole: null, steps: [null, null, null, null] });
  const odd = { id: 'constructor', steps: payment.steps.map((step) => ({ ...step, title: 'toString' })) };
  assert.deepEqual(earlierDurations(odd, earlierRuns([{}])).whole, null);
});

test('the middle of durations lies between the least and the most, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000_000), { minLength: 1 }), (durations) => {
      const spread = spreadOf(durations);
      assert.ok(spread !== null);
      assert.equal(spread.least, Math.min(...durations));
      assert.equal(spread.most, Math.max(...durations));
      assert.ok(spread.median >= spread.least && spread.median <= spread.most);
    }),
  );
  assert.equal(spreadOf([]), null);
});

test('what is usual takes three runs, and is said in words', () => {
  assert.equal(earlierText({ runs: 12, least: 700, median: 900, most: 1100 }), 'usually 0.9 s (0.7 to 1.1 s)');
  assert.equal(earlierText({ runs: 12, least: 900, median: 900, most: 910 }), 'usually 0.9 s');
  assert.equal(
    earlierText({ runs: 3, least: 9000, median: 30_000, most: 90_000 }),
    'usually 30 s (9.0 s to 1 min 30 s)',
  );
  assert.equal(earlierText({ runs: 2, least: 700, median: 900, most: 1100 }), '0.7 to 1.1 s in the 2 runs before');
  assert.equal(earlierText({ runs: 1, least: 700, median: 700, most: 700 }), '0.7 s in the run before');
});

test('what is notably slower than ever before is told, and nothing else', () => {
  const usual = { runs: 10, least: 800, median: 1000, most: 1200 };
  assert.equal(slownessText(2_000, usual), 'twice as long as usual');
  assert.equal(slownessText(2_500, usual), '2.5 times as long as usual');
  assert.equal(slownessText(7_000, usual), '7 times as long as usual');
  assert.equal(slownessText(90_000, usual), 'more than 20 times as long as usual');
  assert.equal(slownessText(1_200, usual), null, 'it took as long before');
  assert.equal(slownessText(1_400, usual), null, 'it is not much');
  assert.equal(slownessText(90, { runs: 10, least: 20, median: 30, most: 40 }), null, 'nobody notices');
  assert.equal(slownessText(2_000, { ...usual, runs: 2 }), null, 'nothing is usual yet');
});

test('no chart is drawn where there is nothing to compare with', () => {
  assert.equal(String(renderDuration({ durationMs: 5, budgetMs: null, earlier: null, counts: true })), '');
});

test('what a step took stands against its budget and the runs before, to one scale', () => {
  const earlier = { runs: 4, least: 500, median: 1000, most: 1500 };
  const drawn = String(renderDuration({ durationMs: 4000, budgetMs: 2000, earlier, counts: true }));
  const place = (look: string, attribute: string) =>
    Number(new RegExp(`class="${look}"[^>]* ${attribute}="([\\d.]+)%"`).exec(drawn)?.[1]);
  assert.ok(Math.abs(place('took', 'width') / place('budget', 'x1') - 2) < 0.01);
  assert.ok(Math.abs(place('budget', 'x1') / place('middle', 'x1') - 2) < 0.01);
  assert.ok(Math.abs(place('range', 'width') / place('middle', 'x1') - 1) < 0.01);
  assert.match(
    drawn,
    /4 times as long as usual[\s\S]*usually 1\.0 s \(0\.5 to 1\.5 s\)[\s\S]*over its budget of 2\.0 s/,
  );
});

test('the report of a scenario says what its steps usually take', () => {
  const earlierRun = earlierRuns([ofStep(100), ofStep(150), ofStep(140)]);
  const around = {
    present: new Set<string>(),
    moment: { at: '2026-11-20T09:31:00.000Z', name: '' },
    earlierRuns: earlierRun,
  };
  assert.match(String(renderScenarioBody(payment, around)), /twice|2\.9 times as long as usual/);
});

const left = { readiness: null, fingerprint: null };

test('a title that comes again is known by its number', () => {
  const named = (...titles: string[]) => stepNames(titles.map((title) => ({ title })));
  assert.deepEqual(named('Pay', 'Pay', 'See', 'Pay'), ['Pay', 'Pay (2)', 'See', 'Pay (3)']);
  assert.deepEqual(named('Pay', 'Pay (2)', 'Pay'), ['Pay', 'Pay (2)', 'Pay (3)']);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'a (2)', 'a (3)', 'b')), (titles) => {
      assert.equal(new Set(named(...titles)).size, titles.length);
    }),
  );
});

test('a run with very many steps keeps none of them, and older lines have none', () => {
  const verdict = sampleVerdict('go', 'All passed.');
  const entry = entryOf(sampleRun(), verdict, { ...left, evidence: sampleEvidence([payment]) });
  assert.deepEqual(entry.durations.steps, {
    [payment.id]: Object.fromEntries(payment.steps.map(({ title, durationMs }) => [title, durationMs])),
  });
  const many = {
    ...payment,
    steps: Array.from({ length: 2001 }, () => payment.steps)
      .flat()
      .slice(0, 2001),
  };
  assert.deepEqual(entryOf(sampleRun(), verdict, { ...left, evidence: sampleEvidence([many]) }).durations.steps, {});
  const { steps: _, ...older } = entry.durations;
  assert.deepEqual(ledgerEntrySchema.parse({ ...entry, durations: older }).durations.steps, {});
});

test('a step that failed is not kept as how long it takes', () => {
  const failed = {
    ...payment,
    steps: payment.steps.map((step, index) => ({ ...step, status: index === 0 ? ('failed' as const) : step.status })),
  };
  const entry = entryOf(sampleRun(), sampleVerdict('no-go', ''), { ...left, evidence: sampleEvidence([failed]) });
  assert.equal(Object.keys(entry.durations.steps[payment.id] ?? {}).length, payment.steps.length - 1);
});
