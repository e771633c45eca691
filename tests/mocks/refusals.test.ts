import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { idempotencyKey } from './requests.ts';
import { stageBank } from './stage-bank.ts';

test('a body of more than a million bytes is refused, in the form of each version', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const send = async (body: string) => {
    const headers = { ...idempotencyKey(), 'content-type': 'application/json' };
    return (await bank.call('POST', '/payments', { token, body, headers })).status;
  };
  assert.equal(await send(`"${'a'.repeat(999_998)}"`), 422);
  assert.equal(await send(`"${'a'.repeat(999_999)}"`), 413);
  const old = await fetch(`${bank.url}/2025-09/transfers`, { method: 'POST', body: 'a'.repeat(1_000_001) });
  assert.deepEqual([old.status, (await old.text()).includes('"code":"TOO_LARGE"')], [413, true]);
});

test('a body that says nothing of its length is refused once it is too long', async (t) => {
  const bank = await stageBank(t);
  const port = Number(new URL(bank.url).port);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /payments HTTP/1.1\r\nHost: bank\r\nTransfer-Encoding: chunked\r\n\r\n');
      const chunk = `186a0\r\n${'a'.repeat(100_000)}\r\n`;
      for (let count = 0; count < 11; count += 1) socket.write(chunk);
    });
    socket.once('data', (data) => resolve(data.toString())).once('error', reject);
    t.after(() => socket.destroy());
  });
  assert.match(answer, /^HTTP\/1\.1 413 /);
  const { entries } = await bank.control.journal();
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'call' && entry.status),
    [413],
  );
});

test('a caller who goes away in the middle of a body is no defect of the bank, and nothing is carried out', async (t) => {
  const defects: unknown[] = [];
  const bank = await stageBank(t, { onDefect: (error) => defects.push(error) });
  const port = Number(new URL(bank.url).port);
  for (const path of ['/control/reset', '/console/cases/app_1', '/payments']) {
    for (const length of ['Content-Length: 100', 'Transfer-Encoding: chunked']) {
      const socket = connect(port, '127.0.0.1');
      const type = path.startsWith('/console') ? 'application/x-www-form-urlencoded' : 'application/json';
      const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\nContent-Type: ${type}`;
      socket.write(`${head}\r\n${length}\r\nExpect: 100-continue\r\n\r\n2\r\n{"`);
      // The bank says that it reads: it is in the middle of the call.
      await once(socket, 'data');
      socket.destroy();
      await once(socket, 'close');
    }
  }
  assert.deepEqual((await bank.control.journal()).entries, []);
  await bank.control.versions();
  assert.deepEqual(defects, []);
});

test('a call the contract does not have is refused, and the journal says that nobody expected it', async (t) => {
  const bank = await stageBank(t);
  const calls: [string, string, number][] = [
    ['GET', '/v1/payments', 404],
    ['GET', '/payments/', 405],
    ['POST', '/', 404],
    ['DELETE', '/payments/pay_1', 405],
    ['GET', '/oauth2/token?client_secret=visible', 405],
  ];
  for (const [method, path, status] of calls) {
    const answer = await bank.call(method, path, { headers: { 'x-correlation-id': 'run-1.somebody' } });
    assert.equal(answer.status, status);
  }
  const { entries } = await bank.control.journal({ correlation: 'run-1.' });
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'unexpected-call' && [entry.method, entry.path, entry.status]),
    calls.map(([method, path, status]) => [method, path.replace(/\?.*/, ''), status]),
  );
  const allowed = await fetch(`${bank.url}/payments`, { method: 'PUT' });
  assert.equal(allowed.headers.get('allow'), 'POST');
});

test('a path that cannot be decoded is refused', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  assert.equal((await bank.call('GET', '/payments/%E0%A4%A', { token })).status, 400);
});
