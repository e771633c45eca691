import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../support/clock.ts';
import { Secret } from '../../support/secret.ts';
import { waitFor } from '../../support/wait.ts';
import { change, openSender, SECRET } from './open-sender.ts';

const LONG_ENOUGH_MS = 30_000;

/** The first attempt to call what listens so, over a real connection. */
async function firstAttempt(t: TestContext, listener: RequestListener, { listens = true } = {}) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  if (!listens) await new Promise((closed) => server.close(closed));
  t.after(() => server.close().closeAllConnections());
  const secret = new Secret('BANK_CALLBACK_SECRET', SECRET);
  const { sender, attempts } = openSender(t, {
    callback: { url: `http://127.0.0.1:${address.port}/bank-callbacks`, secret },
    clock: systemClock,
    fetch,
  });
  sender.announce(change('app_1'));
  const waited = await waitFor(async () => attempts()[0], { withinMs: LONG_ENOUGH_MS });
  assert.ok(waited.arrived);
  return waited.value;
}

test('a redirect is not followed', async (t) => {
  const paths: (string | undefined)[] = [];
  const attempt = await firstAttempt(t, (request, response) => {
    paths.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  assert.equal(attempt.status, 307);
  assert.deepEqual(paths, ['/bank-callbacks']);
});

test('a platform that is not there, or breaks off, has not answered', async (t) => {
  const absent = await firstAttempt(t, () => undefined, { listens: false });
  assert.equal(absent.status, null);
  assert.match(absent.error ?? '', /ECONNREFUSED/);
  const broken = await firstAttempt(t, (_, response) => response.destroy());
  assert.equal(broken.status, null);
});

test('of a long refusal only the beginning is read and told', async (t) => {
  const attempt = await firstAttempt(t, (_, response) => {
    response.writeHead(400).end(JSON.stringify({ title: 'x'.repeat(5000) }));
  });
  assert.deepEqual(attempt, { attempt: 1, status: 400, error: 'x'.repeat(300) });
  const endless = await firstAttempt(t, (_, response) => {
    response.writeHead(400);
    const goOn = () => {
      while (response.writable && response.write('x'.repeat(10_000)));
    };
    response.on('drain', goOn);
    goOn();
  });
  assert.deepEqual(endless, { attempt: 1, status: 400, error: 'it answers 400' });
});
