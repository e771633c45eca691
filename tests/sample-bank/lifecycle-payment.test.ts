import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  movePayment,
  type PaymentState,
  type RejectionReason,
  rejectionOf,
} from '../../mocks/sample/lifecycle/payment.ts';

test('a payment is settled once, at its time and not before, however often and late one looks', () => {
  const rejection = fc.constantFrom<RejectionReason | null>(null, 'same-account', 'amount-limit-exceeded');
  fc.assert(
    fc.property(fc.nat(10_000), rejection, fc.array(fc.nat(20_000)), (settlesAt, reason, looks) => {
      let state: PaymentState = { status: 'pending', settlesAt, rejection: reason };
      for (const now of looks.toSorted((a, b) => a - b)) {
        const transition = movePayment(state, { type: 'time-passed', now });
        if (state.status !== 'pending') assert.ok(!transition.moved && transition.refusal.code === 'already-settled');
        else assert.equal(transition.moved, now >= settlesAt);
        if (transition.moved) state = transition.state;
        if (state.status === 'completed') assert.deepEqual([state.completedAt, reason], [settlesAt, null]);
        if (state.status === 'rejected') assert.deepEqual([state.rejectedAt, state.reason], [settlesAt, reason]);
      }
    }),
  );
});

test('a payment is rejected for the documented reasons only', () => {
  const payment = { debtor: 'DE42999900010000000001', creditor: 'DE89370400440532013000', amount: '100000.00' };
  assert.equal(rejectionOf(payment), null);
  assert.equal(rejectionOf({ ...payment, amount: '100000.01' }), 'amount-limit-exceeded');
  assert.equal(rejectionOf({ ...payment, creditor: 'DE02120300000000202051' }), 'creditor-account-closed');
  assert.equal(rejectionOf({ ...payment, creditor: payment.debtor }), 'same-account');
});
