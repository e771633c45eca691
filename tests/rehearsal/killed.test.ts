import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readArtefact } from '../../model/artefact.ts';
import { evidenceSchema } from '../../model/evidence.ts';
import { runSchema } from '../../model/run.ts';
import { journalShows, rehearse, reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';

const POINTS = [
  { where: 'while it stages the platform', shows: /"stage-begun".*"staging"/ },
  { where: 'while it checks readiness', shows: /"stage-begun".*"readiness"/ },
  { where: 'while Playwright starts', shows: /"stage-begun".*"scenarios"/ },
  { where: 'in the middle of a step', shows: /"step-begun"/ },
  { where: 'while an application is pending at the bank', shows: /"name":"received"/ },
];

for (const { where, shows } of POINTS) {
  test(`killed with SIGKILL ${where}: nothing lives two seconds later, and the run still has a report`, async (t) => {
    const reports = reportsFolder(t);
    const running = startRehearse(t, ['run', '--reports', reports.path]);
    await journalShows(reports.latest('journal.jsonl'), shows, running);
    const before = running.processes();
    assert.ok(before.length >= 2, 'there is something to be left');
    running.child.kill('SIGKILL');
    assert.equal((await running.ended).signal, 'SIGKILL');
    assert.deepEqual(await running.leftAfter(2000), []);

    const rendered = await rehearse(t, ['report', '--reports', reports.path]);
    assert.equal(rendered.exitCode, 0, rendered.stderr);
    assert.match(readFileSync(reports.latest('index.html'), 'utf8'), /cut off/i);
    await readArtefact(reports.latest('evidence.json'), evidenceSchema);
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal}: exits 130, keeps what there is, leaves nothing behind`, async (t) => {
    const reports = reportsFolder(t);
    const running = startRehearse(t, ['run', '--reports', reports.path]);
    await journalShows(reports.latest('journal.jsonl'), /"step-begun"/, running);
    running.child.kill(signal);
    const ended = await running.ended;
    assert.equal(ended.exitCode, 130, running.printed());
    assert.deepEqual(await running.leftAfter(2000), []);
    const run = await readArtefact(reports.latest('run.json'), runSchema);
    assert.equal(run.state, 'interrupted');
    assert.match(run.reason ?? '', new RegExp(signal));
  });
}
