import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { readinessSchema } from '../../model/finding.ts';
import { MILESTONES } from '../../model/milestone.ts';
import { runSchema } from '../../model/run.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { journalShows, reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';

test('a rehearsal of the whole sample platform is go, is recorded in full, and leaves nothing behind', async (t) => {
  const reports = reportsFolder(t);
  const running = startRehearse(t, ['run', '--reports', reports.path, '--seed', '7']);
  await journalShows(reports.latest('journal.jsonl'), /"step-begun"/, running);
  const during = running.processes().join('\n');
  const ended = await running.ended;

  await t.test('real processes take part: a database, a bank, services, a job, a browser', () => {
    for (const part of [
      'postgres',
      'mocks/main.ts',
      'portal/',
      'onboarding/',
      'payments/',
      'status-poller/',
      'chrom',
    ]) {
      assert.ok(during.includes(part), `${part} is not among:\n${during}`);
    }
  });
  await t.test('it exits 0 with the verdict on standard output', () => {
    assert.equal(ended.exitCode, 0, running.printed());
    assert.match(ended.stdout, /go/i);
    assert.match(ended.stdout, /index\.html/);
  });
  await t.test('no process of it is left', async () => {
    assert.deepEqual(await running.leftAfter(2000), []);
  });
  await t.test('the verdict is go, without a blocker, risk or doubt', async () => {
    const verdict = await readArtefact(reports.latest('verdict.json'), verdictSchema);
    assert.equal(verdict.outcome, 'go');
    assert.deepEqual([verdict.blockers, verdict.risks, verdict.doubts], [[], [], []]);
    assert.ok(verdict.executedSteps >= 20);
  });
  await t.test('every finding passed', async () => {
    const { findings } = await readArtefact(reports.latest('readiness.json'), readinessSchema);
    assert.ok(findings.length >= 20);
    assert.deepEqual(
      findings.filter(({ status }) => status !== 'pass'),
      [],
    );
  });
  await t.test(
    'three scenarios and their fallback passed at the first attempt, with a picture for every step',
    async () => {
      const { scenarios, gaps } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
      assert.deepEqual(gaps, []);
      assert.deepEqual(
        scenarios.map(({ fallback }) => fallback === null),
        [true, true, true, false],
      );
      for (const { status, attempts, steps, title } of scenarios) {
        assert.deepEqual({ status, attempts }, { status: 'passed', attempts: 1 }, title);
        for (const step of steps) {
          assert.ok(step.screenshots.length >= 1, `${title}: ${step.title}`);
          for (const picture of step.screenshots) assert.ok(statSync(reports.latest(picture)).size > 1000);
        }
      }
    },
  );
  await t.test('the delayed approval and the rejection have all six milestones, in order', async () => {
    const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
    const delayed = scenarios.filter(({ title }) => title.startsWith('A business account'));
    assert.equal(delayed.length, 2);
    for (const { milestones, decisions, bankCalls } of delayed) {
      assert.deepEqual(
        milestones.map(({ name }) => name),
        [...MILESTONES],
      );
      const times = milestones.map(({ at }) => Date.parse(at));
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
      );
      assert.ok(decisions.length >= 1 && bankCalls.length >= 3);
    }
  });
  await t.test('the report, the traces and the Allure results are there', async () => {
    for (const file of ['index.html', 'summary.md', 'junit.xml', 'ctrf-report.json', 'playwright/index.html']) {
      assert.ok(existsSync(reports.latest(file)), file);
    }
    const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
    for (const { trace, title } of scenarios) {
      assert.ok(trace !== undefined && existsSync(reports.latest(trace)), `${title}: ${trace}`);
    }
    assert.ok(existsSync(reports.latest('allure-results')));
  });
  await t.test('run.json tells how it was run, and that it has ended', async () => {
    const run = await readArtefact(reports.latest('run.json'), runSchema);
    assert.equal(run.state, 'finished');
    assert.equal(run.seed, 7);
    assert.ok(run.endedAt !== null);
  });
  await t.test('the environment is kept without its secrets', () => {
    const text = readFileSync(reports.latest('environment.json'), 'utf8');
    assert.match(text, /"operationsToken": "\[secret OPERATIONS_TOKEN\]"/);
  });
});
