import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { HttpResponse, http, passthrough } from 'msw';
import { bankControl } from '../../mocks/control-client.ts';
import { systemClock } from '../../support/clock.ts';
import { stageBank } from './stage-bank.ts';

const OF_RUN_1 = { 'x-correlation-id': 'run-1.a-call-of-it' };

test('what a run switched, moved on, injected and overrode at a bank that runs is taken back, and only that', async (t) => {
  const bank = await stageBank(t, { clock: systemClock });
  const [first, second] = [bankControl(bank.url, { run: 'run-1' }), bankControl(bank.url, { run: 'run-2' })];
  for (const control of [first, second]) {
    await control.switchVersion('2026-09');
    await control.advance('2h');
    await control.fault('slow-bank');
    await control.use(http.get('*/nowhere', () => HttpResponse.text('somewhere')));
  }
  await first.undo();
  assert.equal((await first.versions()).current, '2026-03');
  assert.deepEqual(await first.faults(), []);
  assert.equal((await first.advance('1s')).movedOnMs, 1_000);
  assert.equal((await fetch(`${bank.url}/nowhere`, { headers: OF_RUN_1 })).status, 404);

  assert.equal((await second.versions()).current, '2026-09');
  assert.equal((await second.faults()).length, 1);
  assert.equal((await second.advance('1s')).movedOnMs, 7_201_000);
  const overridden = await fetch(`${bank.url}/nowhere`, { headers: { 'x-correlation-id': 'run-2.a-call-of-it' } });
  assert.equal(await overridden.text(), 'somewhere');
  await second.undo();
});

test('a control call without a body, or with one whose length it does not tell, is carried out', async (t) => {
  const bank = await stageBank(t, { clock: systemClock });
  const control = (method: string, path: string, init: RequestInit = {}) =>
    fetch(`${bank.url}/control/${path}`, { method, ...init });
  await bank.control.fault('slow-bank');
  assert.equal((await control('DELETE', 'faults')).status, 204);
  assert.deepEqual(await bank.control.faults(), []);
  assert.equal((await control('PUT', 'nothing-of-this-name')).status, 404);
  const stream = (text: string): RequestInit & { duplex: 'half' } => ({
    body: new Blob([text]).stream(),
    duplex: 'half',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal((await control('PUT', 'versions', stream('{"version":"2026-09"}'))).status, 200);
  assert.equal((await bank.control.versions()).current, '2026-09');
  assert.equal((await control('PUT', 'versions', stream(`"${'a'.repeat(1_000_000)}"`))).status, 413);
});

test('handlers may name paths of the bank alone, and let a call pass to the bank', async (t) => {
  const bank = await stageBank(t, { clock: systemClock });
  const control = bankControl(bank.url, { run: 'run-1' });
  // Both at once, as a scenario may that waits for neither.
  await Promise.all([
    control.use(http.get('/payments/:id', ({ params }) => HttpResponse.json({ made: params.id }))),
    control.use(http.delete('/payments/:id', () => passthrough())),
  ]);
  const call = async (method: string, path: string) => {
    const answer = await fetch(`${bank.url}${path}`, { method, headers: OF_RUN_1, redirect: 'manual' });
    return [answer.status, await answer.text()] as const;
  };
  assert.deepEqual(await call('GET', '/payments/7'), [200, '{"made":"7"}']);
  const [status, text] = await call('DELETE', '/payments/7');
  assert.equal(status, 405);
  assert.match(text, /does not have this method/);
  await control.undo();
});

test('no fault strikes a call that a handler answers', async (t) => {
  const bank = await stageBank(t, { clock: systemClock });
  const control = bankControl(bank.url, { run: 'run-1' });
  await control.use(http.get('/payments/:id', () => HttpResponse.text('from the scenario')));
  await control.fault({ name: 'away', does: { status: 503 } });
  const status = async (id: string, path = 'payments') =>
    (await fetch(`${bank.url}/${path}/${id}`, { headers: OF_RUN_1 })).status;
  assert.deepEqual([await status('1'), await status('1', 'business-account-applications')], [200, 503]);
  await control.undo();
});

test('a call that no handler can be asked about is answered by the bank all the same', async (t) => {
  const bank = await stageBank(t, { clock: systemClock });
  const control = bankControl(bank.url, { run: 'run-1' });
  await control.use(http.all('*', () => HttpResponse.text('from the scenario')));
  const status = (options: { method: string; headers?: Record<string, string> }) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${bank.url}/payments`, { ...options, headers: { ...OF_RUN_1, ...options.headers } });
      sent
        .once('response', (answer) => resolve(answer.resume().statusCode))
        .once('error', reject)
        .end();
    });
  assert.equal(await status({ method: 'TRACE' }), 405);
  assert.equal(await status({ method: 'PATCH', headers: { host: 'no host <at all>' } }), 405);
  await control.undo();
});

test('what the platform asks wrongly is found also where a fault or a handler answers', async (t) => {
  const bank = await stageBank(t, { clock: systemClock });
  const token = await bank.token();
  const control = bankControl(bank.url, { run: 'run-1' });
  const headers = { ...OF_RUN_1, authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const pay = () => fetch(`${bank.url}/payments`, { method: 'POST', headers, body: '{"amount":1}' }).catch(() => null);
  const found = async () => {
    const { entries } = await control.journal({ kind: 'violation' });
    await control.undo();
    return entries.filter((entry) => entry.kind === 'violation' && entry.side === 'request' && entry.fault === null);
  };
  await pay();
  const usual = (await found()).length;
  assert.ok(usual > 0);
  await control.fault({ name: 'away', does: { status: 503 } });
  await pay();
  assert.equal((await found()).length, usual * 2);
  await control.fault({ name: 'cut', does: { reset: 'before' } });
  await pay();
  assert.equal((await found()).length, usual * 3);
  await control.use(http.post('/payments', () => HttpResponse.json({}, { status: 500 })));
  await pay();
  assert.equal((await found()).length, usual * 4);
});
