import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { stageCertificates } from '../../platform/stage/certificates/stage-certificates.ts';
import { soundPlan } from '../../platform/stage/plan.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { type StartedProgram, startProgram } from './start-program.ts';
import { CANARIES, NOWHERE, type ServiceName, type Variables, variablesOf } from './variables.ts';

const REFUSED = 78;
const supervisor = await openSupervisor();
after(() => supervisor.close());
const folder = mkdtempSync(join(tmpdir(), 'edge test '));
after(() => rmSync(folder, { recursive: true, force: true }));
const certificates = await stageCertificates({
  plan: soundPlan(),
  folder,
  cacheFolder: join(folder, 'kept'),
  now: Date.now(),
});
const ca = readFileSync(certificates.authorityFile);
const files = { TLS_CERTIFICATE_FILE: certificates.edgeCertificateFile, TLS_KEY_FILE: certificates.edgeKeyFile };

async function listening(
  name: ServiceName,
  changes: Variables,
): Promise<{ url: string } & Pick<StartedProgram, 'logs'>> {
  const started = startProgram(supervisor, name, variablesOf(name, changes));
  const url = String((await started.says('listening')).url).replace('127.0.0.1', 'localhost');
  return { url, logs: started.logs };
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

/** Asks as a browser would that trusts the authority, and only that one. */
function ask(url: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(url, { method, headers, ca }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.on('error', reject).end(body);
  });
}

let portal: Awaited<ReturnType<typeof listening>>;
let edge: string;
let bare: string;
before(async () => {
  portal = await listening('portal', {});
  const PORTAL_URL = portal.url;
  const EDGE_WITHOUT_HEADERS = 'Strict-Transport-Security, content-security-policy';
  const [whole, lossy] = await Promise.all([
    listening('edge', { ...files, PORTAL_URL }),
    listening('edge', { ...files, PORTAL_URL, EDGE_WITHOUT_HEADERS }),
  ]);
  edge = whole.url;
  bare = lossy.url;
});

test('the portal’s pages come through with a certificate that is trusted, and stay with https', async () => {
  const { status, headers, text } = await ask(`${edge}/payments/new?from=link`);
  assert.equal(status, 200);
  assert.match(text, /<h1/);
  assert.match(headers['strict-transport-security'] ?? '', /^max-age=31536000/);
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  const missing = await ask(`${edge}/no-such-page`);
  assert.equal(missing.status, 404);
});

test('a form that a browser sends through the edge is taken, one from elsewhere is not', async () => {
  const form = { method: 'POST', body: 'amount=' };
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: edge };
  const own = await ask(`${edge}/payments/new`, { ...form, headers: { ...headers, 'sec-fetch-site': 'same-origin' } });
  assert.equal(own.status, 422);
  assert.match(own.text, /Amount/);
  const foreign = { ...headers, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  assert.equal((await ask(`${edge}/payments/new`, { ...form, headers: foreign })).status, 403);
});

test('the portal is told who asked for what, under the same correlation id', async () => {
  const { headers } = await ask(`${edge}/`, { headers: { 'x-correlation-id': 'edge-12345678' } });
  assert.equal(headers['x-correlation-id'], 'edge-12345678');
  await portal.logs((line) => JSON.stringify(line).includes('edge-12345678'));
});

test('it answers for itself as every service does', async () => {
  assert.equal((await ask(`${edge}/health/ready`)).status, 200);
  assert.equal((await ask(`${edge}/operations/version`)).status, 401);
  const authorization = `Bearer ${CANARIES.OPERATIONS_TOKEN}`;
  const version = await ask(`${edge}/operations/version`, { headers: { authorization } });
  assert.match(version.text, /"service":"edge"/);
});

test('on demand it loses headers on the way', async () => {
  const { headers } = await ask(`${bare}/`);
  assert.deepEqual([headers['strict-transport-security'], headers['content-security-policy']], [undefined, undefined]);
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('with no portal behind it, it says so', async () => {
  const { url } = await listening('edge', { ...files, PORTAL_URL: NOWHERE });
  const { status, text } = await ask(`${url}/`);
  assert.equal(status, 502);
  assert.match(text, /The portal does not answer/);
});

test('without its certificate it refuses to start, and names what it lacks', async () => {
  const nowhere = join(folder, 'nowhere.pem');
  const refused = startProgram(supervisor, 'edge', variablesOf('edge', { ...files, TLS_KEY_FILE: nowhere }));
  assert.equal((await refused.exited).code, REFUSED);
  assert.deepEqual(refused.log()[0]?.problems, [
    { key: 'TLS_KEY_FILE', problem: 'must be the path of a file that can be read' },
  ]);
});
