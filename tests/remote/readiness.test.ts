import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { accessOptions } from '../../environments/access-options.ts';
import { accessHeaders, isAllowedAddress } from '../../model/access.ts';
import { type Environment, environmentSchema } from '../../model/environment.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { listening } from '../helpers/listening.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { authority, certificate } from '../readiness/outside/certificates.ts';

const owner = { name: 'Web team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#web' };
type Declared = Parameters<typeof environmentSchema.parse>[0];

function placeAt(url: string, more: object = {}): Environment {
  const services = { web: { url, health: { live: '/live', ready: '/live' } } };
  const declared: Declared = {
    name: 'place',
    identity: 'place',
    owner,
    sources: [],
    entrance: 'web',
    services,
    ...more,
  };
  return environmentSchema.parse(declared);
}

async function observed(environment: Environment, project?: string): Promise<string | undefined> {
  const options = project === undefined ? {} : { project };
  const { findings } = await checkReadiness(environment, { only: ['reachable'], ...options });
  return findings.find(({ id }) => id === 'reachable/web')?.observed;
}

test('a service that wants a client certificate answers to whom the definition gives one', async (t) => {
  const folder = temporaryFolder(t);
  const ca = await authority('Ours');
  const own = await certificate({}, ca);
  const server = createSecureServer(
    { ...own, ca: ca.cert, requestCert: true, rejectUnauthorized: true },
    (_, response) => response.end('{}'),
  );
  const url = `https://localhost:${await listening(t, server)}`;
  writeFileSync(join(folder, 'ca.pem'), ca.cert);
  writeFileSync(join(folder, 'own.pem'), own.cert);
  writeFileSync(join(folder, 'own.key'), own.key);
  const certificates = [{ origin: url, certificate: 'own.pem', key: 'own.key' }];
  const shown = placeAt(url, { certificateAuthority: 'ca.pem', access: { clientCertificates: certificates } });
  assert.equal(await observed(shown, folder), 'answers 200');
  assert.notEqual(await observed(placeAt(url, { certificateAuthority: 'ca.pem' }), folder), 'answers 200');
  assert.deepEqual(accessOptions(shown, folder).clientCertificates, [
    { origin: url, certPath: join(folder, 'own.pem'), keyPath: join(folder, 'own.key') },
  ]);
  writeFileSync(join(folder, 'own.key'), 'a-key-canary');
  const spoilt = (error: unknown) =>
    error instanceof Problem && !JSON.stringify([error.message, error.why]).includes('canary');
  await assert.rejects(observed(shown, folder), spoilt);
});

test('what is reached through a proxy only is asked through it', async (t) => {
  const url = await answering(t, '{}', 'application/json');
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['proxy-authorization']}`);
    response.end('{}');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    const { port, hostname } = new URL(`http://${request.url}`);
    const through = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      through.pipe(socket).pipe(through);
    });
  });
  const server = `http://127.0.0.1:${await listening(t, proxy)}`;
  const access = { proxy: { server, user: 'ada', password: new Secret('PROXY', 'a-proxy-password-5e') } };
  assert.equal(await observed(placeAt(url, { access })), 'answers 200');
  const basic = Buffer.from('ada:a-proxy-password-5e').toString('base64');
  assert.deepEqual(asked, [`${url}/live Basic ${basic}`]);
});

test('a page to sign in is no answer of the service behind it', async (t) => {
  const page = '<form><input name="u"><input class="x" type=\'password\'></form>';
  assert.equal(await observed(placeAt(await answering(t, page))), 'answers with a sign-in page');
  assert.equal(await observed(placeAt(await answering(t, '<p>The password is wrong</p>'))), 'answers 200');
  const home = { web: { url: await answering(t, page), health: { live: '/', ready: '/' } } };
  assert.equal(
    await observed(placeAt('http://127.0.0.1:9', { services: home })),
    'answers 200',
    'a home page may have one',
  );
});

test('headers go to the hosts they are meant for, and a scenario to those that are allowed', () => {
  const gate = new Secret('GATE', 'a-gate-value-41');
  const access = {
    headers: { 'X-Gate': gate, 'x-part': { value: 'b', hosts: ['*.shop.example'] } },
    allowedHosts: ['login.example', '*.pay.example:8443'],
  };
  const place = placeAt('https://portal.shop.example', { access });
  const headers = (url: string) => accessHeaders(new URL(url), place);
  assert.deepEqual(headers('https://portal.shop.example/a?b'), { 'x-gate': 'a-gate-value-41', 'x-part': 'b' });
  for (const other of [
    'http://portal.shop.example/',
    'https://portal.shop.example:444/',
    'https://portal.shop.example.evil.example/',
    'https://login.example/',
    'https://portal.shop.example@evil.example/',
  ])
    assert.deepEqual(headers(other), {}, other);
  const allowed = (url: string) => isAllowedAddress(new URL(url), place);
  assert.ok(allowed('https://login.example/x') && allowed('http://login.example:81/') && allowed('about:blank'));
  assert.ok(allowed('https://eu.pay.example:8443/') && !allowed('https://eu.pay.example/'));
  assert.ok(!allowed('https://pay.example:8443/') && !allowed('https://notlogin.example/'));
  assert.ok(!allowed('https://portal.shop.example@evil.example/'));
});

async function answering(t: TestContext, text: string, type = 'text/html'): Promise<string> {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': type }).end(text));
  return `http://127.0.0.1:${await listening(t, server)}`;
}
