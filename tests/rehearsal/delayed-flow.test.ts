import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { journalShows, reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';

/** One delayed flow is enough to miss a job; neither pictures nor traces are looked at. */
const PLAYED = ['--only', 'approved by the bank', '--no-pictures', '--no-traces'];

test('a job that dies during the rehearsal is the one blocker: what is missing, why, and whose it is', async (t) => {
  const reports = reportsFolder(t);
  const running = startRehearse(t, ['run', '--reports', reports.path, ...PLAYED]);
  await journalShows(reports.latest('journal.jsonl'), /"kind":"decision"|"name":"received"/, running);
  const poller = running.processes().find((line) => line.includes('status-poller'));
  assert.ok(poller !== undefined, running.processes().join('\n'));
  process.kill(Number.parseInt(poller, 10), 'SIGKILL');

  const ended = await running.ended;
  assert.equal(ended.exitCode, 1, running.printed());
  const verdict = await readArtefact(reports.latest('verdict.json'), verdictSchema);
  assert.deepEqual(
    verdict.blockers.map(({ id }) => id),
    ['job/status-poller'],
  );
  const [blocker] = verdict.blockers;
  assert.equal(blocker?.owner?.name, 'Platform team');
  assert.match(blocker?.cause ?? '', /status-poller was killed/);
  assert.deepEqual(
    blocker?.consequences.map(({ id }) => id.split('/').slice(0, 2).join('/')),
    ['milestone/status-poller', 'scenario/business-account-approved-a-business-account-approved-by-the-bank'],
  );

  const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
  const [scenario] = scenarios;
  assert.match(scenario?.error ?? '', /The milestone “polled” did not come within \d/);
  assert.doesNotMatch(scenario?.error ?? '', /timeout|exceeded/i);
  const reached = scenario?.milestones.map(({ name }) => name) ?? [];
  assert.ok(reached.includes('received') && !reached.includes('polled'));
});

test('a job that runs, but on another database, passes every check and is caught by the whole cycle', async (t) => {
  const reports = reportsFolder(t);
  const running = startRehearse(t, ['run', '--reports', reports.path, '--incident', 'job-elsewhere', ...PLAYED]);
  const ended = await running.ended;
  assert.equal(ended.exitCode, 1, running.printed());
  const verdict = await readArtefact(reports.latest('verdict.json'), verdictSchema);
  assert.deepEqual(
    verdict.blockers.map(({ id }) => id),
    ['job-work/status-poller'],
  );
  const [blocker] = verdict.blockers;
  assert.equal(blocker?.owner?.name, 'Platform team');
  assert.match(blocker?.cause ?? '', /waits?, and its last run looked at none/);
  assert.deepEqual(
    blocker?.consequences.map(({ id }) => id.split('-')[0]),
    ['milestone/status', 'scenario/business'],
  );
  assert.deepEqual([verdict.risks.map(({ rule }) => rule), verdict.doubts], [['rehearsed-in-part'], []]);
  assert.deepEqual(await running.leftAfter(2000), []);
});
