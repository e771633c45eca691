import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueAt } from '../../mocks/contract/document/json-pointer.ts';
import { MapCollection, type Memory, processMemory } from '../../mocks/state/memory.ts';
import { type Answer, material, openBank } from './open-bank.ts';

const transfers = await material('transfers.yaml', 'transfers.ts');
const applications = await material('applications.json', 'applications.yaml');

const order = {
  amount: { value: '99.00', currency: 'EUR' },
  creditor: { name: 'Tea & Sons', iban: 'DE02120300000000202051' },
};
const run = (name: string) => ({ 'x-correlation-id': `${name}.scenario-one` });

function idOf({ subject }: Answer): string {
  assert.ok(subject.resource !== null);
  return subject.resource;
}

test('what is created is read again, with what was sent, until staff decide', async () => {
  const { call, model, decisions } = openBank(transfers);
  const created = await call('POST', '/transfers', { ...order, channel: 'app' }, run('monday'));
  assert.equal(created.status, 202);
  assert.equal(valueAt(created.body, '/status'), 'PENDING');
  const id = idOf(created);
  assert.equal(created.headers.get('location'), `/transfers/${id}`);
  const read = await call('GET', `/transfers/${id}`);
  assert.deepEqual(
    [valueAt(read.body, '/id'), valueAt(read.body, '/amount'), valueAt(read.body, '/creditor')],
    [id, order.amount, order.creditor],
  );
  assert.equal(valueAt(read.body, '/createdAt'), '2026-03-01T10:00:00.000Z', "it is as old as the bank's clock says");
  assert.equal(valueAt(read.body, '/channel'), undefined, 'a field that reading does not document is not echoed');
  assert.deepEqual(read.subject, { resource: id, namedState: 'PENDING', state: 'PENDING' });
  const [waiting] = model.desk.cases('monday');
  assert.deepEqual(
    [waiting?.title, waiting?.kind, waiting?.waiting, waiting?.run, waiting?.highlights],
    ['Tea & Sons', 'transfer', true, 'monday', [{ term: 'Amount', value: '99.00 EUR' }]],
  );
  const outcome = model.desk.decide(id, { decision: 'reject', by: 'Staff', reason: 'Not in order' });
  assert.ok(outcome.done && outcome.case.standing.look === 'bad' && !outcome.case.waiting);
  const refused = await call('GET', `/transfers/${id}`);
  assert.equal(valueAt(refused.body, '/status'), 'REFUSED');
  assert.equal(valueAt(refused.body, '/refusalReason'), 'Not in order');
  const [decision] = decisions();
  assert.deepEqual(
    { ...decision, sequence: 0, at: '' },
    {
      sequence: 0,
      at: '',
      kind: 'decision',
      correlationId: 'monday.scenario-one',
      resource: id,
      decision: 'reject',
      state: 'REFUSED',
      final: true,
      by: 'Staff',
      reason: 'Not in order',
    },
  );
});

test('time and polls move it on, and both are decisions in the journal', async () => {
  const { call, model, advance, decisions } = openBank(transfers);
  const id = idOf(await call('POST', '/transfers', order));
  const states: unknown[] = [];
  for (let reads = 0; reads < 3; reads += 1)
    states.push(valueAt((await call('GET', `/transfers/${id}`)).body, '/status'));
  assert.deepEqual(states, ['PENDING', 'PENDING', 'CHECKED']);
  assert.ok(model.desk.decide(id, { decision: 'approve', by: 'Staff' }).done);
  await advance(4999);
  assert.equal(model.desk.find(id)?.state, 'APPROVED');
  await advance(60_000);
  const booked = await call('GET', `/transfers/${id}`);
  assert.equal(valueAt(booked.body, '/status'), 'BOOKED');
  assert.equal(
    valueAt(booked.body, '/bookedAt'),
    '2026-03-01T10:00:05.000Z',
    'the moment it was due, not that of the look',
  );
  assert.deepEqual(
    decisions().map(({ decision, by, state, final }) => ({ decision, by, state, final })),
    [
      { decision: 'CHECKED', by: 'polls', state: 'CHECKED', final: false },
      { decision: 'approve', by: 'Staff', state: 'APPROVED', final: false },
      { decision: 'BOOKED', by: 'time', state: 'BOOKED', final: true },
    ],
  );
});

test('an operation of the API moves it, finds it in path or body, and is refused where the state does not allow it', async () => {
  const { call } = openBank(transfers);
  const [one, two] = [idOf(await call('POST', '/transfers', order)), idOf(await call('POST', '/transfers', order))];
  const cancelled = await call('POST', `/transfers/${one}/cancellation`);
  assert.equal(valueAt(cancelled.body, '/status'), 'CANCELLED');
  const again = await call('POST', `/transfers/${one}/cancellation`);
  assert.equal(again.status, 409);
  assert.equal(valueAt(again.body, '/message'), 'The transfer is in the state CANCELLED, which does not allow this.');
  assert.equal(valueAt(again.body, '/status'), 409);
  assert.equal((await call('POST', '/transfer-approvals', { transfers: [two] })).status, 204);
  assert.equal(valueAt((await call('GET', `/transfers/${two}`)).body, '/status'), 'APPROVED');
});

test('several are approved in one call, or none of them', async () => {
  const { call, model } = openBank(transfers);
  const ids = [idOf(await call('POST', '/transfers', order)), idOf(await call('POST', '/transfers', order))];
  const [first = ''] = ids;
  model.desk.decide(first, { decision: 'reject', by: 'Staff', reason: 'No' });
  assert.equal((await call('POST', '/transfer-approvals', { transfers: ids })).status, 409);
  assert.deepEqual(
    ids.map((id) => model.desk.find(id)?.state),
    ['REFUSED', 'PENDING'],
  );
});

test('one run does not see what another made; whoever belongs to none sees everything', async () => {
  const { call, model } = openBank(transfers);
  const id = idOf(await call('POST', '/transfers', order, run('monday')));
  assert.equal((await call('GET', `/transfers/${id}`, undefined, run('tuesday'))).status, 404);
  assert.equal((await call('POST', `/transfers/${id}/cancellation`, undefined, run('tuesday'))).status, 404);
  assert.equal((await call('GET', `/transfers/${id}`, undefined, run('monday'))).status, 200);
  assert.equal((await call('GET', `/transfers/${id}`)).status, 200);
  const listed = async (headers?: Record<string, string>) =>
    valueAt((await call('GET', '/transfers', undefined, headers)).body, '/total');
  assert.deepEqual([await listed(run('tuesday')), await listed(run('monday')), await listed()], [0, 1, 1]);
  assert.equal(model.desk.cases('tuesday').length, 0);
});

test('a list shows the newest first, a page at a time, each in the form of the list', async () => {
  const { call } = openBank(transfers);
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.push(idOf(await call('POST', '/transfers', order)));
  const { body } = await call('GET', '/transfers?limit=2&offset=1');
  const items = [ids[3], ids[2]].map((id) => ({ id, status: 'PENDING', amount: order.amount }));
  assert.deepEqual(body, { items, total: 5 }, 'and nothing leads to pages that are not there');
});

test('the same idempotency key creates one transfer, another key or run another', async () => {
  const { call } = openBank(transfers);
  const create = async (key: string, name: string) =>
    idOf(await call('POST', '/transfers', order, { ...run(name), 'idempotency-key': key }));
  const first = await create('one', 'monday');
  assert.equal(await create('one', 'monday'), first);
  assert.notEqual(await create('two', 'monday'), first);
  assert.notEqual(await create('one', 'tuesday'), first);
});

test('ids come from the seed: the same for two banks of one seed, others after a reset with another', async () => {
  const ids = async ({ call }: ReturnType<typeof openBank>) => [
    idOf(await call('POST', '/transfers', order)),
    idOf(await call('POST', '/transfers', order)),
  ];
  const [one, two] = [openBank(transfers), openBank(transfers)];
  const first = await ids(one);
  assert.deepEqual(await ids(two), first);
  assert.equal(new Set(first).size, 2);
  two.model.reset(undefined);
  two.model.seed({ seed: 'another', resources: [] });
  assert.ok((await ids(two)).every((id) => !first.includes(id)));
});

test('what is seeded stands as if it had been sent; a body the contract refuses is told with its place', async () => {
  const { call, model } = openBank(transfers);
  const [id = ''] = model.seed({ resources: [{ body: order, correlationId: 'monday.seeded-one' }] });
  assert.equal(valueAt((await call('GET', `/transfers/${id}`)).body, '/creditor/name'), 'Tea & Sons');
  assert.throws(
    () => model.seed({ resources: [{ body: order }, { body: { amount: 3, creditor: { name: 'X' } } }] }),
    /resources\[1\] can't be created[\s\S]*\/amount/,
  );
  assert.equal(model.desk.cases(null).length, 1, 'all of an order are seeded, or none');
});

test('a reset forgets what came under correlation ids that begin so', async () => {
  const { call, model } = openBank(transfers);
  await call('POST', '/transfers', order, run('monday'));
  await call('POST', '/transfers', order, run('tuesday'));
  model.reset('monday.');
  assert.deepEqual(
    model.desk.cases(null).map((each) => each.run),
    ['tuesday'],
  );
});

test('a bank that is started again goes on where it was', async () => {
  const kept = new Map<string, Map<string, unknown>>();
  const memory = (): Memory => ({
    ...processMemory(),
    collection: (name, schema) => {
      const raw = kept.get(name) ?? new Map<string, unknown>();
      kept.set(name, raw);
      const values = new Map([...raw].map(([key, value]) => [key, schema.parse(JSON.parse(JSON.stringify(value)))]));
      return new MapCollection(values, (key, value) => (value === undefined ? raw.delete(key) : raw.set(key, value)));
    },
  });
  const before = openBank(transfers, memory());
  const created = await before.call('POST', '/transfers', order, { 'idempotency-key': 'one' });
  const id = idOf(created);
  const read = await before.call('GET', `/transfers/${id}`);
  before.model.desk.decide(id, { decision: 'approve', by: 'Staff' });
  const after = openBank(transfers, memory());
  assert.equal(after.model.desk.find(id)?.state, 'APPROVED');
  assert.deepEqual(
    valueAt((await after.call('GET', `/transfers/${id}`)).body, '/creditor'),
    valueAt(read.body, '/creditor'),
  );
  assert.equal(idOf(await after.call('POST', '/transfers', order, { 'idempotency-key': 'one' })), id);
  assert.notEqual(idOf(await after.call('POST', '/transfers', order)), id);
});

test('what staff may not do now is refused with a reason, and changes nothing', async () => {
  const { call, model, decisions } = openBank(transfers);
  const id = idOf(await call('POST', '/transfers', order));
  const refusals: [string, Parameters<typeof model.desk.decide>[1], string][] = [
    ['tr_unknown', { decision: 'approve', by: 'Staff' }, 'not-found'],
    [id, { decision: 'reject', by: 'Staff', reason: ' ' }, 'no-reason'],
    [id, { decision: 'dance', by: 'Staff' }, 'not-possible-now'],
  ];
  for (const [about, decision, code] of refusals) {
    const outcome = model.desk.decide(about, decision);
    assert.ok(!outcome.done && outcome.why.length > 0);
    assert.equal(outcome.code, code);
  }
  assert.deepEqual(decisions(), []);
});

test('JSON:API: what is asked for comes by the API and is shown to staff, with nothing private', async () => {
  const { call, model } = openBank(applications);
  const sent = { data: { type: 'company', attributes: { name: 'Tea & Sons', employees: 4, hobby: 'chess' } } };
  const created = await call('POST', '/applications', sent);
  const id = idOf(created);
  assert.match(id, /^\d+$/, 'the contract wants a number for an id');
  assert.deepEqual(valueAt(created.body, '/data/type'), 'company');
  assert.equal(valueAt(created.body, '/data/attributes/employees'), 4);
  assert.equal(model.desk.find(id)?.title, 'Tea & Sons');
  const questions = [{ field: 'passport', question: 'May we see a passport?' }];
  assert.ok(model.desk.decide(id, { decision: 'request-information', by: 'Staff', questions }).done);
  const asked = await call('GET', `/applications/${id}`);
  assert.equal(valueAt(asked.body, '/data/attributes/message'), 'May we see a passport?');
  assert.deepEqual(model.desk.find(id)?.moves, [], 'staff wait for the applicant');
  assert.equal(model.desk.find(id)?.waiting, true);
  const supplied = await call('POST', `/applications/${id}/documents`, { kind: 'scan', passportNumber: 'X123' });
  assert.deepEqual(supplied.subject, { resource: id, namedState: null, state: null });
  const [enquiry] = model.desk.find(id)?.enquiries ?? [];
  assert.deepEqual([enquiry?.question, enquiry?.answer], ['May we see a passport?', 'Kind: scan']);
  const outcome = model.desk.decide(id, { decision: 'approve', by: 'Staff' });
  assert.ok(outcome.done && outcome.case.standing.look === 'good');
  const page = await call('GET', '/applications?page[limit]=1');
  assert.equal(valueAt(page.body, '/data/0/attributes/status'), 'Approved');
});

test('an id that nobody knows is answered as the contract has it: where it documents no refusal, as usual', async () => {
  const { call } = openBank(applications);
  const answer = await call('GET', '/applications/4711');
  assert.equal(answer.status, 200);
  assert.deepEqual(answer.subject, { resource: null, namedState: null, state: null });
});

test('each operation has its part in the journal', () => {
  const rolesOf = ({ model }: ReturnType<typeof openBank>) =>
    Object.fromEntries([...(model.editions[0]?.operations ?? [])].map(([id, { role }]) => [id, role]));
  assert.deepEqual(rolesOf(openBank(transfers)), {
    orderTransfer: 'create',
    listTransfers: 'list',
    readTransfer: 'read',
    cancelTransfer: null,
    approveTransfers: null,
    readRates: null,
  });
  assert.equal(rolesOf(openBank(applications)).sendDocument, 'supply');
});
