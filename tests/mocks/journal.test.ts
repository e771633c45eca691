import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Journal } from '../../mocks/journal.ts';
import type { BankEvent } from '../../mocks/journal-entry.ts';
import { manualClock } from '../helpers/manual-clock.ts';
import { INFORMATION, readApplication, submit } from './requests.ts';
import { CLIENT, stageBank } from './stage-bank.ts';

function unexpected(correlationId: string | null): BankEvent {
  return { kind: 'unexpected-call', correlationId, method: 'GET', path: '/', version: '1', status: 404, nearest: null };
}

test('the journal is bounded, numbers without gaps, and says how far back it reaches', () => {
  const journal = new Journal(manualClock(), { kept: 100 });
  for (let count = 1; count <= 1000; count += 1) journal.record(unexpected(`run-${count}`));
  const { entries, nextSequence, oldestSequence } = journal.read();
  assert.ok(entries.length >= 100 && entries.length <= 110);
  assert.equal(nextSequence, 1000);
  assert.equal(entries[0]?.sequence, oldestSequence);
  assert.deepEqual(
    entries.map(({ sequence }) => sequence),
    Array.from({ length: entries.length }, (_, index) => 1001 - entries.length + index),
  );
  assert.deepEqual(
    journal.read({ after: 998 }).entries.map(({ correlationId }) => correlationId),
    ['run-999', 'run-1000'],
  );
  journal.clear();
  journal.record(unexpected(null));
  assert.equal(journal.read().entries[0]?.sequence, 1001);
});

test('a long journal is read page by page, without loss', () => {
  const journal = new Journal(manualClock());
  for (let count = 1; count <= 2500; count += 1) journal.record(unexpected(count % 2 === 0 ? 'even-run' : 'odd-run'));
  const read: number[] = [];
  for (let after = 0; ; ) {
    const page = journal.read({ after, correlation: 'even' });
    if (page.entries.length === 0) break;
    read.push(...page.entries.map(({ sequence }) => sequence));
    after = page.nextSequence;
  }
  assert.deepEqual(
    read,
    Array.from({ length: 1250 }, (_, index) => 2 * (index + 1)),
  );
});

test('a reader from before a restart is given everything there is', () => {
  const journal = new Journal(manualClock());
  journal.record(unexpected(null));
  assert.equal(journal.read({ after: 500 }).entries.length, 1);
});

test('the journal tells the story of an application, and of nobody else’s', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const id = await submit(bank, token, { correlation: 'run-1.opening' });
  await submit(bank, token, { correlation: 'run-2.opening' });
  const headers = { 'x-correlation-id': 'run-1.opening' };
  const path = `/business-account-applications/${id}`;
  const supplied = await bank.call('POST', `${path}/information`, { token, headers, json: { answers: INFORMATION } });
  assert.equal(supplied.headers.get('x-correlation-id'), 'run-1.opening');
  await bank.control.decide(id, { decision: 'reject', by: 'Staff', reason: 'Not in the register.' });
  await bank.call('GET', path, { token, headers });
  await readApplication(bank, token, id);

  const { entries } = await bank.control.journal({ correlation: 'run-1.' });
  const told = entries.map((entry) =>
    entry.kind === 'call'
      ? [entry.operation, entry.status, entry.namedState, entry.state]
      : [entry.kind, entry.kind === 'decision' && [entry.decision, entry.state, entry.final, entry.by, entry.reason]],
  );
  assert.deepEqual(told, [
    ['submitApplication', 202, 'RECEIVED', 'received'],
    ['supplyInformation', 202, 'UNDER_REVIEW', 'under-review'],
    ['decision', ['reject', 'rejected', true, 'Staff', 'Not in the register.']],
    ['readApplication', 200, 'REJECTED', 'rejected'],
  ]);
  assert.ok(entries.every((entry) => 'resource' in entry && entry.resource === id));
  assert.equal((await bank.control.journal({ resource: id })).entries.length, 5);
});

test('neither tokens nor secrets nor bodies get into the journal, nor do control and console', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  await submit(bank, token, { legalName: 'Very Private Holdings' });
  await fetch(`${bank.url}/console`);
  await fetch(`${bank.url}/health/live`);
  const page = await bank.control.journal();
  assert.deepEqual(
    page.entries.map((entry) => entry.kind === 'call' && entry.operation),
    ['issueToken', 'submitApplication'],
  );
  for (const secret of [token, CLIENT.secret, CLIENT.id, 'Very Private']) {
    assert.equal(JSON.stringify(page).includes(secret), false, secret);
  }
});

test('a reader can wait for what comes, and is woken by what it waits for only', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const { nextSequence } = await bank.control.journal();
  const waiting = bank.control.journal({ correlation: 'run-2.', after: nextSequence, waitMs: 20_000 });
  await submit(bank, token, { correlation: 'run-1.opening' });
  const id = await submit(bank, token, { correlation: 'run-2.opening' });
  const { entries, nextSequence: after } = await waiting;
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'call' && entry.resource),
    [id],
  );
  assert.equal(after, nextSequence + 2);
});

test('a reader that waits in vain is answered in the end', async (t) => {
  const bank = await stageBank(t);
  const page = await bank.control.journal({ correlation: 'run-9.', waitMs: 20 });
  assert.deepEqual(page, { entries: [], nextSequence: 0, oldestSequence: null });
});
