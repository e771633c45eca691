import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bankTokenSchema } from '../../platform/service-kit/bank-answers.ts';
import { createBankClient } from '../../platform/service-kit/bank-client.ts';
import { CallFailure } from '../../platform/service-kit/call-failure.ts';
import { callJson } from '../../platform/service-kit/call-json.ts';
import { Secret } from '../../support/secret.ts';
import { keptLog } from './kept-log.ts';
import { startStandInBank, TOKEN_ANSWER } from './stand-in-bank.ts';
import { NOWHERE } from './variables.ts';

const PENDING = { paymentId: 'pay_1', status: 'PENDING' };
const secret = new Secret('BANK_CLIENT_SECRET', 'p%ss:word with+signs');

async function bankAndClient() {
  const bank = await startStandInBank();
  bank.answers.set('GET /payments/pay_1', () => ({ status: 200, body: PENDING }));
  const log = keptLog();
  const configuration = { BANK_URL: bank.url, BANK_CLIENT_ID: 'platform', BANK_CLIENT_SECRET: secret };
  return { bank, log, client: createBankClient(configuration, log) };
}

const tokenCalls = (calls: { path: string }[]) => calls.filter(({ path }) => path === '/oauth2/token').length;

test('one token serves all calls, those that come at once included', async () => {
  const { bank, client } = await bankAndClient();
  await Promise.all([1, 2, 3].map(() => client.readPayment('pay_1', 'correlation')));
  await client.readPayment('pay_1', 'correlation');
  assert.equal(tokenCalls(bank.calls), 1);
  assert.ok(bank.calls.every(({ headers }) => headers['x-correlation-id'] === 'correlation'));
  assert.equal(bank.calls.at(-1)?.headers.authorization, `Bearer ${TOKEN_ANSWER.access_token}`);
});

test('the credential is sent so that no character of it is taken for another', async () => {
  const { bank, client } = await bankAndClient();
  await client.readPayment('pay_1', 'correlation');
  const basic = bank.calls[0]?.headers.authorization?.replace('Basic ', '') ?? '';
  const [id, password] = Buffer.from(basic, 'base64').toString().split(':');
  assert.deepEqual([id, decodeURIComponent(password ?? '')], ['platform', secret.reveal()]);
});

test('a token that the bank no longer accepts is replaced once, and not for ever', async () => {
  const { bank, client } = await bankAndClient();
  let refusals = 1;
  bank.answers.set('GET /payments/pay_1', () => (refusals-- > 0 ? { status: 401 } : { status: 200, body: PENDING }));
  assert.equal((await client.readPayment('pay_1', 'correlation')).status, 'PENDING');
  assert.equal(tokenCalls(bank.calls), 2);
  refusals = 10;
  await assert.rejects(client.readPayment('pay_1', 'correlation'), { name: 'CallFailure', kind: 'credential-refused' });
});

test('a refused credential names the keys that may be wrong, and leaves nothing done', async () => {
  const { bank, client } = await bankAndClient();
  bank.answers.set('POST /oauth2/token', () => ({ status: 401, body: { error: 'invalid_client' } }));
  await assert.rejects(client.readPayment('pay_1', 'correlation'), (error) => {
    assert.ok(error instanceof CallFailure && error.kind === 'credential-refused' && error.nothingWasDone);
    assert.match(error.message, /BANK_CLIENT_ID or BANK_CLIENT_SECRET is wrong/);
    return true;
  });
  bank.answers.set('POST /oauth2/token', () => ({ status: 200, body: TOKEN_ANSWER }));
  assert.equal((await client.readPayment('pay_1', 'correlation')).status, 'PENDING');
});

test('it is known whether a failed call may have done something', async () => {
  const { bank, client } = await bankAndClient();
  const order = {
    creditor: { name: 'A', iban: 'B' },
    amount: { value: '1.00', currency: 'EUR' as const },
    remittanceInformation: 'C',
  };
  const pay = () => client.createPayment(order, { correlationId: 'correlation', idempotencyKey: 'key' });
  const cases = [
    ['break off', 'no-answer', false],
    [{ status: 503 }, 'broken', false],
    [{ status: 422, body: { title: 'The request is not valid' } }, 'refused', true],
    [{ status: 201, body: { paymentId: 'pay_1', status: 'SOMETHING-NEW' } }, 'broken', false],
  ] as const;
  for (const [answer, kind, nothingWasDone] of cases) {
    bank.answers.set('POST /payments', () => answer);
    await assert.rejects(pay(), (error) => {
      assert.ok(error instanceof CallFailure);
      assert.deepEqual([error.kind, error.nothingWasDone], [kind, nothingWasDone]);
      return true;
    });
  }
});

test('every call has a time limit, and every failure says what failed', async () => {
  const bank = await startStandInBank();
  bank.answers.set('POST /oauth2/token', () => 'silence');
  const log = keptLog();
  const call = {
    method: 'POST',
    path: '/oauth2/token',
    correlationId: 'correlation',
    answer: bankTokenSchema,
  } as const;
  const ask = (url: string) => callJson({ name: 'the bank', url, log, timeLimitMs: 20 }, call);
  await assert.rejects(ask(bank.url), { kind: 'no-answer', message: 'the bank did not answer within 20 ms' });
  await assert.rejects(ask(NOWHERE), {
    kind: 'unreachable',
    message: /^the bank can’t be reached: connect ECONNREFUSED/,
  });
  assert.deepEqual(
    log.lines.map(({ event, correlationId, method, path, status }) => [event, correlationId, method, path, status]),
    [1, 2].map(() => ['call', 'correlation', 'POST', '/oauth2/token', null]),
  );
});
