import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicationRequest, paymentRequest } from './requests.ts';
import { stageBank } from './stage-bank.ts';

const headers = { 'idempotency-key': 'order-1' };

test('a request that comes again under its key takes effect once and is given the same answer', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const send = () => bank.call('POST', '/payments', { token, json: paymentRequest(), headers });
  const first = await send();
  await bank.passes(10_000);
  const [again, atOnce, another] = await Promise.all([send(), send(), send()]);
  for (const replayed of [again, atOnce, another]) {
    assert.deepEqual([replayed.status, replayed.text], [first.status, first.text]);
    assert.equal(replayed.headers.get('location'), first.headers.get('location'));
    assert.equal(replayed.headers.get('idempotency-replayed'), 'true');
  }
  assert.equal(first.headers.get('idempotency-replayed'), null);
});

test('many at once under one key make one application', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const path = '/business-account-applications';
  const send = () => bank.call('POST', path, { token, json: applicationRequest(), headers });
  const answers = await Promise.all(Array.from({ length: 20 }, send));
  assert.equal(new Set(answers.map(({ json }) => json.applicationId)).size, 1);
  assert.equal(answers.filter((answer) => answer.headers.get('idempotency-replayed') === null).length, 1);
});

test('a key stands for one request of one operation', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  await bank.call('POST', '/payments', { token, json: paymentRequest(), headers });
  const other = await bank.call('POST', '/payments', { token, json: paymentRequest({ value: '13.00' }), headers });
  assert.equal(other.status, 422);
  const path = '/business-account-applications';
  assert.equal((await bank.call('POST', path, { token, json: applicationRequest(), headers })).status, 202);
});

test('a refused request may be mended under its key, and after a day a key is free again', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const refused = await bank.call('POST', '/payments', { token, json: paymentRequest({ iban: 'no' }), headers });
  assert.equal(refused.status, 422);
  const first = await bank.call('POST', '/payments', { token, json: paymentRequest(), headers });
  assert.equal(first.status, 201);
  await bank.passes(24 * 3_600_000 + 1);
  const nextDay = await bank.call('POST', '/payments', { token: await bank.token(), json: paymentRequest(), headers });
  assert.notEqual(nextDay.json.paymentId, first.json.paymentId);
});
