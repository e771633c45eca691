import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Secret } from '../../support/secret.ts';
import { findingOf, findingsOf, notPassed } from './findings.ts';
import { type Answers, BANK_SECRET, healthyBank, KEY } from './stand-in.ts';

const only = ['credential'];
const HOUR_MS = 3_600_000;
const token = { access_token: 't', scope: 'payments accounts' };

async function credentialFinding(t: TestContext, answer: { status?: number; body?: unknown }, options = {}) {
  const bank = healthyBank({ 'POST /token': answer });
  return findingOf(await findingsOf(t, { bank }, {}, { only, ...options }), 'credential/bank');
}

const ANSWERS: [string, { status?: number; body?: unknown }, string, RegExp][] = [
  ['refused, quoting it back', { status: 401, body: { error: BANK_SECRET } }, 'fail', /refuses the credential \(401\)/],
  ['refused for its scope', { status: 400, body: { error: 'invalid_scope' } }, 'fail', /does not grant/],
  [
    'a token that lacks a scope',
    { body: { access_token: 't', scope: 'payments' } },
    'fail',
    /^the bank grants a token, but without accounts$/,
  ],
  ['a token that says no scope', { body: { access_token: 't' } }, 'pass', /a token for payments accounts/],
  ['no token', { body: {} }, 'fail', /no token/],
  ['elsewhere', { status: 404 }, 'fail', /404 where tokens are asked for/],
  ['in trouble', { status: 503 }, 'unknown', /503/],
  ['too many questions', { status: 429 }, 'unknown', /429/],
];

for (const [what, answer, status, observed] of ANSWERS) {
  test(`the bank’s answer to the credential: ${what}`, async (t) => {
    const finding = await credentialFinding(t, answer);
    assert.deepEqual([finding.status, observed.test(finding.observed)], [status, true], finding.observed);
  });
}

test('a credential that ends before the demo does fails, as the bank or the definition says', async (t) => {
  const neededUntil = Date.now() + HOUR_MS;
  const ends = (fromNowMs: number) => Math.round((Date.now() + fromNowMs) / 1000);
  const said = async (fromNowMs: number) => {
    const body = { ...token, expires_in: 5, client_secret_expires_at: ends(fromNowMs) };
    return (await credentialFinding(t, { body }, { neededUntil })).status;
  };
  assert.equal(await said(HOUR_MS / 2), 'fail');
  assert.equal(await said(5 * HOUR_MS), 'warn');
  assert.equal(await said(3000 * HOUR_MS), 'pass');
  const never = await credentialFinding(
    t,
    { body: { ...token, expires_in: 5, client_secret_expires_at: 0 } },
    { neededUntil },
  );
  assert.equal(never.status, 'pass', 'and how long a token lives is another matter');
});

test('the definition may say when the credential ends, and then a refusal is explained', async (t) => {
  const credential = {
    tokenPath: '/token',
    clientId: 'client',
    clientSecret: new Secret(KEY, BANK_SECRET),
    scope: 'payments accounts',
    expiresAt: '2026-01-01T00:00:00Z',
  };
  const finding = async (bank: Answers) =>
    findingOf(await findingsOf(t, { bank }, { bank: { credential } }, { only }), 'credential/bank').observed;
  assert.match(await finding(healthyBank()), /^the credential ended at 2026-01-01/);
  assert.match(await finding(healthyBank({ 'POST /token': { status: 401 } })), /refuses .* ended at 2026-01-01/);
});

test('the version that the bank speaks is compared with the one the platform was written against', async (t) => {
  const found = async (current: unknown) => {
    const bank = healthyBank({ 'POST /token': { status: current === '1' ? 200 : 401, body: token } });
    const speaks = {
      kind: 'command' as const,
      run: [process.execPath, '-p', JSON.stringify(JSON.stringify({ current }))],
    };
    return findingsOf(
      t,
      { bank },
      { bank: { speaks: { ...speaks, pointer: '/current' } } },
      { only: ['contract', 'credential'] },
    );
  };
  assert.deepEqual(notPassed(await found('1')), []);
  const other = await found('2026-09');
  assert.deepEqual(notPassed(other), ['contract/bank fail', 'credential/bank fail (contract/bank)']);
  assert.equal(
    findingOf(other, 'contract/bank').observed,
    'the bank speaks 2026-09, the platform was written against 1',
  );
  assert.equal(findingOf(await found({}), 'contract/bank').status, 'unknown');
});

test('a version that can’t be read because the bank is down follows from that', async (t) => {
  const speaks = { kind: 'http' as const, url: 'http://127.0.0.1:1/versions' };
  const found = await findingsOf(t, { bank: 'down' }, { bank: { speaks } }, { only: ['contract', 'reachable'] });
  assert.deepEqual(notPassed(found), ['contract/bank unknown (reachable/bank)', 'reachable/bank fail']);
});
