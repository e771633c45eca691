import assert from 'node:assert/strict';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { type HandshakeOptions, shakeHands } from '../../../readiness/tls/handshake.ts';
import { nowhere } from '../stand-in.ts';
import { environmentOf, inShort, lookAt, observedOf } from './looking.ts';

/** The https address of a server that is none; closed when the test is over. */
async function listening(context: TestContext, server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return `https://127.0.0.1:${address.port}`;
}

const hanging = () => createServer(() => {});
const closing = () => createServer((socket) => socket.once('data', () => socket.destroy()));
const babbling = () => createServer((socket) => socket.once('data', () => socket.end('x'.repeat(10_000))));
const plain = () => createHttpServer((_, response) => response.end('no TLS here'));

async function handshakeWith(address: string, options: Partial<HandshakeOptions> = {}) {
  const handshake = await shakeHands(address, { signal: new AbortController().signal, ...options });
  assert.ok(!handshake.completed);
  return handshake;
}

test('a server that hangs is left within the limit, and the connection is ended', async (t) => {
  const server = hanging();
  const ended = new Promise<void>((resolve) => {
    server.once('connection', (socket) => socket.resume().once('close', () => resolve()));
  });
  const { reason, refusedTls } = await handshakeWith(await listening(t, server), { withinMs: 50 });
  assert.equal(reason, 'no TLS handshake within 50 ms');
  assert.equal(refusedTls, false);
  await ended;
});

test('nothing is waited for once the time for all checks is over', async (t) => {
  const ending = new AbortController();
  const address = await listening(t, hanging());
  const handshake = handshakeWith(address, { signal: ending.signal });
  ending.abort();
  assert.match((await handshake).reason, /time for all checks was over/);
  assert.match((await handshakeWith(address, { signal: ending.signal })).reason, /time for all checks was over/);
});

for (const [what, server, refusedTls, reason] of [
  ['closes half-way', closing, false, /disconnected before|closed before|ECONNRESET/],
  ['speaks plain HTTP', plain, true, /^it speaks no TLS at this port \(ERR_SSL_\w+\)$/],
  ['babbles', babbling, true, /^it speaks no TLS at this port \(ERR_SSL_\w+\)$/],
] as const) {
  test(`a server that ${what} is told so`, async (t) => {
    const handshake = await handshakeWith(await listening(t, server()));
    assert.match(handshake.reason, reason);
    assert.equal(handshake.refusedTls, refusedTls);
  });
}

const at = (url: string) => environmentOf({ services: { portal: { url, sources: [] } } });

test('a port without TLS is the matter of the certificate', async (t) => {
  const found = await lookAt(at(await listening(t, plain())), ['certificate', 'reachable']);
  assert.deepEqual(inShort(found), ['certificate/portal fail', 'reachable/portal fail (certificate/portal)']);
  assert.match(observedOf(found, 'certificate/portal'), /speaks no TLS/);
});

for (const [what, address] of [
  ['is down', async () => (await nowhere()).replace('http:', 'https:')],
  ['closes half-way', (t: TestContext) => listening(t, closing())],
] as const) {
  test(`the certificate of a service that ${what} is not known because of that`, async (t) => {
    const found = await lookAt(at(await address(t)), ['certificate', 'reachable']);
    assert.deepEqual(inShort(found), ['certificate/portal unknown (reachable/portal)', 'reachable/portal fail']);
  });
}
