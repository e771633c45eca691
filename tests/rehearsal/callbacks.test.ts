import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { MILESTONES } from '../../model/milestone.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';

const ONLY = ['--only', 'approved by the bank', '--no-pictures', '--no-traces'];

test('with callbacks the account opens because the bank calls the platform, through all milestones in order', async (t) => {
  const reports = reportsFolder(t);
  const running = startRehearse(t, ['run', '--callbacks', ...ONLY, '--reports', reports.path]);
  const ended = await running.ended;
  assert.equal(ended.exitCode, 0, running.printed());
  const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
  assert.deepEqual(
    scenarios[0]?.milestones.map(({ name }) => name),
    [...MILESTONES],
  );
  // Nobody may know the secret from what was kept.
  for (const artefact of ['journal.jsonl', 'environment.json', 'index.html', 'bank-exchanges.jsonl']) {
    assert.equal(readFileSync(reports.latest(artefact), 'utf8').includes('whsec_'), false, artefact);
  }
  assert.deepEqual(await running.leftAfter(2000), []);
});

test('callbacks that the platform does not believe are no-go, with the service that refuses them and its owner', async (t) => {
  const reports = reportsFolder(t);
  const running = startRehearse(t, [
    'run',
    '--incident',
    'callback-secret-differs',
    ...ONLY,
    '--reports',
    reports.path,
  ]);
  const ended = await running.ended;
  assert.equal(ended.exitCode, 1, running.printed());
  const { blockers } = await readArtefact(reports.latest('verdict.json'), verdictSchema);
  assert.equal(blockers.length, 1, running.printed());
  assert.equal(blockers[0]?.subject, 'onboarding');
  assert.equal(blockers[0]?.owner?.name, 'Accounts team');
  assert.match(blockers[0]?.cause ?? '', /refuses the bank’s callback \(401\)/);
  assert.deepEqual(await running.leftAfter(2000), []);
});
