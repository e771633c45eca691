import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doorkeeper } from '../../mocks/access/doorkeeper.ts';
import { bankControl } from '../../mocks/control-client.ts';
import { Problem } from '../../support/problem.ts';
import { Secret } from '../../support/secret.ts';
import { manualClock } from '../helpers/manual-clock.ts';
import { type StaffedBank, staffedBank } from '../helpers/staffed-bank.ts';

const TOKEN = 'a-control-token-of-a-test';
const token = new Secret('BANK_CONTROL_TOKEN', TOKEN);

async function signIn(bank: StaffedBank, given: string, back = '/console', headers = { origin: bank.url }) {
  const answer = await fetch(`${bank.url}/console/sign-in?${new URLSearchParams({ back })}`, {
    method: 'POST',
    body: new URLSearchParams({ token: given }),
    headers,
    redirect: 'manual',
  });
  const cookie = answer.headers.get('set-cookie') ?? '';
  return { status: answer.status, location: answer.headers.get('location'), cookie, html: await answer.text() };
}

function get(bank: StaffedBank, path: string, cookie = '') {
  return fetch(`${bank.url}${path}`, { headers: { cookie: cookie.split(';')[0] ?? '' }, redirect: 'manual' });
}

test('a bank that other machines can reach does not open without a token', () => {
  assert.throws(() => doorkeeper({ loopbackOnly: false, token: null, clock: manualClock() }), Problem);
  const short = new Secret('SHORT', 'fifteen-letters');
  assert.throws(() => doorkeeper({ loopbackOnly: false, token: short, clock: manualClock() }), /too short/);
});

test('the control of a bank that other machines can reach answers whoever has its token', async (t) => {
  const bank = await staffedBank(t, { token });
  bank.desk.put('Example Trading Ltd');
  assert.equal((await bankControl(bank.url, { token }).cases()).total, 1);
  for (const wrong of [undefined, new Secret('OTHER', 'another-token'), new Secret('LONGER', `${TOKEN}x`)]) {
    await assert.rejects(
      bankControl(bank.url, { token: wrong }).cases(),
      (error) => error instanceof Problem && /\(401\)/.test(error.message) && /control token/.test(error.remedy),
    );
  }
});

test('staff sign in with the token, are led where they wanted to go, and sign out', async (t) => {
  const bank = await staffedBank(t, { token });
  const id = bank.desk.put('Example Trading Ltd');
  const wanted = `/console/cases/${id}?run=run-1`;
  const sent = await get(bank, wanted);
  assert.deepEqual(
    [sent.status, sent.headers.get('location')],
    [303, `/console/sign-in?${new URLSearchParams({ back: wanted })}`],
  );
  const signedIn = await signIn(bank, TOKEN, wanted);
  assert.deepEqual([signedIn.status, signedIn.location], [303, wanted]);
  assert.match(signedIn.cookie, /; HttpOnly/);
  assert.match(signedIn.cookie, /; SameSite=Strict/);
  assert.equal(signedIn.cookie.includes(TOKEN), false);
  const page = await (await get(bank, wanted, signedIn.cookie)).text();
  assert.match(page, /<h1>Example Trading Ltd<\/h1>/);
  assert.match(page, /<button>Sign out<\/button>/);
  const cookie = signedIn.cookie.split(';')[0] ?? '';
  const leave = (origin: string) =>
    fetch(`${bank.url}/console/sign-out`, { method: 'POST', headers: { origin, cookie }, redirect: 'manual' });
  assert.equal((await leave('http://elsewhere.example')).status, 403);
  assert.equal((await get(bank, '/console', cookie)).status, 200);
  assert.equal((await leave(bank.url)).status, 303);
  assert.equal((await get(bank, '/console', cookie)).status, 303, 'a session that was ended is not good any more');
});

test('a session ends after twelve hours, and one that was tampered with never began', async (t) => {
  const bank = await staffedBank(t, { token });
  const { cookie } = await signIn(bank, TOKEN);
  const value = cookie.split(';')[0] ?? '';
  assert.equal((await get(bank, '/console', value)).status, 200);
  const longer = value.replace(/\.(\d+)\./, (_, endsAt: string) => `.${Number(endsAt) + 1}.`);
  assert.equal((await get(bank, '/console', longer)).status, 303);
  assert.equal((await get(bank, '/console', `bank-console-session=${TOKEN}`)).status, 303);
  const other = await staffedBank(t, { token: new Secret('OTHER', 'the token of another bank') });
  assert.equal((await get(other, '/console', value)).status, 303);
  await bank.passes(12 * 3_600_000);
  assert.equal((await get(bank, '/console', value)).status, 303);
});

test('nothing is decided and nothing streamed without a session', async (t) => {
  const bank = await staffedBank(t, { token });
  const id = bank.desk.put('Example Trading Ltd');
  const decided = await fetch(`${bank.url}/console/cases/${id}`, {
    method: 'POST',
    body: new URLSearchParams({ decision: 'approve', validated: 'yes' }),
    headers: { origin: bank.url },
  });
  assert.equal(decided.status, 401);
  assert.equal(bank.desk.find(id)?.state, 'under-review');
  assert.equal((await get(bank, '/console/changes')).status, 303);
});

test('signing in leads nowhere but into the console, and not from another site', async (t) => {
  const bank = await staffedBank(t, { token });
  for (const back of ['https://elsewhere.example', '//elsewhere.example', '/console/../x', '/console//x', '/control']) {
    assert.equal((await signIn(bank, TOKEN, back)).location, '/console', back);
  }
  const foreign = await signIn(bank, TOKEN, '/console', { origin: 'http://elsewhere.example' });
  assert.deepEqual([foreign.status, foreign.cookie], [403, '']);
});

test('after ten wrong tokens in a minute even the right one has to wait', async (t) => {
  const bank = await staffedBank(t, { token });
  for (let attempt = 1; attempt <= 10; attempt += 1) assert.equal((await signIn(bank, `wrong ${attempt}`)).status, 401);
  const refused = await signIn(bank, TOKEN);
  assert.deepEqual([refused.status, refused.cookie], [429, '']);
  assert.match(refused.html, /role="alert"[^>]*>Too many wrong tokens\. Try again in 60 s\./);
  const control = await fetch(`${bank.url}/control/cases`, { headers: { authorization: `Bearer ${TOKEN}` } });
  assert.deepEqual([control.status, control.headers.get('retry-after')], [429, '60']);
  await bank.passes(60_000);
  assert.equal((await signIn(bank, TOKEN)).status, 303);
});
