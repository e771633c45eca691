import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statementAddress } from '../../platform/services/payments/statements.ts';
import { describePayment } from '../../platform/services/payments/stored-payment.ts';
import { paymentPage } from '../../platform/services/portal/pages/payment-page.ts';

const PAYMENT = {
  id: '0b7c1c52-7a0e-4f0b-9a58-6a4f6f5ad001',
  requestDigest: 'digest',
  correlationId: 'journey-12345',
  status: 'completed',
  creditorName: 'Somebody',
  creditorAccount: 'DE89370400440532013000',
  amount: { value: '12.50', currency: 'EUR' },
  reference: 'Invoice 1',
  bankPaymentId: 'pay_1',
  failureReason: null,
  createdAt: new Date(0),
  completedAt: new Date(1000),
} as const;

test('a payment leads to its statement, as the tenant that the platform is', async () => {
  const address = statementAddress({ STATEMENTS_URL: 'https://statements.example/all', TENANT_ID: 't-1' })(PAYMENT.id);
  assert.equal(address, `https://statements.example/all?tenant=t-1&payment=${PAYMENT.id}`);
  const page = String(await paymentPage(describePayment(PAYMENT, address)));
  assert.match(page, /<a href="https:\/\/statements\.example\/all\?tenant=t-1&amp;payment=/);
  const pending = describePayment({ ...PAYMENT, status: 'pending', completedAt: null }, address);
  assert.equal(pending.statementUrl, undefined, 'what is not made is on no statement');
});

test('without a fit address there is no statement, and the receipt is whole', async () => {
  for (const STATEMENTS_URL of [undefined, '', 'soon', '"https://quoted.example"', 'javascript:alert(1)']) {
    assert.equal(statementAddress({ STATEMENTS_URL, TENANT_ID: undefined })(PAYMENT.id), undefined);
  }
  const page = String(await paymentPage(describePayment(PAYMENT, undefined)));
  assert.match(page, /Support reference/);
  assert.doesNotMatch(page, /Statement/);
});
