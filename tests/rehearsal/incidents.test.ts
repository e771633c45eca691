import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { verdictSchema } from '../../model/verdict.ts';
import { reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';

const INCIDENTS = [
  {
    id: 'missing-credential',
    blocker: 'configuration/payments/BANK_CLIENT_SECRET',
    subject: 'payments',
    owner: 'Payments team',
    cause: /BANK_CLIENT_SECRET/,
  },
  {
    id: 'job-absent',
    blocker: 'job/status-poller',
    subject: 'status-poller',
    owner: 'Platform team',
    cause: /never deployed/,
  },
  { id: 'bank-down', blocker: 'reachable/bank', subject: 'bank', owner: 'Bank relations', cause: /does not answer/ },
  {
    id: 'wrong-environment',
    blocker: 'identity/onboarding',
    subject: 'onboarding',
    owner: 'Platform team',
    cause: /says it runs in beta/,
  },
];

for (const { id, blocker, subject, owner, cause } of INCIDENTS) {
  test(`the incident ${id} is no-go with one root cause, before anybody clicks`, async (t) => {
    const reports = reportsFolder(t);
    const running = startRehearse(t, ['run', '--reports', reports.path, '--incident', id]);
    const ended = await running.ended;
    assert.equal(ended.exitCode, 1, running.printed());

    const verdict = await readArtefact(reports.latest('verdict.json'), verdictSchema);
    assert.equal(verdict.outcome, 'no-go');
    assert.deepEqual(
      verdict.blockers.map((reason) => reason.id),
      [blocker],
    );
    const [only] = verdict.blockers;
    assert.equal(only?.subject, subject);
    assert.equal(only?.owner?.name, owner);
    assert.match(only?.cause ?? '', cause);
    assert.ok((only?.consequences.length ?? 0) >= 1);
    assert.deepEqual([verdict.risks, verdict.doubts], [[], []]);

    const { scenarios } = await readArtefact(reports.latest('evidence.json'), evidenceSchema);
    assert.deepEqual(scenarios, []);
    for (const said of [subject, owner]) assert.ok(ended.stdout.includes(said), ended.stdout);
    assert.deepEqual(await running.leftAfter(2000), []);
  });
}
