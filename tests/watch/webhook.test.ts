import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type TestContext, test } from 'node:test';
import { Calls } from '../../cli/watch/calls.ts';
import { openWebhook } from '../../cli/watch/webhook.ts';
import { Secret } from '../../support/secret.ts';

const TOKEN = 'watch-token-5be1f0';

async function webhook(t: TestContext) {
  const calls = new Calls();
  const opened = await openWebhook(
    { host: '127.0.0.1', port: 0 },
    { token: new Secret('REHEARSE_WATCH_TOKEN', TOKEN), called: () => calls.arrive() },
  );
  t.after(() => opened[Symbol.asyncDispose]());
  const call = async (init: RequestInit = {}) => {
    const answer = await fetch(opened.url, { method: 'POST', headers: { authorization: `Bearer ${TOKEN}` }, ...init });
    return { status: answer.status, text: await answer.text() };
  };
  return { calls, call, url: opened.url };
}

test('a POST with the token is a call, with a body or without', async (t) => {
  const { calls, call } = await webhook(t);
  assert.equal((await call()).status, 202);
  assert.equal((await call({ body: '{"deployed":"payments"}' })).status, 202);
  assert.equal((await call({ headers: { authorization: `bearer ${TOKEN}` } })).status, 202);
  assert.equal(calls.take(), 3);
});

test('a wrong token, none, or another method is refused, and is no call', async (t) => {
  const { calls, call } = await webhook(t);
  for (const authorization of ['', 'Bearer ', 'Bearer wrong', `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`]) {
    const { status, text } = await call({ headers: { authorization } });
    assert.equal(status, 401, authorization);
    assert.doesNotMatch(text, /watch-token/);
  }
  assert.equal((await call({ method: 'GET' })).status, 405);
  assert.equal(calls.take(), 0);
});

test('a body that is too large is refused, whether its length is said before or not', async (t) => {
  const { calls, call } = await webhook(t);
  const large = new Uint8Array(64 * 1024 + 1);
  assert.equal((await call({ body: large })).status, 413);
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(large);
      controller.close();
    },
  });
  assert.equal((await call({ body: streamed, duplex: 'half' })).status, 413);
  assert.equal((await call({ body: large.subarray(1) })).status, 202);
  assert.equal(calls.take(), 1);
});

test('two calls at once are both accepted, and wake who waits once', async (t) => {
  const { calls, call } = await webhook(t);
  const woken = calls.next();
  const answers = await Promise.all([call(), call()]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [202, 202],
  );
  await woken;
  assert.equal(calls.take(), 2);
  assert.equal(calls.take(), 0);
});

test('a port that is taken is told, with what to do', async (t) => {
  const { url } = await webhook(t);
  await assert.rejects(
    openWebhook(
      { host: '127.0.0.1', port: Number(new URL(url).port) },
      { token: new Secret('REHEARSE_WATCH_TOKEN', TOKEN), called() {} },
    ),
    { message: /cannot listen on 127\.0\.0\.1:\d+/, remedy: /another port/ },
  );
});

test('calls that never say what they want keep nobody out for long', { timeout: 15_000 }, async (t) => {
  const { call, url } = await webhook(t);
  const { hostname, port } = new URL(url);
  const idle = Array.from({ length: 32 }, () => connect(Number(port), hostname));
  t.after(() => {
    for (const socket of idle) socket.destroy();
  });
  await Promise.all(
    idle.map(async (socket) => {
      socket.on('error', () => {}).resume();
      await once(socket, 'connect');
      socket.write('POST / HTTP/1.1\r\n');
      await once(socket, 'close');
    }),
  );
  assert.equal((await call()).status, 202);
});
