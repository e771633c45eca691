import { z } from 'zod';
import { isoTime } from '../../../../support/clock.ts';
import type { PaymentState } from '../../lifecycle/payment.ts';
import type { PaymentRecord } from '../../records/payment-record.ts';
import { changedAt } from '../../records/payments.ts';
import { ASK_AGAIN } from '../ask-again.ts';
import { PAYMENT_REJECTION } from '../payment-rejection.ts';
import type { OrderedPayment, PaymentTranslator } from '../translator.ts';
import { accountOf, accountSchema } from './account.ts';

const STATUSES = {
  pending: 'PENDING',
  completed: 'SETTLED',
  rejected: 'REJECTED',
} as const satisfies Record<PaymentState['status'], string>;

const orderSchema = z
  .object({
    debtorAccount: accountSchema.optional(),
    creditor: z.object({ name: z.string(), account: accountSchema }),
    amount: z.object({ value: z.string() }),
    reference: z.object({ text: z.string() }),
  })
  .transform(
    ({ debtorAccount, creditor, amount, reference }): OrderedPayment => ({
      debtorIban: debtorAccount?.identification.value ?? null,
      creditor: { name: creditor.name, iban: creditor.account.identification.value },
      amount: amount.value,
      remittanceInformation: reference.text,
    }),
  );

/** Payments that are received at once and settled later. */
export const payments: PaymentTranslator = {
  id: 'paymentId',
  statuses: STATUSES,
  places: {
    debtorIban: '/debtorAccount/identification/value',
    creditorIban: '/creditor/account/identification/value',
  },
  order: (body) => orderSchema.parse(body),
  received: (record, location) => ({ status: 202, headers: { location, ...ASK_AGAIN }, body: bodyOf(record) }),
  shown: (record) => ({
    status: 200,
    headers: record.state.status === 'pending' ? ASK_AGAIN : {},
    body: bodyOf(record),
  }),
};

function bodyOf(record: PaymentRecord): object {
  const { id, order, createdAt, state } = record;
  return {
    paymentId: id,
    status: STATUSES[state.status],
    debtorAccount: accountOf(order.debtorIban),
    creditor: { name: order.creditor.name, account: accountOf(order.creditor.iban) },
    amount: { value: order.amount, currency: 'EUR' },
    reference: { text: order.remittanceInformation },
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(changedAt(record)),
    ...(state.status === 'completed' ? { settledAt: isoTime(state.completedAt) } : {}),
    ...(state.status === 'rejected' ? { rejection: { reason: PAYMENT_REJECTION[state.reason] } } : {}),
  };
}
