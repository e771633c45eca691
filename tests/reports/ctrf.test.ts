import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { validate } from 'ctrf';
import { type CtrfReport, renderCtrf } from '../../reports/formats/ctrf.ts';
import { HOSTILE_TEXTS, withText } from './hostile.ts';
import { samples } from './samples.ts';

/** What the schema that the format's own package brings finds wrong with a report, after it was written and read. */
function faults(report: CtrfReport): string[] {
  const read: unknown = JSON.parse(JSON.stringify(report));
  return validate(read).errors.map(({ path, message }) => `${path} ${message}`);
}

describe('the CTRF report', () => {
  for (const [name, input] of Object.entries(samples)) {
    it(`has the published shape, and sums that add up: ${name}`, () => {
      const report = renderCtrf(input);
      assert.deepEqual(faults(report), []);
      const { summary, tests } = report.results;
      assert.equal(summary.tests, tests.length);
      assert.equal(summary.passed + summary.failed + summary.skipped + summary.pending + summary.other, tests.length);
      assert.ok(summary.stop >= summary.start);
    });
  }

  it('calls a scenario that passed only when it was tried again flaky', () => {
    const { results } = renderCtrf(samples.risk);
    assert.equal(results.summary.flaky, 1);
    const flaky = results.tests.find(({ flaky }) => flaky);
    assert.equal(flaky?.retries, 1);
    assert.match(String(flaky?.retryAttempts?.[0]?.message), /Payment receipt/);
  });

  it('calls what could not be told, or was cut off, neither passed nor failed', () => {
    assert.equal(renderCtrf(samples.noGo).results.summary.other, 2);
    assert.equal(renderCtrf(samples.cutOff).results.summary.other, 2, 'the scenario, and the verdict');
  });

  it('holds the verdict: the whole, and each blocker', () => {
    const { tests, environment } = renderCtrf(samples.decided).results;
    const verdict = tests.filter(({ suite }) => suite[0] === 'verdict');
    assert.deepEqual(
      verdict.slice(0, 2).map(({ name, status }) => [name, status]),
      [
        ['The demo can go ahead', 'failed'],
        [samples.decided.verdict?.blockers[0]?.title, 'failed'],
      ],
    );
    assert.equal(environment.healthy, false);
  });

  it('keeps its shape with hostile text', () => {
    for (const hostile of HOSTILE_TEXTS) {
      const report = renderCtrf(withText(samples.noGoDelayed, hostile));
      assert.deepEqual(faults(report), []);
      assert.ok(JSON.stringify(report).isWellFormed());
    }
  });

  it('would not have it with a key that the format does not know', () => {
    const report = renderCtrf(samples.go);
    const [test] = report.results.tests;
    assert.ok(test);
    const unknown = { ...test, mood: 'glad' };
    assert.notDeepEqual(faults({ ...report, results: { ...report.results, tests: [unknown] } }), []);
  });
});
