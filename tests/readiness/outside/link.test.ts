import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileServer, hostilities } from '../../helpers/hostile-server.ts';
import { nowhere, standIn } from '../stand-in.ts';
import { environmentOf, inShort, lookAt, observedOf } from './looking.ts';
import { environmentWith, telling } from './services.ts';

test('each link is told by what its page answers', async (t) => {
  const pages = await standIn(t, {
    'HEAD /fine': {},
    'GET /get-only': {},
    'GET /sign-in': { status: 401 },
    'GET /not-for-you': { status: 403 },
    'HEAD /moved': (_, response) => response.writeHead(302, { location: 'https://sso.example/?secret=1' }).end(),
    'HEAD /round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
    'GET /broken': { status: 503 },
  });
  const paths = ['fine', 'get-only', 'sign-in', 'not-for-you', 'moved', 'round', 'gone', 'broken'];
  const links = Object.fromEntries(paths.map((path) => [path, `${pages}/${path}`]));
  const found = await lookAt(environmentOf({ links: { ...links, nobody: await nowhere() } }), ['link']);
  assert.deepEqual(inShort(found), [
    'link/staging/broken warn',
    'link/staging/fine pass',
    'link/staging/get-only pass',
    'link/staging/gone warn',
    'link/staging/moved pass',
    'link/staging/nobody warn',
    'link/staging/not-for-you pass',
    'link/staging/round warn',
    'link/staging/sign-in pass',
  ]);
  assert.match(observedOf(found, 'link/staging/sign-in'), /asks to sign in/);
  assert.equal(observedOf(found, 'link/staging/moved'), 'answers 302: it leads to sso.example');
  assert.match(observedOf(found, 'link/staging/gone'), /^answers 404$/);
});

test('the same page is asked for once, and mended once', async (t) => {
  let asked = 0;
  const pages = await standIn(t, {
    'HEAD /runbook': (_, response) => {
      asked += 1;
      response.writeHead(410).end();
    },
  });
  const links = { runbook: `${pages}/runbook` };
  const services = { portal: { declared: { links } }, payments: { declared: { links } } };
  const found = await lookAt(await environmentWith(t, services, { links }), ['link']);
  assert.deepEqual(inShort(found), [
    'link/payments/runbook warn (link/portal/runbook)',
    'link/portal/runbook warn',
    'link/staging/runbook warn (link/portal/runbook)',
  ]);
  assert.equal(asked, 1);
});

test('a page of a service that is down follows from that', async (t) => {
  const url = await nowhere();
  const found = await lookAt(
    await environmentWith(t, {
      portal: { url, declared: { links: { manual: `${url}/manual` } } },
      payments: { answers: telling() },
    }),
    ['link'],
  );
  assert.deepEqual(inShort(found), ['link/portal/manual unknown (reachable/portal)', 'reachable/portal fail']);
});

test('a hostile page is told of within the time, and the others all the same', async (t) => {
  const fine = await standIn(t, { 'HEAD /': {} });
  const names = hostilities();
  const pages = await Promise.all(names.map((name) => hostileServer(t, name)));
  const links = Object.fromEntries(names.map((name, index) => [name, pages[index] ?? fine]));
  const found = await lookAt(environmentOf({ links: { ...links, fine } }), ['link'], { withinMs: 500 });
  assert.equal(found.length, names.length + 1);
  assert.ok(inShort(found).includes('link/staging/fine pass'));
  assert.match(observedOf(found, 'link/staging/hangs'), /no answer within|time for all checks was over/);
});
