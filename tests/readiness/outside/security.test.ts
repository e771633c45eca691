import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { HOSTILITIES, hostilities } from '../../helpers/hostile-server.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { type Answers, nowhere, OPERATIONS_TOKEN } from '../stand-in.ts';
import { authority, certificate, secureServer } from './certificates.ts';
import { inShort, lookAt } from './looking.ts';
import { environmentWith, serverOf, withHeaders } from './services.ts';

const SAFE = {
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000',
};
const root = await authority('Our Root');
const shown = await certificate({}, root);

/** What is found of a public page, served over plain HTTP on this machine. */
async function pageFindings(context: TestContext, page: Answers) {
  const portal = { answers: { 'GET /health/live': {}, ...page }, declared: { public: true, sources: [] } };
  return lookAt(await environmentWith(context, { portal }), ['security']);
}

for (const [what, page, findings] of [
  ['a safe page', { 'GET /': withHeaders(SAFE) }, ['content-security pass', 'tls pass']],
  ['a page without headers', { 'GET /': withHeaders({}) }, ['content-security fail', 'tls pass']],
  [
    'a page that leads to a safe one',
    { 'GET /': withHeaders({ location: '/en' }, 302), 'GET /en': withHeaders(SAFE) },
    ['content-security pass', 'tls pass'],
  ],
  [
    'a page that leads to another server',
    { 'GET /': withHeaders({ location: 'https://sso.example/' }, 302) },
    ['content-security pass', 'tls pass'],
  ],
  [
    'a page that leads to itself',
    { 'GET /': withHeaders({ location: '/' }, 302) },
    ['content-security unknown', 'tls pass'],
  ],
  ['a page that breaks', { 'GET /': withHeaders({}, 500) }, ['content-security unknown', 'tls pass']],
] satisfies [string, Answers, string[]][]) {
  test(`${what}: ${findings.join(', ')}`, async (t) => {
    const expected = findings.map((finding) => `security/portal/${finding}`);
    assert.deepEqual(inShort(await pageFindings(t, page)), expected);
  });
}

for (const hostility of hostilities()) {
  test(`a public page that ${hostility} is never called safe, within the time`, async (t) => {
    const listener: RequestListener = (request, response) =>
      request.url === '/health/live' ? response.end() : HOSTILITIES[hostility](request, response);
    const portal = { url: await serverOf(t, listener), declared: { public: true, sources: [] } };
    const found = await lookAt(await environmentWith(t, { portal }), ['security'], { withinMs: 300 });
    const status = hostility === 'answers garbage' ? 'fail' : 'unknown';
    assert.deepEqual(inShort(found), [`security/portal/content-security ${status}`, 'security/portal/tls pass']);
  });
}

/** What is found of a public page served over TLS. */
async function secureFindings(context: TestContext, headers: Record<string, string>) {
  const listener: RequestListener = (_, response) => response.writeHead(200, headers).end();
  const project = temporaryFolder(context);
  writeFileSync(join(project, 'authority.pem'), root.cert);
  const portal = {
    url: await secureServer(context, shown, listener),
    declared: { public: true, sources: [] },
  };
  const environment = await environmentWith(context, { portal }, { certificateAuthority: 'authority.pem' });
  return lookAt(environment, ['security'], { project });
}

test('over TLS, browsers must be told to stay with it', async (t) => {
  assert.deepEqual(inShort(await secureFindings(t, SAFE)), [
    'security/portal/content-security pass',
    'security/portal/hsts pass',
    'security/portal/tls pass',
  ]);
  const { 'strict-transport-security': _, ...without } = SAFE;
  assert.deepEqual(inShort(await secureFindings(t, without)), [
    'security/portal/content-security pass',
    'security/portal/hsts fail',
    'security/portal/tls pass',
  ]);
});

/** A service whose operations endpoint answers 200 to whoever shows this, and 401 to others. */
const openTo =
  (wanted: string | undefined, refusal = 401): RequestListener =>
  (request, response) => {
    const opened = request.url === '/health/live' || request.headers.authorization === wanted;
    response.writeHead(opened ? 200 : refusal).end('{}');
  };

for (const [what, listener, findings, observed] of [
  ['closed', openTo(`Bearer ${OPERATIONS_TOKEN}`), ['default-credentials pass', 'operations pass'], /./],
  [
    'open to everyone',
    openTo(undefined),
    ['default-credentials unknown (security/portal/operations)', 'operations fail'],
    /open to everyone: \/operations\/version, \/operations\/configuration/,
  ],
  [
    'open to a well-known token',
    openTo('Bearer changeme'),
    ['default-credentials fail', 'operations pass'],
    /takes the token changeme$/,
  ],
  [
    'open to admin',
    openTo(`Basic ${btoa('admin:admin')}`),
    ['default-credentials fail', 'operations pass'],
    /the user admin with the password admin/,
  ],
  [
    'broken',
    openTo('nobody', 500),
    ['default-credentials unknown (security/portal/operations)', 'operations unknown'],
    /answers 500/,
  ],
] satisfies [string, RequestListener, string[], RegExp][]) {
  test(`operations endpoints that are ${what}`, async (t) => {
    const portal = { url: await serverOf(t, listener) };
    const found = await lookAt(await environmentWith(t, { portal }), ['security']);
    assert.deepEqual(
      inShort(found),
      findings.map((finding) => `security/portal/${finding}`),
    );
    assert.match(found.map((finding) => finding.observed).join('\n'), observed);
  });
}

test('of a service that is down nothing is known, because of that', async (t) => {
  const portal = { url: await nowhere(), declared: { public: true } };
  assert.deepEqual(inShort(await lookAt(await environmentWith(t, { portal }), ['security'])), [
    'reachable/portal fail',
    'security/portal/content-security unknown (reachable/portal)',
    'security/portal/default-credentials unknown (reachable/portal)',
    'security/portal/operations unknown (reachable/portal)',
    'security/portal/tls unknown (reachable/portal)',
  ]);
});
