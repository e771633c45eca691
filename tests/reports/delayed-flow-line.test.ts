import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Scenario } from '../../model/evidence.ts';
import { arrivals } from '../../reports/delayed-flow/arrivals.ts';
import { type FlowLine, flowLine } from '../../reports/delayed-flow/flow-line.ts';
import { renderDelayedFlow } from '../../reports/page/delayed-flow/delayed-flow.ts';
import { renderFlowChart } from '../../reports/page/delayed-flow/flow-chart.ts';
import { type LaneMark, renderLane } from '../../reports/page/delayed-flow/flow-lane.ts';
import { scenarioSections } from '../../reports/summary/summary-scenarios.ts';
import { cutOffAccount, stuckAccount } from './samples/scenarios.ts';
import { account, after, payment } from './samples.ts';

const moment = { at: '2026-11-20T09:31:00.000Z', name: 'when it was judged' };
const tick = (at: number, saw: 'ran' | 'failed' | 'due' = 'ran') => ({
  job: 'status-poller',
  at: after(at),
  saw,
  detail: '',
});
const ticked: Scenario = { ...account, jobRuns: [tick(7_600), tick(9_700), tick(11_680)] };

function lineOf(scenario: Scenario): FlowLine {
  const line = flowLine(scenario);
  assert.ok(line !== null);
  return line;
}

const inWords = ({ waits }: FlowLine) => waits.map(({ from, until, what }) => `${until - from} ms ${what}`);

test('where the time went is told wait by wait, until the tick of the job that asked', () => {
  assert.deepEqual(inWords(lineOf(ticked)), [
    '450 ms until the bank had it',
    '2450 ms until bank staff decided',
    '1880 ms until the next tick of status-poller',
    '20 ms until it asked the bank',
    '20 ms until the platform had it',
    '440 ms until the customer saw it',
  ]);
});

test('a job that ran and did not ask is told, and no tick is made up where none is known', () => {
  const twice = { ...account, jobRuns: [tick(10_000), tick(11_690)] };
  assert.equal(
    inWords(lineOf(twice))[2],
    '1900 ms until status-poller asked the bank, after 1 run in which it did not',
  );
  assert.equal(inWords(lineOf(account))[2], '1900 ms until the platform asked the bank');
  const onlyDue = { ...account, jobRuns: [tick(10_000, 'due')] };
  assert.equal(inWords(lineOf(onlyDue))[2], '1900 ms until the platform asked the bank');
});

test('a missing milestone is drawn as missing for as long as it was waited for', () => {
  const stuck = { ...stuckAccount, jobRuns: [tick(7_600), tick(11_600, 'due')] };
  const line = lineOf(stuck);
  const last = line.waits.at(-1);
  assert.ok(last?.inVain === true);
  assert.equal(last.until - last.from, 5_000);
  assert.equal(last.until, line.until);
  assert.match(last.what, /for “polled” in vain, until \d\d:\d\d:\d\d/);
  const drawn = String(renderDelayedFlow(stuck, moment));
  assert.match(drawn, /<rect class="stretch is-in-vain"/);
  assert.match(drawn, /status-poller: 1 ran, 1 not seen/);
});

test('nothing is drawn where nothing is delayed, or nothing came after the first milestone', () => {
  assert.equal(flowLine(payment), null);
  assert.equal(flowLine(cutOffAccount), null);
  assert.equal(String(renderDelayedFlow(payment, moment)), '');
  assert.match(String(renderDelayedFlow(cutOffAccount, moment)), /stopped after 1 of 6 milestones/);
});

test('everything stands on one scale of time, whether it took seconds or most of an hour', () => {
  for (const factor of [1, 10, 500]) {
    const stretched = stretch(ticked, factor);
    const drawn = String(renderFlowChart(lineOf(stretched), arrivals(stretched)));
    const moments = [...drawn.matchAll(/class="moment" x1="([\d.]+)%"/g)].map(([, x]) => Number(x));
    assert.deepEqual(moments, [0, 8.56, 55.13, 91.25, 91.63, 100], `${factor} times as long`);
    const labels = [...drawn.matchAll(/class="hour"[^>]*>([^<]+)</g)].map(([, label]) => label);
    assert.ok(labels.length >= 3 && labels.length <= 10, labels.join());
    assert.equal(new Set(labels).size, labels.length, labels.join());
  }
});

test('the same is told in a table in order of time, with what was refused', () => {
  const refused = {
    ...ticked,
    bankCalls: ticked.bankCalls.map((call) => ({ ...call, status: call.role === 'read' ? 503 : call.status })),
  };
  const table = String(renderDelayedFlow(refused, moment)).split('<tbody>')[1] ?? '';
  const rows = table
    .split('<tr')
    .slice(1)
    .map((row) =>
      row
        .replace(/<[^>]*>|^[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  assert.equal(rows.length, 6 + 1 + 3 + 4);
  assert.deepEqual(
    rows,
    rows.toSorted((a, b) => a.slice(0, 12).localeCompare(b.slice(0, 12))),
  );
  assert.match(rows.join('\n'), /status-poller ran/);
  assert.match(table, /class="is-bad"[\s\S]*503 refused/);
});

test('marks at the same place stay apart, however many there are', () => {
  const marks = fc.array(
    fc.record({
      x: fc.integer({ min: 0, max: 1000 }).map((x) => x / 10),
      look: fc.constantFrom('ran', 'failed', 'due', 'call'),
    }),
    { minLength: 1, maxLength: 200 },
  );
  fc.assert(
    fc.property(marks, (many: LaneMark[]) => {
      const { content, height } = renderLane('job', many, 0);
      const places = [...String(content).matchAll(/<svg class="flow-mark [^"]+" x="([\d.]+)%" y="([\d.]+)"/g)];
      const columns = [...String(content).matchAll(/class="column/g)].length;
      assert.ok(columns > 0 || places.length === many.length);
      assert.ok(height <= 80);
      const byRow = Map.groupBy(places, ([, , y]) => y);
      for (const row of byRow.values()) {
        const xs = row.map(([, x]) => Number(x)).sort((a, b) => a - b);
        assert.ok(xs.every((x, index) => index === 0 || x - (xs[index - 1] ?? 0) >= 1));
      }
    }),
    { numRuns: 60 },
  );
});

/** The same flow as slow as so many times. */
function stretch(scenario: Scenario, factor: number): Scenario {
  const begin = Date.parse(scenario.milestones[0]?.at ?? '');
  const later = <Timed extends { at: string }>(each: Timed): Timed => ({
    ...each,
    at: new Date(begin + (Date.parse(each.at) - begin) * factor).toISOString(),
  });
  return {
    ...scenario,
    milestones: scenario.milestones.map(later),
    jobRuns: scenario.jobRuns.map(later),
    bankCalls: scenario.bankCalls.map(later),
  };
}

test('a milestone that nothing could see is told as such, and is not where the flow stopped', () => {
  const milestones = account.milestones.filter(({ name }) => name !== 'received' && name !== 'polled');
  const unseen: Scenario = { ...account, milestones, unobserved: ['received', 'polled'] };
  assert.deepEqual(
    arrivals(unseen).map(({ state }) => state),
    ['came', 'not-observed', 'came', 'not-observed', 'came', 'came'],
  );
  const page = String(renderDelayedFlow(unseen, moment));
  assert.match(page, /4 of 6 milestones came, in order; 2 could not be observed here/);
  assert.doesNotMatch(page, /stopped after/);
  assert.match(scenarioSections([unseen]).join('\n'), /4 of 6 \(2 not observed\)/);
});
