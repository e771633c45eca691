import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { type TestContext, test } from 'node:test';
import { whyNoBrowser } from '../../cli/conductor/reach-browser.ts';
import { BROWSER_ENDPOINT, browserConnection, browserEndpoint } from '../../environments/remote-browser.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { listening } from '../helpers/listening.ts';

const TOKEN = 'a-token-that-nobody-may-see';

/** What is said of a server that answers a WebSocket in this way. */
async function saidOf(context: TestContext, answer: string): Promise<string | null> {
  const server = createServer();
  server.on('upgrade', (request, socket) => {
    const key = String(request.headers['sec-websocket-key']);
    const accepted = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
    socket.on('error', () => {});
    socket.end(answer.replace('KEY', accepted));
  });
  const port = await listening(context, server);
  return whyNoBrowser(new Secret('BROWSER_ENDPOINT', `ws://127.0.0.1:${port}/${TOKEN}`), '1.65.1');
}

test('a server of browsers that takes this Playwright is no trouble', async (t) => {
  const upgrade =
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: KEY\r\n\r\n';
  assert.equal(await saidOf(t, upgrade), null);
});

test('another version of Playwright there is told with both versions', async (t) => {
  const text = 'Playwright version mismatch:\n  - server version: v1.60\n  - client version: v1.65';
  const said = await saidOf(
    t,
    `HTTP/1.1 428 Precondition Required\r\nContent-Length: ${text.length}\r\nConnection: close\r\n\r\n${text}`,
  );
  assert.match(said ?? '', /served by Playwright 1\.60, and this is 1\.65\.1/);
});

test('a refusal and no answer are told, and never the address', async (t) => {
  const refused = await saidOf(t, 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  assert.match(refused ?? '', /were refused \(HTTP 403\)/);
  const gone = await whyNoBrowser(new Secret('BROWSER_ENDPOINT', `ws://127.0.0.1:9/${TOKEN}`), '1.65.1');
  assert.match(gone ?? '', /can’t be reached \(ECONNREFUSED\)/);
  for (const said of [refused, gone]) assert.ok(said?.includes('BROWSER_ENDPOINT') && !said.includes(TOKEN));
});

test('the variable wins over the definition, and what is no address is refused without being quoted', () => {
  const browser = { endpoint: new Secret('STAGING_BROWSERS', 'wss://browsers.example/definition') };
  assert.equal(browserConnection({ browser: undefined }, {}), undefined);
  assert.equal(browserConnection({ browser }, {})?.wsEndpoint, 'wss://browsers.example/definition');
  const connection = browserConnection({ browser }, { [BROWSER_ENDPOINT]: 'ws://127.0.0.1:9321/variable' });
  assert.deepEqual([connection?.wsEndpoint, connection?.exposeNetwork], ['ws://127.0.0.1:9321/variable', '<loopback>']);
  assert.throws(
    () => browserEndpoint({ browser }, { [BROWSER_ENDPOINT]: `http://${TOKEN}` }),
    (error) => error instanceof Problem && !`${error.message}${error.why}${error.remedy}`.includes(TOKEN),
  );
});
