import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { changesBetween, versionsToCompare } from '../../cli/conductor/bank-changes.ts';
import { bankChangesSchema } from '../../model/bank-changes.ts';
import { factIds } from '../../model/fact-ids.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import { appendToJournal } from '../../model/journal-file.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { sampleRun, samples } from '../reports/samples.ts';

const inScenario = { scenario: 's', attempt: 1 };
const drift = samples.decided.verdict?.drift ?? null;
const speaking = (value: string): Fingerprint => ({
  schemaVersion: 1,
  environment: 'staging',
  takenAt: '2026-11-20T09:30:00.000Z',
  facts: [{ id: factIds.bankVersion, subject: 'bank', value }],
  unread: [],
});

test('compared are the version of a run, otherwise what changed since the last go, otherwise what the bank speaks', () => {
  const run = sampleRun();
  const [fact] = drift?.facts ?? [];
  assert.ok(drift && fact);
  const drifted = { ...drift, facts: [{ ...fact, id: factIds.bankVersion, was: '2025-09', is: '2026-03' }] };
  const fingerprint = speaking('2026-09');
  assert.deepEqual(
    versionsToCompare({ run: { ...run, bankVersion: '2026-09' }, fingerprint }, { drift: drifted }, '2026-03'),
    { from: '2026-03', to: '2026-09', because: 'run' },
  );
  assert.deepEqual(versionsToCompare({ run, fingerprint }, { drift: drifted }, '2026-03'), {
    from: '2025-09',
    to: '2026-03',
    because: 'last-go',
  });
  assert.deepEqual(versionsToCompare({ run, fingerprint }, { drift }, '2026-03'), {
    from: '2026-03',
    to: '2026-09',
    because: 'spoken',
  });
  assert.equal(versionsToCompare({ run, fingerprint: speaking('2026-03') }, { drift: null }, '2026-03'), null);
  assert.equal(versionsToCompare({ run, fingerprint: null }, { drift: null }, '2026-03'), null);
});

test('the artefact tells which operation that the platform calls broke, and in which step', async (t) => {
  const project = temporaryFolder(t);
  const contract = (path: string) =>
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'A bank', version: '1' },
      paths: {
        [path]: { post: { operationId: 'createPayment', responses: { 201: { description: 'made' } } } },
        '/rates': { get: { operationId: 'listRates', responses: { 200: { description: 'they are' } } } },
      },
    });
  for (const [version, path] of [
    ['v1', '/payments'],
    ['v2', '/transfers'],
  ] as const) {
    const folder = join(project, 'mocks', 'contracts', version);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'openapi.yaml'), contract(path));
  }
  const journal = join(project, 'journal.jsonl');
  appendToJournal(journal, {
    kind: 'scenario-begun',
    at: '2026-11-20T09:30:00.000Z',
    ...inScenario,
    title: 'A payment',
  });
  appendToJournal(journal, { kind: 'step-begun', at: '2026-11-20T09:30:01.000Z', ...inScenario, step: 'They pay' });
  appendToJournal(journal, {
    kind: 'bank-call',
    at: '2026-11-20T09:30:02.000Z',
    ...inScenario,
    correlationId: 'c',
    method: 'POST',
    path: '/payments',
    status: 201,
    durationMs: 2,
    operation: null,
    version: null,
    role: null,
    resource: null,
    state: null,
    fault: null,
  });
  const pair = { from: 'v1', to: 'v2', because: 'run' } as const;
  const changes = bankChangesSchema.parse(await changesBetween(pair, { project, staged: false, journal }));
  assert.equal(changes.trouble, null);
  const [first] = changes.operations;
  assert.deepEqual([first?.operation, first?.called, first?.changes[0]?.level], ['createPayment', true, 'breaking']);
  assert.deepEqual(first?.changes[0]?.steps, [{ scenario: 'A payment', step: 'They pay' }]);
});

test('a contract that is not kept, or whose version is no name of a folder, is told as not known', async (t) => {
  const project = temporaryFolder(t);
  for (const to of ['2026-09', '../../etc', '']) {
    const changes = await changesBetween(
      { from: '2026-03', to, because: 'spoken' },
      { project, staged: to !== '2026-09', journal: join(project, 'none') },
    );
    assert.match(String(changes.trouble), /is not kept here/);
    assert.deepEqual(changes.operations, []);
  }
});
