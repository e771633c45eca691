import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERSION_NAMES } from '../../mocks/sample/versions.ts';
import { clientOf, paymentBody } from './bodies.ts';
import { openSample } from './open-sample.ts';

for (const version of VERSION_NAMES) {
  test(`${version}: a request that comes again under its key takes effect once and is given the same answer`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    const first = await client.pay({}, 'order-1');
    await bank.passes(10_000);
    for (const replayed of await Promise.all([1, 2, 3].map(() => client.pay({}, 'order-1')))) {
      assert.deepEqual([replayed.status, replayed.text], [first.status, first.text]);
      assert.equal(replayed.headers.get('location'), first.headers.get('location'));
      assert.equal(replayed.headers.get('idempotency-replayed'), 'true');
    }
    assert.equal(first.headers.get('idempotency-replayed'), null);
  });

  test(`${version}: many at once under one key make one application`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.submit({}, 'order-1')));
    assert.equal(new Set(answers.map(client.idOf)).size, 1);
    assert.equal(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null).length, 1);
    assert.equal(bank.model.desk.cases(null).length, 1);
  });

  test(`${version}: a key stands for one request of one operation`, async () => {
    const bank = await openSample();
    const client = await clientOf(bank, version);
    await client.pay({}, 'order-1');
    const other = await client.pay({ value: '13.00' }, 'order-1');
    assert.equal(other.status, version === '2025-09' ? 400 : 422);
    assert.match(other.text, /The Idempotency-Key stands for another request/);
    assert.ok((await client.submit({}, 'order-1')).status < 300);
  });
}

test('a refused request may be mended under its key, and after a day a key is free again', async () => {
  const bank = await openSample();
  const client = await clientOf(bank, '2026-03');
  assert.equal((await client.pay({ iban: 'no' }, 'order-1')).status, 422);
  const first = await client.pay({}, 'order-1');
  assert.equal(first.status, 201);
  await bank.passes(24 * 3_600_000 + 1);
  const nextDay = await (await clientOf(bank, '2026-03')).pay({}, 'order-1');
  assert.notEqual(nextDay.json.paymentId, first.json.paymentId);
  const again = await (await clientOf(bank, '2026-03')).pay({}, 'order-1');
  assert.equal(again.json.paymentId, nextDay.json.paymentId);
});

test('only the first version takes requests without a key, and each of them takes effect', async () => {
  const bank = await openSample();
  const pay = async (version: '2025-09' | '2026-03', path: string, headers: Record<string, string> = {}) => {
    const credential = await bank.credential(version);
    const json = paymentBody(version);
    return bank.call('POST', path, { version, json, headers: { ...credential, ...headers } });
  };
  const [one, two] = [await pay('2025-09', '/transfers'), await pay('2025-09', '/transfers')];
  assert.deepEqual([one.status, two.status], [200, 200]);
  assert.notEqual(one.json.id, two.json.id);
  assert.equal((await pay('2025-09', '/transfers', { 'idempotency-key': 'not visible' })).status, 400);
  const refused = await pay('2026-03', '/payments');
  assert.deepEqual([refused.status, refused.json.type], [400, 'urn:bank:problem:idempotency-key-missing']);
  assert.equal((await pay('2026-03', '/payments', { 'idempotency-key': 'a'.repeat(256) })).status, 400);
});

test('a payment that is sent again after the version was switched is not made twice', async () => {
  const bank = await openSample();
  const ids = new Set();
  for (const version of VERSION_NAMES) {
    const client = await clientOf(bank, version);
    const answer = await client.pay({}, 'order-1');
    ids.add(client.idOf(answer));
  }
  assert.equal(ids.size, 1);
});

test('the same key in two runs stands for two requests', async () => {
  const bank = await openSample();
  const [one, two] = [
    await clientOf(bank, '2026-03', 'run-1.journey'),
    await clientOf(bank, '2026-03', 'run-2.journey'),
  ];
  const first = await one.submit({}, 'order-1');
  const second = await two.submit({ name: 'Another company' }, 'order-1');
  assert.equal(second.status, 202);
  assert.notEqual(one.idOf(first), two.idOf(second));
});
