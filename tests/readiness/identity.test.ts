import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../support/secret.ts';
import { findingOf, findingsOf, notPassed, rootsOf } from './findings.ts';
import { healthy, healthyJob, nowhere, standIn } from './stand-in.ts';

const only = ['identity'];
const VERSION = { service: 's', commit: 'abc1234', build: '1', environment: { name: 'staging', id: 'staging-1' } };
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

test('hosts alone prove nothing, and are no other place’s: doubtful where all addresses are at them, failed where one is not', async (t) => {
  const declared = (hosts: string[]) => ({
    environment: { identity: { name: 'staging', id: 'staging-1', hosts } },
    service: silent,
    job: silent,
  });
  const there = await findingsOf(t, {}, declared(['127.0.0.1']), { only });
  assert.deepEqual(
    there.map(({ id, status }) => `${id} ${status}`),
    ['identity/staging/hosts pass', 'identity/staging warn'],
  );
  const elsewhere = await findingsOf(t, {}, declared(['staging.shop.example']), { only });
  assert.deepEqual(rootsOf(elsewhere), ['identity/staging/hosts fail']);
  assert.equal(
    findingOf(elsewhere, 'identity/staging/hosts').observed,
    'portal is at 127.0.0.1, poller is at 127.0.0.1, bank is at 127.0.0.1',
  );
});

test('who need not say where they run do no harm by their silence', async (t) => {
  const found = await findingsOf(t, {}, { service: silent }, { only });
  assert.deepEqual(
    found.map(({ id, status }) => `${id} ${status}`),
    ['identity/poller pass', 'identity/staging pass'],
  );
  assert.equal(findingOf(found, 'identity/staging').observed, 'proved by poller; portal can’t say where it runs');
});

test('of what proves where this is every one is told; what proves nothing is no pass for those that can’t say', async (t) => {
  const url = await standIn(t, { 'GET /id': { body: 'staging-1' } });
  const declared = (id: string) => {
    const identity = { name: 'staging', id, proofs: [{ kind: 'http' as const, url: `${url}/id` }] };
    return { environment: { identity }, service: silent, job: silent };
  };
  const proved = await findingsOf(t, {}, declared('staging-1'), { only });
  assert.match(
    findingOf(proved, 'identity/staging').observed,
    /^proved by http:\/\/\S+\/id; portal, poller can’t say where they run$/,
  );
  const unproved = await findingsOf(t, {}, declared('staging-2'), { only });
  assert.deepEqual(notPassed(unproved), ['identity/staging unknown (identity/staging/1)', 'identity/staging/1 fail']);
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

test('the right id under another name says which of the two names to correct', async (t) => {
  const found = await findingsOf(t, { service: saying({ name: 'demo', id: 'staging-1' }) }, {}, { only });
  assert.match(findingOf(found, 'identity/portal').remedy, /give the name staging, or set identity\.name/);
});

test('a token that everything refuses is one finding, and one that some refuse is theirs', async (t) => {
  const refusing = { 'GET /operations/version': { status: 401 } };
  const everywhere = await findingsOf(
    t,
    { service: healthy(refusing), job: healthy(refusing) },
    {},
    { only: ['identity', 'version'] },
  );
  assert.deepEqual(rootsOf(everywhere), ['identity/portal unknown']);
  assert.match(findingOf(everywhere, 'identity/portal').remedy, /^see whether OPERATIONS_TOKEN is the token/);
  const once = await findingsOf(t, { job: healthy(refusing) }, {}, { only });
  assert.deepEqual(notPassed(once), ['identity/poller unknown']);
});

test('a service without operations endpoints is told to serve them, or to be observed elsewhere', async (t) => {
  const service = healthy({ 'GET /operations/version': { status: 404 } });
  const found = await findingsOf(t, { service }, {}, { only });
  assert.match(
    findingOf(found, 'identity/portal').remedy,
    /have portal serve what docs\/services\.md says, or name other/,
  );
});

test('a proof at a service that gives no answer follows from that service', async (t) => {
  const url = await nowhere();
  const proofs = [{ kind: 'http' as const, url: `${url}/config.json`, pointer: '/id' }];
  const declared = { service: { url, ...silent }, environment: { identity: { id: 'staging-1', proofs } } };
  const found = await findingsOf(t, {}, declared, { only });
  assert.equal(findingOf(found, 'identity/staging/1').because, 'reachable/portal');
});

test('where all say the same other place it is the definition that is wrong: one finding, the others follow', async (t) => {
  const there = { 'GET /operations/version': { body: { ...VERSION, environment: { name: 'production', id: 'p-1' } } } };
  const found = await findingsOf(t, { service: healthy(there), job: healthyJob() }, {}, { only });
  assert.deepEqual(notPassed(found), ['identity/portal fail']);
  const all = await findingsOf(t, { service: healthy(there), job: { ...healthyJob(), ...there } }, {}, { only });
  assert.deepEqual(notPassed(all), ['identity/poller fail (identity/portal)', 'identity/portal fail']);
  assert.match(
    findingOf(all, 'identity/portal').remedy,
    /the addresses of one environment and the identity of another/,
  );
});

test('two that answer at each other’s address fail, as one thing to mend', async (t) => {
  const as = (service: string) => ({ 'GET /operations/version': { body: { ...VERSION, service } } });
  const found = await findingsOf(
    t,
    { service: healthy(as('poller')), job: { ...healthyJob(), ...as('portal') } },
    {},
    { only },
  );
  assert.deepEqual(notPassed(found), ['identity/poller fail (identity/portal)', 'identity/portal fail']);
});

test('a service that says it is another one of the environment is doubted, and where that one is', async (t) => {
  const found = await findingsOf(
    t,
    { service: healthy({ 'GET /operations/version': { body: { ...VERSION, service: 'poller' } } }) },
    {},
    { only },
  );
  assert.deepEqual(notPassed(found), ['identity/portal warn']);
  assert.equal(findingOf(found, 'identity/portal').observed, 'at the url of portal it is poller that answers');
});
