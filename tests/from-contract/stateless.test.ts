import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueAt } from '../../mocks/contract/document/json-pointer.ts';
import { expiredCredential } from '../../mocks/faults/expired-credential.ts';
import { material, openBank } from './open-bank.ts';

const transfers = await material('transfers.yaml', null);
const applications = await material('applications.json', null);
const order = { amount: { value: '1.00', currency: 'EUR' }, creditor: { name: 'Tea & Sons' } };

test('without a lifecycle the same call gets the same answer, whatever came between', async () => {
  const { call, model } = openBank(transfers);
  const first = await call('GET', '/transfers/tr_0011');
  assert.equal(first.status, 200);
  await call('POST', '/transfers', order);
  assert.deepEqual((await call('GET', '/transfers/tr_0011')).body, first.body);
  assert.deepEqual(model.desk.cases(null), []);
  assert.equal(model.desk.decide('any', { decision: 'approve', by: 'Staff' }).done, false);
});

test('a request that is not as the contract has it is refused as the contract has it, saying what is wrong', async () => {
  const { call } = openBank(transfers);
  const refused = await call('POST', '/transfers', { amount: { value: 'ten', currency: 'EUR' } });
  assert.equal(refused.status, 400);
  assert.match(
    String(valueAt(refused.body, '/message')),
    /\/amount\/value.*; .*\/creditor|\/creditor.*; .*\/amount\/value/,
  );
  assert.equal(valueAt(refused.body, '/status'), 400);
});

test('where the contract documents no refusal, such a request is answered as usual', async () => {
  const { call } = openBank(applications);
  assert.equal((await call('POST', '/applications', { data: {} })).status, 201);
});

test('a missing or expired credential is refused with 401, before anything else', async () => {
  const { call, contract } = openBank(transfers);
  const missing = await call('POST', '/transfers', {}, { 'x-api-key': '' });
  assert.equal(missing.status, 401);
  const operation = contract.operation('readTransfer');
  assert.ok(operation !== undefined);
  const expired = expiredCredential(new Headers({ 'x-api-key': 'any' }), operation);
  const refused = await call('GET', '/transfers/tr_0011', undefined, { 'x-api-key': expired.get('x-api-key') ?? '' });
  assert.equal(refused.status, 401);
  assert.equal((await call('GET', '/rates', undefined, { 'x-api-key': '' })).status, 200, 'where none is needed');
});

test('a caller may ask for a documented answer by status or example; what is not documented is answered as usual', async () => {
  const { call } = openBank(transfers);
  const ask = async (prefer: string) => call('GET', '/rates', undefined, { prefer });
  assert.equal((await ask('code=503')).status, 503);
  assert.deepEqual((await ask('example=wild')).body, { euro: 9.5 });
  assert.deepEqual((await ask('code=200, example=calm')).body, { euro: 1.1 });
  assert.equal((await ask('code=418')).status, 200);
  assert.equal((await ask('example=none')).status, 200);
});

test('a path or method that the contract does not have is refused', async () => {
  const [edition] = openBank(transfers).model.editions;
  assert.equal(edition?.version, '7');
  assert.equal(edition?.refuseUnknown([]).status, 404);
  const wrongMethod = edition?.refuseUnknown(['GET', 'POST']);
  assert.deepEqual([wrongMethod?.status, wrongMethod?.headers.get('allow')], [405, 'GET, POST']);
});

test('nothing can be seeded where nothing is kept', () => {
  const { model } = openBank(transfers);
  assert.deepEqual(model.seed({ resources: [] }), []);
  assert.throws(() => model.seed({ resources: [{ body: order }] }), /nothing to seed/);
});
