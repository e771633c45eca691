import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { bodyOf, PAYMENT_REQUEST, sendJson } from './requests.ts';
import { openStage } from './stage.ts';
import { startStandInBank } from './stand-in-bank.ts';
import { NOWHERE } from './variables.ts';

const LONG_ENOUGH_MS = 30_000;
const stage = await openStage();
const bank = await stage.bank();
const payments = await stage.service('payments', { BANK_URL: bank.url });

async function settled(url: string, id: unknown) {
  const waited = await waitFor(
    async () => {
      const payment = await bodyOf(await fetch(`${url}/payments/${id}`));
      return payment.status === 'pending' ? undefined : payment;
    },
    { withinMs: LONG_ENOUGH_MS },
  );
  if (!waited.arrived) assert.fail('the payment stayed pending');
  return waited.value;
}

test('a payment is pending at once, and followed until the bank has made it', async () => {
  const created = await sendJson(`${payments.url}/payments`, PAYMENT_REQUEST);
  assert.equal(created.status, 201);
  const pending = await bodyOf(created);
  assert.equal(pending.status, 'pending');
  assert.deepEqual(pending.amount, PAYMENT_REQUEST.amount);
  const completed = await settled(payments.url, pending.paymentId);
  assert.equal(completed.status, 'completed');
  assert.match(String(completed.completedAt), /^\d{4}-\d\d-\d\dT/);
  assert.match(String(completed.bankPaymentId), /^pay_/);
});

test('a payment that the bank rejects has failed, with the bank’s reason', async () => {
  const closedAccount = { ...PAYMENT_REQUEST, creditorAccount: 'DE02120300000000202051' };
  const { paymentId } = await bodyOf(await sendJson(`${payments.url}/payments`, closedAccount));
  const failed = await settled(payments.url, paymentId);
  assert.deepEqual([failed.status, failed.failureReason], ['failed', 'CREDITOR_ACCOUNT_CLOSED']);
});

test('the same payment sent twice is made once; another one under its key is refused', async () => {
  const key = { 'idempotency-key': 'paid-once', 'x-correlation-id': 'paid.only.once' };
  const [one, other] = await Promise.all(
    [1, 2].map(async () => bodyOf(await sendJson(`${payments.url}/payments`, PAYMENT_REQUEST, key))),
  );
  assert.equal(one?.paymentId, other?.paymentId);
  const second = await bodyOf(
    await settled(payments.url, one?.paymentId).then(() => fetch(`${payments.url}/payments/${one?.paymentId}`)),
  );
  assert.equal(second.status, 'completed');
  const changed = { ...PAYMENT_REQUEST, reference: 'Another' };
  assert.equal((await sendJson(`${payments.url}/payments`, changed, key)).status, 422);
});

test('a bank that can’t be reached has paid nothing, and that is certain', async () => {
  const cutOff = await stage.service('payments', { BANK_URL: NOWHERE });
  const failed = await sendJson(`${cutOff.url}/payments`, PAYMENT_REQUEST);
  assert.equal(failed.status, 502);
  const { paymentId, detail } = await bodyOf(failed);
  assert.match(String(detail), /can’t be reached/);
  assert.equal((await bodyOf(await fetch(`${cutOff.url}/payments/${paymentId}`))).status, 'failed');
});

test('a payment of which nobody knows whether it arrived stays pending, and is sent again under its own key', async () => {
  const unsteady = await startStandInBank();
  const pending = { status: 201, body: { paymentId: 'pay_unsteady', status: 'PENDING' } };
  let troubles = 2;
  unsteady.answers.set('POST /payments', () => (troubles-- > 0 ? 'break off' : pending));
  unsteady.answers.set('GET /payments/pay_unsteady', () => ({
    status: 200,
    body: { paymentId: 'pay_unsteady', status: 'COMPLETED', completedAt: '2026-03-02T09:30:00.500Z' },
  }));
  const service = await stage.service('payments', { BANK_URL: unsteady.url });
  const created = await sendJson(`${service.url}/payments`, PAYMENT_REQUEST);
  assert.equal(created.status, 201);
  const { paymentId, status } = await bodyOf(created);
  assert.equal(status, 'pending');
  assert.equal((await settled(service.url, paymentId)).status, 'completed');
  const keys = unsteady.calls.filter(({ method, path }) => `${method} ${path}` === 'POST /payments');
  assert.deepEqual(
    keys.map(({ headers }) => headers['idempotency-key']),
    [paymentId, paymentId, paymentId],
  );
});

test('a payment that a restart interrupted is followed again as soon as somebody asks for it', async () => {
  const slow = await startStandInBank();
  const pending = { paymentId: 'pay_slow', status: 'PENDING' };
  const completed = { ...pending, status: 'COMPLETED', completedAt: '2026-03-02T09:30:00.500Z' };
  slow.answers.set('POST /payments', () => ({ status: 201, body: pending }));
  slow.answers.set('GET /payments/pay_slow', () => ({ status: 200, body: pending }));
  const first = await stage.service('payments', { BANK_URL: slow.url });
  const { paymentId } = await bodyOf(await sendJson(`${first.url}/payments`, PAYMENT_REQUEST));
  assert.equal((await first.stop()).code, 0);
  slow.answers.set('GET /payments/pay_slow', () => ({ status: 200, body: completed }));
  const second = await stage.service('payments', { BANK_URL: slow.url });
  assert.equal((await settled(second.url, paymentId)).status, 'completed');
});

test('what is wrong with a payment is named', async () => {
  const refused = await sendJson(`${payments.url}/payments`, {
    ...PAYMENT_REQUEST,
    creditorAccount: 'DE89370400440532013001',
    amount: { value: '0.00', currency: 'EUR' },
  });
  assert.equal(refused.status, 422);
  assert.deepEqual((await bodyOf(refused)).errors, [
    { pointer: '#/creditorAccount', detail: 'must be an IBAN with right check digits and no spaces' },
    { pointer: '#/amount/value', detail: 'must be more than 0' },
  ]);
});
