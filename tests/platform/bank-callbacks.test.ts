import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { z } from 'zod';
import { createCallbackSender } from '../../mocks/callbacks/callback-sender.ts';
import type { BankEvent } from '../../mocks/journal-entry.ts';
import { processMemory } from '../../mocks/state/memory.ts';
import { webhookKey } from '../../platform/service-kit/webhook-signature.ts';
import { systemClock } from '../../support/clock.ts';
import { Secret } from '../../support/secret.ts';
import { waitFor } from '../../support/wait.ts';
import { signatureHeaders } from '../../support/webhook-signature.ts';
import { APPLICATION_REQUEST, bodyOf, sendJson } from './requests.ts';
import { openStage } from './stage.ts';
import { startStandInBank } from './stand-in-bank.ts';
import { variablesOf } from './variables.ts';

const LONG_ENOUGH_MS = 30_000;
const PATH = '/business-account-applications';
const SECRET = `whsec_${Buffer.from('canary-callback-secret-31e8').toString('base64')}`;
const OTHER = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const APPROVED = { status: 'APPROVED', account: { iban: 'DE89370400440532013000', currency: 'EUR' } };

const stage = await openStage();
const bank = await startStandInBank();
const onboarding = await stage.service('onboarding', { BANK_URL: bank.url, BANK_CALLBACK_SECRET: SECRET });
const callbacks = `${onboarding.url}/bank-callbacks`;

/** An application that is with the bank, as both know it. */
async function submitted(): Promise<{ id: string; bankId: string }> {
  const bankId = `app_${randomUUID()}`;
  bank.answers.set(`POST ${PATH}`, () => ({ status: 202, body: { applicationId: bankId, status: 'RECEIVED' } }));
  const answer = await bodyOf(await sendJson(`${onboarding.url}/applications`, APPLICATION_REQUEST));
  return { id: String(answer.applicationId), bankId };
}

/** Has the bank answer one after another, and the last for good, about an application. */
function bankSays(bankId: string, ...answers: object[]): void {
  bank.answers.set(`GET ${PATH}/${bankId}`, () => ({
    status: 200,
    body: answers.length > 1 ? answers.shift() : answers[0],
  }));
}

const timesAsked = (bankId: string) => bank.calls.filter(({ path }) => path === `${PATH}/${bankId}`).length;
const applicationOf = async (id: string) => bodyOf(await fetch(`${onboarding.url}/applications/${id}`));

async function versionOf(id: string): Promise<number> {
  const { rows } = await stage.database.query('select version from applications where id = $1', [id]);
  return z.tuple([z.object({ version: z.int() })]).parse(rows)[0].version;
}

interface Changes {
  id?: string;
  secret?: string;
  at?: number;
  headers?: Record<string, string>;
}

/** Calls back as the bank would, or as somebody else. */
function callBack(body: unknown, { id = randomUUID(), secret = SECRET, at = Date.now(), headers = {} }: Changes = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const key = webhookKey(secret);
  assert.ok(key);
  const signed = signatureHeaders({ id, at, body: text }, key);
  return fetch(callbacks, { method: 'POST', body: text, headers: { ...signed, ...headers } });
}

test('a callback is a hint: what the bank itself says is stored before it is acknowledged', async () => {
  const { id, bankId } = await submitted();
  bankSays(bankId, APPROVED);
  const body = { eventId: 'evt_1', occurredAt: '2026-03-01T10:00:00Z', applicationId: bankId, status: 'REJECTED' };
  assert.equal((await callBack(body)).status, 204);
  const application = await applicationOf(id);
  assert.deepEqual([application.status, application.accountNumber], ['approved', APPROVED.account.iban]);
});

test('a callback that nobody can believe is refused with 401, and the bank is not asked', async () => {
  const { id, bankId } = await submitted();
  bankSays(bankId, APPROVED);
  const body = { applicationId: bankId };
  const sixMinutes = 360_000;
  const refused = [
    await callBack(body, { secret: OTHER }),
    await callBack(body, { at: Date.now() - sixMinutes }),
    await callBack(body, { at: Date.now() + sixMinutes }),
    await callBack(body, { headers: { 'webhook-id': 'another' } }),
    await callBack(body, { headers: { 'webhook-signature': 'v1,AAAA' } }),
    await sendJson(callbacks, body),
  ];
  for (const answer of refused) {
    assert.equal(answer.status, 401);
    assert.equal((await bodyOf(answer)).title, 'The callback is not taken');
  }
  assert.equal(timesAsked(bankId), 0);
  assert.equal((await applicationOf(id)).status, 'submitted');
  const told = await onboarding.logs(({ event }) => event === 'callback-refused', refused.length);
  assert.equal(told.length, refused.length);
  assert.ok(!onboarding.lines.join().includes(SECRET.slice('whsec_'.length)));
});

test('a callback that was taken is acknowledged again, and the bank is not asked again', async () => {
  const { bankId } = await submitted();
  bankSays(bankId, { status: 'UNDER_REVIEW' });
  const id = randomUUID();
  for (let time = 0; time < 3; time += 1) assert.equal((await callBack({ applicationId: bankId }, { id })).status, 204);
  assert.equal(timesAsked(bankId), 1);
});

test('duplicates at the same moment change the application once', async () => {
  const { id, bankId } = await submitted();
  const before = await versionOf(id);
  bankSays(bankId, { status: 'UNDER_REVIEW' });
  const same = randomUUID();
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => callBack({ applicationId: bankId }, { id: same })),
  );
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
  assert.equal(await versionOf(id), before + 1);
  assert.equal((await applicationOf(id)).status, 'under-review');
  const changed = await onboarding.logs(
    ({ event, applicationId }) => event === 'application-changed' && applicationId === id,
  );
  assert.equal(changed.length, 1);
});

test('callbacks that cross each other end with what the bank says last', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id, bankId } = await submitted();
    bankSays(bankId, { status: 'UNDER_REVIEW' }, APPROVED);
    const answers = await Promise.all([1, 2, 3].map(() => callBack({ applicationId: bankId })));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]));
    assert.equal((await applicationOf(id)).status, 'approved');
  }
});

test('once decided nothing is asked any more, however late a callback comes', async () => {
  const { id, bankId } = await submitted();
  bankSays(bankId, APPROVED);
  await callBack({ applicationId: bankId });
  assert.equal((await callBack({ applicationId: bankId, status: 'UNDER_REVIEW' })).status, 204);
  assert.equal(timesAsked(bankId), 1);
  assert.equal((await applicationOf(id)).status, 'approved');
});

test('an application that is not known yet can be called about again, and so can a bank that fails', async () => {
  const id = randomUUID();
  const tooEarly = await callBack({ applicationId: 'app_of_nobody' }, { id });
  assert.equal(tooEarly.status, 409);
  assert.match(String((await bodyOf(tooEarly)).detail), /No application of ours has this id yet/);

  bank.answers.set(`POST ${PATH}`, () => ({
    status: 202,
    body: { applicationId: 'app_of_nobody', status: 'RECEIVED' },
  }));
  const known = await bodyOf(await sendJson(`${onboarding.url}/applications`, APPLICATION_REQUEST));
  bank.answers.set(`GET ${PATH}/app_of_nobody`, () => ({ status: 500 }));
  const failing = await callBack({ applicationId: 'app_of_nobody' }, { id });
  assert.equal(failing.status, 503);
  assert.match(String((await bodyOf(failing)).detail), /the bank answers 500/);

  bankSays('app_of_nobody', APPROVED);
  assert.equal((await callBack({ applicationId: 'app_of_nobody' }, { id })).status, 204);
  assert.equal((await applicationOf(String(known.applicationId))).status, 'approved');
});

test('what is new in a callback does no harm; what is no callback is refused', async () => {
  const { bankId } = await submitted();
  bankSays(bankId, { status: 'UNDER_REVIEW' });
  const unheardOf = { applicationId: bankId, status: 'ON_THE_MOON', occurredAt: 7, nested: { more: [] } };
  assert.equal((await callBack(unheardOf)).status, 204);
  assert.equal((await callBack('not JSON')).status, 400);
  for (const wrong of [{}, { applicationId: 7 }, { applicationId: '' }, { applicationId: 'a\u0000b' }, [], null]) {
    assert.equal((await callBack(wrong)).status, 422, JSON.stringify(wrong));
  }
});

test('what was taken is remembered for a week', async () => {
  const { bankId } = await submitted();
  bankSays(bankId, { status: 'UNDER_REVIEW' });
  await stage.database.query(`
    insert into bank_callbacks (id, taken_at)
    values ('older', now() - interval '8 days'), ('younger', now() - interval '6 days')`);
  await callBack({ applicationId: bankId });
  const { rows } = await stage.database.query(`select id from bank_callbacks where id in ('older', 'younger')`);
  assert.deepEqual(rows, [{ id: 'younger' }]);
});

test('the bank’s sender gets through, also when it calls before the answer to the submission is stored', async (t) => {
  const entries: BankEvent[] = [];
  const sender = createCallbackSender({
    callback: { url: callbacks, secret: new Secret('BANK_CALLBACK_SECRET', SECRET) },
    journal: { record: (entry) => entries.push(entry) },
    memory: processMemory(),
    clock: systemClock,
    faults: { planForCallback: () => ({ fault: 'twice', delayMs: 0, copies: 2, wrongSignature: false }) },
    editions: new Map(),
  });
  t.after(() => sender.stop());
  const event = { event: 'applicationChanged', version: '2026-03', resource: 'app_early', correlationId: 'early.bird' };
  sender.announce({ ...event, body: { applicationId: 'app_early', status: 'APPROVED' } });
  const attempts = () => entries.flatMap((entry) => (entry.kind === 'callback' ? [entry.status] : []));
  const refused = await waitFor(async () => attempts()[0], { withinMs: LONG_ENOUGH_MS });
  assert.ok(refused.arrived);
  bankSays('app_early', APPROVED);
  bank.answers.set(`POST ${PATH}`, () => ({ status: 202, body: { applicationId: 'app_early', status: 'RECEIVED' } }));
  await sendJson(`${onboarding.url}/applications`, APPLICATION_REQUEST);
  const taken = await waitFor(async () => attempts().filter((status) => status === 204)[1], {
    withinMs: LONG_ENOUGH_MS,
  });
  assert.ok(taken.arrived, JSON.stringify(entries));
  assert.equal(attempts()[0], 409);
  await onboarding.logs((line) => line.event === 'request' && line.correlationId === 'early.bird');
});

test('without a secret there is nothing to call; a secret that is none keeps the service from starting', async () => {
  const deaf = await stage.service('onboarding', { BANK_URL: bank.url });
  assert.equal((await sendJson(`${deaf.url}/bank-callbacks`, {})).status, 404);
  const mistaken = stage.start(
    'onboarding',
    variablesOf('onboarding', { BANK_CALLBACK_SECRET: 'canary-not-a-secret' }),
  );
  assert.equal((await mistaken.exited).code, 78);
  assert.deepEqual(mistaken.errors, [
    'onboarding refuses to start: BANK_CALLBACK_SECRET must be whsec_ followed by 24 to 64 bytes in base64, as the bank has it.',
  ]);
});
