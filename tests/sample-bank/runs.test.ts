import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clientOf, type SampleApplication } from './bodies.ts';
import { openSample } from './open-sample.ts';

test('runs do not see each other’s applications and payments; whoever belongs to no run sees all', async () => {
  const bank = await openSample();
  const one = await clientOf(bank, '2026-03', 'run-1.journey');
  const two = await clientOf(bank, '2026-03', 'run-2.journey');
  const nobody = await clientOf(bank, '2026-03', 'no-run-at-all');
  const id = one.idOf(await one.submit());
  const payment = one.idOf(await one.pay());
  const statuses = async (client: typeof one) => [
    (await client.application(id)).status,
    (await client.payment(payment)).status,
    (await client.supply(id, [{ field: 'unasked', answer: 'An answer' }])).status,
  ];
  assert.deepEqual(await statuses(one), [200, 200, 422]);
  assert.deepEqual(await statuses(two), [404, 404, 404]);
  assert.deepEqual(await statuses(nobody), [200, 200, 422]);
  assert.deepEqual(
    ['run-1', 'run-2', null].map((run) => bank.model.desk.cases(run).length),
    [1, 0, 1],
  );
});

test('200 applications in parallel from 4 runs each end with their own decision', async () => {
  const bank = await openSample();
  const submitted = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const client = await clientOf(bank, '2026-03', `run-${index % 4}.journey`);
      const application: SampleApplication = { name: `Company ${index}`, turnover: '10.00' };
      return { index, client, id: client.idOf(await client.submit(application)) };
    }),
  );
  assert.equal(new Set(submitted.map(({ id }) => id)).size, 200);
  for (const { index, id } of submitted.toReversed()) {
    const reject = { decision: 'reject', by: 'Staff', reason: `Reason ${index}` };
    assert.ok(bank.model.desk.decide(id, index % 2 === 0 ? { decision: 'approve', by: 'Staff' } : reject).done);
  }
  const accounts = new Set<string>();
  for (const { index, client, id } of submitted) {
    const { json, text } = await client.application(id);
    assert.ok(text.includes(`"Company ${index}"`));
    if (index % 2 === 0) accounts.add(JSON.stringify(json.account));
    else assert.deepEqual(json.rejection, { reason: `Reason ${index}` });
  }
  assert.equal(accounts.size, 100);
  assert.equal(bank.model.desk.cases('run-3').length, 50);
});

test('a run’s payments are settled by its own clock', async () => {
  const bank = await openSample();
  const one = await clientOf(bank, '2026-03', 'run-1.journey');
  const two = await clientOf(bank, '2026-03', 'run-2.journey');
  const [first, second] = [one.idOf(await one.pay()), two.idOf(await two.pay())];
  bank.clocks.advance('run-1', 1000);
  assert.equal((await one.payment(first)).json.status, 'COMPLETED');
  assert.equal((await two.payment(second)).json.status, 'PENDING');
});
