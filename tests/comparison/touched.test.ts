import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { compareContracts } from '../../mocks/comparison/diff/compare-contracts.ts';
import type { Difference } from '../../mocks/comparison/diff/difference.ts';
import { madeCalls } from '../../mocks/comparison/diff/made-calls.ts';
import { touchedBy } from '../../mocks/comparison/diff/touched.ts';
import type { JsonObject } from '../../mocks/contract/document/json.ts';
import { type JournalEntry, journalEntrySchema } from '../../model/journal.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { changed, comparable, smallBank } from './documents.ts';

const inScenario = { scenario: 's', attempt: 1 };
const at = (second: number) => `2026-11-21T10:00:${String(second).padStart(2, '0')}.000Z`;
const step = (second: number, name: string): JournalEntry => ({
  kind: 'step-begun',
  at: at(second),
  ...inScenario,
  step: name,
});
const call = (second: number, method: string, path: string, status: number): JournalEntry => {
  const answered = { correlationId: 'r.1', method, path, status, durationMs: 1 };
  return journalEntrySchema.parse({ kind: 'bank-call', at: at(second), ...inScenario, ...answered });
};

const JOURNAL: JournalEntry[] = [
  { kind: 'scenario-begun', at: at(0), ...inScenario, title: 'A payment' },
  step(1, 'The customer pays'),
  step(5, 'The receipt shows'),
  // The bank's calls are written when the scenario is over, so they stand after what came later.
  call(2, 'POST', '/payments', 201),
  call(6, 'GET', '/api/payments/p-1', 200),
];

function difference(of: Partial<Difference>): Difference {
  return {
    operation: 'createPayment',
    method: 'POST',
    path: '/payments',
    level: 'breaking',
    parts: ['response'],
    statuses: null,
    pointer: null,
    text: 'It changed.',
    id: 'changed',
    ...of,
  };
}

async function touched(
  t: TestContext,
  differences: Difference[],
  options: { revision?: JsonObject; journal?: JournalEntry[] } = {},
) {
  const folder = temporaryFolder(t);
  const base = await comparable(folder, 'a.json', smallBank());
  const revision = await comparable(folder, 'b.json', options.revision ?? smallBank());
  const library = { name: 'given', differences: async () => differences };
  const comparison = await compareContracts(base, revision, library);
  const { touched: found, unknown } = touchedBy(madeCalls(options.journal ?? JOURNAL), { base, revision, comparison });
  return { found: found.map((one) => [one.difference.id, one.steps.map((each) => each.step)]), unknown };
}

test('a difference touches the step during which its operation was called', async (t) => {
  const { found } = await touched(t, [difference({}), difference({ id: 'other', method: 'GET', path: '/rates' })]);
  assert.deepEqual(found, [['changed', ['The customer pays']]]);
});

test('one in an answer touches only who received that answer', async (t) => {
  const { found } = await touched(t, [
    difference({ id: 'received', statuses: ['201'] }),
    difference({ id: 'never', text: 'Never.', statuses: ['422'] }),
    difference({ id: 'range', text: 'All that have no entry of their own.', statuses: ['2XX'] }),
    difference({ id: 'default', text: 'All others.', statuses: ['default'] }),
  ]);
  assert.deepEqual(
    found.map(([id]) => id),
    ['received'],
  );
});

test('one in the default answer, or a range, touches who received a status that is not documented by itself', async (t) => {
  const journal = [...JOURNAL, call(3, 'POST', '/payments', 503)];
  const { found } = await touched(
    t,
    [
      difference({ id: 'default', statuses: ['default'] }),
      difference({ id: 'range', statuses: ['5XX'] }),
      difference({ id: 'other range', statuses: ['3XX'] }),
    ],
    { journal },
  );
  assert.deepEqual(found, [
    ['default', ['The customer pays']],
    ['range', ['The customer pays']],
  ]);
});

test('a moved operation touches calls to its old and to its new address alike', async (t) => {
  const item = { get: { operationId: 'readPayment', responses: {} } };
  const revision = changed(smallBank(), {
    '/paths/~1payments~1{paymentId}': undefined,
    '/paths/~1transfers~1{id}': item,
  });
  const old = await touched(t, [], { revision });
  assert.deepEqual(old.found, [['operation-moved', ['The receipt shows']]]);
  const journal = [step(1, 'Later'), call(2, 'GET', '/transfers/p-1', 200)];
  const fresh = await touched(t, [], { revision, journal });
  assert.deepEqual(fresh.found, [['operation-moved', ['Later']]]);
});

test('a removed operation that is called is touched, and a call to neither contract is told', async (t) => {
  const revision = changed(smallBank(), { '/paths/~1rates': undefined });
  const journal = [step(1, 'Rates'), call(2, 'GET', '/rates', 200), call(3, 'GET', '/elsewhere', 404)];
  const { found, unknown } = await touched(t, [], { revision, journal });
  assert.deepEqual(found, [['operation-removed', ['Rates']]]);
  assert.deepEqual(
    unknown.map(({ path }) => path),
    ['/elsewhere'],
  );
});

test('a call before the first step has none; one of another attempt is not mixed in', () => {
  const other: JournalEntry = { kind: 'step-begun', at: at(1), scenario: 's', attempt: 2, step: 'Second attempt' };
  const [made] = madeCalls([other, call(2, 'GET', '/rates', 200), step(3, 'Later')]);
  assert.deepEqual([made?.step, made?.scenario], [null, 's']);
});
