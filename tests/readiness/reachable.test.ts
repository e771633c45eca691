import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test } from 'node:test';
import { explainAbsence } from '../../readiness/checks/absence.ts';
import { openRound } from '../../readiness/round.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { Secret } from '../../support/secret.ts';
import { findingOf, findingsOf, notPassed } from './findings.ts';
import { environmentAt, healthy, KEY, nowhere, standIn } from './stand-in.ts';

const only = ['reachable', 'ready'];
const process = { name: 'portal', state: 'exited', exitCode: 1, refused: [] };

test('any answer that says all is well will do, and the paths may be of anybody’s making', async (t) => {
  const service = { 'GET /': { status: 204 } };
  const declared = { service: { health: { live: '/', ready: '/' } } };
  const found = await findingsOf(t, { service }, declared, { only });
  assert.deepEqual(notPassed(found), []);
  assert.deepEqual(
    found.map(({ id }) => id),
    ['reachable/portal', 'reachable/bank'],
    'readiness is not asked where it is the same question',
  );
});

test('a service that tells nothing of its health need only answer, with no error of its own', async (t) => {
  const declared = { service: { health: { live: '/', ready: '/', anyAnswer: true } } };
  for (const status of [404, 302, 200]) {
    assert.deepEqual(notPassed(await findingsOf(t, { service: { 'GET /': { status } } }, declared, { only })), []);
  }
  const failing = await findingsOf(t, { service: { 'GET /': { status: 503 } } }, declared, { only });
  assert.deepEqual(notPassed(failing), ['reachable/portal fail']);
});

test('a path that a service does not have is told apart from one that fails', async (t) => {
  const absent = await findingsOf(t, { service: healthy({ 'GET /health/live': { status: 404 } }) }, {}, { only });
  assert.match(findingOf(absent, 'reachable/portal').remedy, /set health\.live/);
  const notReady = await findingsOf(t, { service: healthy({ 'GET /health/ready': { status: 404 } }) }, {}, { only });
  assert.deepEqual(notPassed(notReady), ['ready/portal fail']);
  assert.match(findingOf(notReady, 'ready/portal').remedy, /set health\.ready/);
  const failing = await findingsOf(t, { service: healthy({ 'GET /health/live': { status: 500 } }) }, {}, { only });
  assert.match(findingOf(failing, 'reachable/portal').remedy, /log/);
});

test('a service that is not ready names its parts, in words that hold nothing of theirs', async (t) => {
  const checks = { database: 'connect ECONNREFUSED as canary-user', cache: 'ok', queue: 'sesame' };
  const service = healthy({ 'GET /health/ready': { status: 503, body: { checks } } });
  const found = await findingsOf(t, { service }, {}, { only });
  assert.deepEqual(notPassed(found), ['ready/portal fail']);
  const { observed } = findingOf(found, 'ready/portal');
  assert.match(observed, /503: database: .*ECONNREFUSED; queue$/);
});

test('a service that is not ready, or ended, because its database is down follows from the database', async (t) => {
  const url = (await nowhere()).replace('http://', 'postgres://someone:canary-password@');
  const declared = {
    service: { uses: ['accounts'] },
    environment: { databases: { accounts: { url: new Secret('DATABASE_URL', url) } } },
  };
  const service = healthy({ 'GET /health/ready': { status: 503 } });
  assert.deepEqual(notPassed(await findingsOf(t, { service }, declared, { only })), [
    'reachable/accounts fail',
    'ready/portal fail (reachable/accounts)',
  ]);
  const database = findingOf(await findingsOf(t, { service }, declared, { only }), 'reachable/accounts');
  assert.match(database.remedy, /whether DATABASE_URL has its address, user and password/);
  assert.deepEqual(notPassed(await findingsOf(t, { service: 'down', processes: [process] }, declared, { only })), [
    'reachable/accounts fail',
    'reachable/portal fail (reachable/accounts)',
    'ready/portal unknown (reachable/portal)',
  ]);
});

test('a service that is not ready because of another follows from that one, unless they need each other', async (t) => {
  const url = await standIn(t, healthy({ 'GET /health/ready': { status: 503 } }));
  const notReady = async (left: string[], right: string[]) => {
    const services = { left: { url, uses: left }, right: { url, uses: right } };
    const environment = environmentAt({ service: url, job: url, bank: url }, { environment: { services } });
    return notPassed((await checkReadiness(environment, { only: ['ready'] })).findings);
  };
  assert.deepEqual(await notReady(['right'], []), ['ready/left fail (ready/right)', 'ready/right fail']);
  assert.deepEqual(await notReady(['right'], ['left']), ['ready/left fail', 'ready/right fail']);
});

for (const { state, exitCode, words } of [
  { state: 'exited', exitCode: 1, words: /ended with exit code 1/ },
  { state: 'exited', exitCode: null, words: /was killed/ },
  { state: 'absent', exitCode: null, words: /never deployed/ },
]) {
  test(`a service whose process is ${state} (${exitCode}) says so`, async (t) => {
    const processes = [{ ...process, state, exitCode }];
    const found = await findingsOf(t, { service: 'down', processes }, {}, { only });
    assert.match(findingOf(found, 'reachable/portal').observed, words);
  });
}

test('what a service refused to start for is told by key, and not in the words of whoever tells it', async (t) => {
  const refused = [{ key: KEY, problem: 'must not be canary' }];
  const found = await findingsOf(t, { service: 'down', processes: [{ ...process, refused }] }, {}, { only });
  assert.match(
    findingOf(found, 'reachable/portal').observed,
    /refused to start: BANK_CLIENT_SECRET is not as it must be/,
  );
  assert.equal(findingOf(found, 'reachable/portal').because, `configuration/portal/${KEY}`);
});

test('a service that sends on to a login says where to, and none of what is secret in that', async (t) => {
  const sent = (location: string) => ({
    'GET /health/live': ((_, response) => response.writeHead(302, { location }).end()) satisfies RequestListener,
  });
  const elsewhere = sent('https://login.example/?next=canary');
  const found = await findingsOf(t, { service: healthy(elsewhere) }, {}, { only });
  const { observed, remedy } = findingOf(found, 'reachable/portal');
  assert.equal(observed, 'answers 302, and sends on to https://login.example');
  assert.match(remedy, /answer \/health\/live to everybody, or set health\.live/);
  const within = await findingsOf(t, { service: healthy(sent('/canary')) }, {}, { only });
  assert.equal(findingOf(within, 'reachable/portal').observed, 'answers 302, and sends on to another of its pages');
});

test('an address with an unknown host name is told apart from one where nobody listens', async () => {
  const at = async (url: string) => {
    const environment = environmentAt({ service: url, job: url, bank: url });
    const { findings } = await checkReadiness(environment, { only: ['reachable'] });
    return findingOf(findings, 'reachable/portal');
  };
  const unknownHost = await at('http://no-such-host.invalid');
  assert.match(unknownHost.observed, /^no answer: its host name (?:is not known|could not be looked up) \(E/);
  assert.match(unknownHost.remedy, /^correct the url of portal/);
  const silent = await at(await nowhere());
  assert.equal(silent.observed, 'no answer: nobody listens at its address (ECONNREFUSED)');
  assert.match(silent.remedy, /deployed and listens at/);
});

test('who is not ready and does not say why is looked into, not asked to mend what it says', async (t) => {
  const service = healthy({ 'GET /health/ready': { status: 503, body: 'closed' } });
  const found = await findingsOf(t, { service }, {}, { only });
  assert.equal(findingOf(found, 'ready/portal').remedy, 'look into the log of portal');
});

test('a service that takes too long is not said to be missing', async () => {
  const url = await nowhere();
  using round = openRound(environmentAt({ service: url, job: url, bank: url }), {});
  const { observed, remedy } = await explainAbsence('portal', 'no answer within 5000 ms', round.sources);
  assert.equal(observed, 'no answer within 5000 ms');
  assert.match(remedy ?? '', /^see what portal waits for/);
  const broken = 'it broke off the connection without an answer (ECONNRESET)';
  assert.match((await explainAbsence('portal', broken, round.sources)).remedy ?? '', /whether it is https there$/);
});
