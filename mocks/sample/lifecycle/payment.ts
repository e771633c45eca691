import { z } from 'zod';
import { movedTo, refused, type Transition } from './transition.ts';

const rejectionReason = z.enum(['amount-limit-exceeded', 'creditor-account-closed', 'same-account']);

/** Where a payment stands. Times are milliseconds since the epoch. */
export const paymentStateSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('pending'), settlesAt: z.number(), rejection: rejectionReason.nullable() }).readonly(),
  z.object({ status: z.literal('completed'), completedAt: z.number() }).readonly(),
  z.object({ status: z.literal('rejected'), rejectedAt: z.number(), reason: rejectionReason }).readonly(),
]);

export type RejectionReason = z.infer<typeof rejectionReason>;
export type PaymentState = z.infer<typeof paymentStateSchema>;

/** Nothing but time moves a payment: the event says what the clock shows. */
export type PaymentEvent = { readonly type: 'time-passed'; readonly now: number };

export type PaymentRefusal = 'already-settled' | 'not-due';

/** The state after an event, or why it stays: a payment is settled once, and not before its time. */
export function movePayment(state: PaymentState, event: PaymentEvent): Transition<PaymentState, PaymentRefusal> {
  if (state.status !== 'pending') return refused('already-settled', `the payment is already ${state.status}`);
  if (event.now < state.settlesAt) return refused('not-due', 'the payment is still on its way');
  return state.rejection === null
    ? movedTo({ status: 'completed', completedAt: state.settlesAt })
    : movedTo({ status: 'rejected', rejectedAt: state.settlesAt, reason: state.rejection });
}

const INSTANT_PAYMENT_LIMIT = 100_000;
/** An account that is closed, so that a rejection can be rehearsed. */
export const CLOSED_ACCOUNT = 'DE02120300000000202051';

/** Why a payment will be rejected, or `null`. `amount` is a decimal number as text, in euro. */
export function rejectionOf(payment: { debtor: string; creditor: string; amount: string }): RejectionReason | null {
  if (payment.creditor === payment.debtor) return 'same-account';
  if (payment.creditor === CLOSED_ACCOUNT) return 'creditor-account-closed';
  if (Number(payment.amount) > INSTANT_PAYMENT_LIMIT) return 'amount-limit-exceeded';
  return null;
}

/** When a payment was completed or rejected; `undefined` while it is on its way. */
export function settledAt(state: PaymentState): number | undefined {
  switch (state.status) {
    case 'pending':
      return undefined;
    case 'completed':
      return state.completedAt;
    case 'rejected':
      return state.rejectedAt;
  }
}
