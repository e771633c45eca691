import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isObject } from '../../mocks/contract/document/json.ts';
import { valueAt } from '../../mocks/contract/document/json-pointer.ts';
import { tellsOfEnd, withoutEnds } from '../../mocks/from-contract/body/ends.ts';
import { factsIn } from '../../mocks/from-contract/desk/facts.ts';
import { inWords } from '../../mocks/from-contract/desk/words.ts';
import { material, openBank } from './open-bank.ts';

const consents = await material('consents.yaml', 'consents.lifecycle.yaml');
const calls = await material('calls.yaml', 'calls.lifecycle.yaml');

/** Asks for a consent; its id is what the last part of `Location` says. */
async function consent({ call }: ReturnType<typeof openBank>) {
  const asked = await call('POST', '/consents', { access: 'all accounts' });
  const location = asked.headers.get('location') ?? '';
  return { asked, id: decodeURIComponent(location.split('/').at(-1) ?? ''), path: location };
}

test('a resource that never says its own id is known by that in the path', async () => {
  const bank = openBank(consents);
  const { asked, id, path } = await consent(bank);
  assert.equal(asked.headers.get('location'), `/consents/${id}`);
  assert.equal(bank.model.desk.find(id)?.state, 'received');
  assert.ok(bank.model.desk.decide(id, { decision: 'reject', by: 'Staff', reason: 'Not in order' }).done);
  const read = await bank.call('GET', path);
  assert.deepEqual([valueAt(read.body, '/access'), valueAt(read.body, '/consentStatus')], ['all accounts', 'rejected']);
  assert.equal(valueAt(read.body, '/statusReason'), 'Not in order');
  assert.deepEqual(read.subject, { resource: id, namedState: 'rejected', state: 'rejected' });
  assert.equal((await bank.call('GET', '/consents/nobody')).status, 404);
});

test('a creation that answers nothing but where to look is about the resource that stands there', async () => {
  const bank = openBank(consents);
  const { id, path } = await consent(bank);
  const create = bank.model.editions[0]?.operations.get('askConsent');
  assert.ok(create !== undefined);
  const exchange = { parameters: {}, status: 201, body: undefined, location: path };
  assert.equal(create.subjectOf(exchange).resource, id);
  assert.equal(create.subjectOf({ ...exchange, location: null }).resource, null);
});

test('an operation that tells only the state reads the same resource, and counts as a poll', async () => {
  const bank = openBank(consents);
  const { id, path } = await consent(bank);
  const state = async () => {
    const { body, subject } = await bank.call('GET', `${path}/status`);
    assert.equal(subject.resource, id);
    assert.equal(subject.namedState, valueAt(body, '/data/consentStatus'));
    return subject.namedState;
  };
  assert.equal(await state(), 'received');
  assert.ok(bank.model.desk.decide(id, { decision: 'approve', by: 'Staff' }).done);
  assert.deepEqual(
    [await state(), await state(), await state(), await state()],
    ['valid', 'valid', 'valid', 'rejected'],
  );
  assert.equal((await bank.call('GET', '/consents/unknown/status')).status, 404);
});

test('where calls name the resource in their body, it is read, moved and refused by that', async () => {
  const { call, model } = openBank(calls);
  const created = await call('POST', '/transfer/create', { amount: '12.50' });
  const id = valueAt(created.body, '/transfer/id');
  const read = await call('POST', '/transfer/get', { transfer_id: id });
  assert.deepEqual(read.body, { transfer: { id, status: 'pending', amount: '12.50' } });
  assert.deepEqual(read.subject, { resource: id, namedState: 'pending', state: 'pending' });
  assert.equal((await call('POST', '/transfer/get', { transfer_id: 'nobody' })).status, 400);
  const cancelled = await call('POST', '/transfer/cancel', { transfer_id: id });
  assert.equal(valueAt(cancelled.body, '/transfer/status'), 'cancelled');
  assert.equal(model.desk.find(String(id))?.state, 'cancelled');
});

test('what nobody has decided yet tells of no decision and no end', async () => {
  const bank = openBank(consents);
  const { body } = await bank.call('GET', (await consent(bank)).path);
  assert.deepEqual(body, { access: 'all accounts', consentStatus: 'received', lines: [{ account: 'DE-7' }] });
});

test('a field tells of an end by its name; what was sent or is demanded stays', () => {
  const ends = ['completedOn', 'failure_reason', 'StatusReason', 'time_closed', 'rejectedAt', 'refunds', 'canceledAt'];
  const others = ['createdAt', 'expectedSettlementDate', 'returnUrl', 'isCancelable', 'expiresAt', 'amount', 'season'];
  assert.deepEqual([ends.filter(tellsOfEnd), others.filter(tellsOfEnd)], [ends, []]);
  const body = {
    id: 1,
    reason: 'rent',
    failureReason: 'x',
    refunds: [{ id: 2 }],
    parts: [{ closedOn: 'today', id: 3 }],
  };
  const isValid = (value: unknown) => isObject(value) && value.refunds !== undefined;
  assert.deepEqual(withoutEnds(body, ['/reason'], isValid), {
    id: 1,
    reason: 'rent',
    refunds: [{ id: 2 }],
    parts: [{ id: 3 }],
  });
});

test('staff read amounts, lists of things and links however they are written, and codes as they are', () => {
  const body = {
    InstructedAmount: { Amount: '12.50', Currency: 'EUR' },
    lines: [{ what: 'Tea' }, { what: 'Cake' }],
    _links: { source: { href: '/accounts/1' } },
  };
  assert.deepEqual(
    factsIn(body).map(({ pointer, fact }) => [pointer, fact.term, fact.value]),
    [
      ['/InstructedAmount', 'Instructed amount', '12.50 EUR'],
      ['/lines/0/what', 'What', 'Tea'],
      ['/lines/1/what', 'What', 'Cake'],
      ['/_links/source/href', 'Source', '/accounts/1'],
    ],
  );
  assert.deepEqual(['RJCT', 'PENDING_APPROVAL', 'pendingApproval'].map(inWords), [
    'RJCT',
    'Pending approval',
    'Pending approval',
  ]);
});
