import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../support/secret.ts';
import { findingOf, findingsOf, notPassed, rootsOf } from './findings.ts';
import { healthy, nowhere, standIn } from './stand-in.ts';

const only = ['identity'];
const saying = (environment: unknown) =>
  healthy({ 'GET /operations/version': { body: { service: 's', commit: 'abc1234', build: '1', environment } } });
/** Sources that know of configuration, and not of where anything runs. */
const silent = { sources: [{ kind: 'env-file' as const, path: 'no-such-file' }] };

test('a service that says it runs elsewhere fails, by name and by id', async (t) => {
  const service = saying({ name: 'production', id: 'staging-1' });
  const found = await findingsOf(t, { service }, {}, { only });
  assert.deepEqual(notPassed(found), ['identity/portal fail']);
  assert.equal(findingOf(found, 'identity/portal').observed, 'portal says it runs in production (staging-1)');
  const otherId = await findingsOf(t, { service: saying({ name: 'staging', id: 'p' }) }, {}, { only });
  assert.deepEqual(notPassed(otherId), ['identity/portal fail']);
});

test('a further place must know the same id', async (t) => {
  const url = await standIn(t, {
    'GET /id': { body: { id: 'production-1' } },
    'GET /right': { body: { id: 'staging-1' } },
  });
  const proof = (path: string) => ({ kind: 'http' as const, url: `${url}${path}`, pointer: '/id' });
  const identity = { name: 'staging', id: 'staging-1', proofs: [proof('/right'), proof('/id'), proof('/none')] };
  const found = await findingsOf(t, {}, { environment: { identity } }, { only });
  assert.deepEqual(notPassed(found), ['identity/staging/2 fail', 'identity/staging/3 unknown']);
  assert.ok(!JSON.stringify(found).includes('production-1'), 'what another place holds is not told');
});

test('an environment that nothing proves is unknown, once', async (t) => {
  const found = await findingsOf(t, {}, { service: silent, job: silent }, { only });
  assert.deepEqual(
    found.map(({ id, status }) => `${id} ${status}`),
    ['identity/staging unknown'],
  );
});

test('who need not say where they run do no harm by their silence', async (t) => {
  const found = await findingsOf(t, {}, { service: silent }, { only });
  assert.deepEqual(
    found.map(({ id, status }) => `${id} ${status}`),
    ['identity/poller pass', 'identity/staging pass'],
  );
});

test('a proof in a database that is down follows from it', async (t) => {
  const url = (await nowhere()).replace('http://', 'postgres://someone:canary-password@');
  const proofs = [{ kind: 'sql' as const, database: 'accounts', query: 'select id from environment' }];
  const environment = {
    identity: { name: 'staging', id: 'staging-1', proofs },
    databases: { accounts: { url: new Secret('DATABASE_URL', url) } },
  };
  assert.deepEqual(rootsOf(await findingsOf(t, {}, { environment }, { only })), ['reachable/accounts fail']);
});
