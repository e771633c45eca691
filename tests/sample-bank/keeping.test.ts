import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { StateFile } from '../../mocks/state/state-file.ts';
import { manualClock } from '../helpers/manual-clock.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { clientOf } from './bodies.ts';
import { CLIENT, openSample } from './open-sample.ts';

test('a bank that is opened on what an earlier one left goes on where that was', async (t) => {
  const file = join(temporaryFolder(t), 'state.jsonl');
  const clock = manualClock();
  const earlierMemory = new StateFile(file, 'sample');
  const earlier = await openSample({ memory: earlierMemory, clock });
  const credential = await earlier.credential();
  const client = await clientOf(earlier, '2026-03');
  const submitted = await client.submit({}, 'order-1');
  const id = client.idOf(submitted);
  const decided = client.idOf(await client.submit({ turnover: '10.00' }));
  earlier.model.desk.decide(decided, { decision: 'approve', by: 'Staff' });
  const payment = client.idOf(await client.pay());
  const before = (await client.application(decided)).text;
  earlierMemory.settle();
  earlierMemory.close();

  const memory = new StateFile(file, 'sample');
  t.after(() => memory.close());
  const bank = await openSample({ memory, clock, seed: 'another seed' });
  const again = await clientOf(bank, '2026-03');
  assert.equal((await bank.call('GET', `/payments/${payment}`, { headers: credential })).status, 200);
  assert.equal((await again.application(decided)).text, before);
  assert.equal((await again.submit({}, 'order-1')).text, submitted.text);
  assert.equal((await again.supply(id)).json.status, 'UNDER_REVIEW');
  await bank.passes(600);
  assert.equal((await again.payment(payment)).json.status, 'COMPLETED');
  const next = again.idOf(await again.submit());
  assert.equal(new Set([id, decided, next]).size, 3);
  assert.equal(bank.model.desk.find(id)?.history.length, 3);
});

test('what is written down holds neither the client’s secret nor a token', async (t) => {
  const file = join(temporaryFolder(t), 'state.jsonl');
  const memory = new StateFile(file, 'sample');
  t.after(() => memory.close());
  const bank = await openSample({ memory });
  const { authorization = '' } = await bank.credential();
  await (await clientOf(bank, '2025-09')).submit();
  memory.settle();
  const written = readFileSync(file, 'utf8');
  assert.ok(written.includes('sample-tokens') && written.includes('sample-applications'));
  assert.equal(written.includes(authorization.replace('Bearer ', '')), false);
  assert.equal(written.includes(CLIENT.secret), false);
});

test('of what is finished only so much is kept, the oldest goes first, and what is undecided never', async () => {
  const bank = await openSample({ kept: 20 });
  const client = await clientOf(bank, '2026-03');
  const waiting = client.idOf(await client.submit());
  const submit = () => client.submit({ turnover: '10.00' });
  const ids: string[] = [];
  for (let count = 0; count < 60; count += 1) ids.push(client.idOf(await submit()));
  // Decided in another order than submitted: what was finished first goes first.
  for (const id of ids.toReversed()) bank.model.desk.decide(id, { decision: 'approve', by: 'Staff' });
  const kept = bank.model.desk.cases(null).map(({ id }) => id);
  assert.ok(kept.includes(waiting));
  const decided = kept.filter((id) => id !== waiting);
  assert.ok(decided.length >= 20 && decided.length <= 22, String(decided.length));
  assert.deepEqual(decided, ids.slice(0, decided.length).reverse());
  assert.equal((await client.application(ids[59] ?? '')).status, 404);
});

test('payments that nobody asks after are settled and forgotten too', async () => {
  const bank = await openSample({ kept: 10 });
  const client = await clientOf(bank, '2026-03');
  const ids: string[] = [];
  for (let count = 0; count < 40; count += 1) {
    ids.push(client.idOf(await client.pay()));
    await bank.passes(1000);
  }
  const known = await Promise.all(ids.map(async (id) => (await client.payment(id)).status === 200));
  assert.ok(known.lastIndexOf(false) < 30);
  const kept = known.filter(Boolean).length;
  assert.ok(kept >= 10 && kept <= 12, String(kept));
});

test('a reset takes back what came under a correlation id, and without one everything', async () => {
  const bank = await openSample();
  const [one, two] = [
    await clientOf(bank, '2026-03', 'run-1.journey'),
    await clientOf(bank, '2026-03', 'run-2.journey'),
  ];
  const first = one.idOf(await one.submit({}, 'order-1'));
  const payment = one.idOf(await one.pay());
  const second = two.idOf(await two.submit());
  bank.model.reset('run-1.');
  assert.equal((await one.application(first)).status, 404);
  assert.equal((await one.payment(payment)).status, 404);
  assert.equal((await two.application(second)).status, 200);
  assert.equal((await one.submit({}, 'order-1')).headers.get('idempotency-replayed'), null);
  bank.model.reset(undefined);
  assert.deepEqual(bank.model.desk.cases(null), []);
  assert.equal(one.idOf(await one.submit()), first, 'ids come from the first again');
});
