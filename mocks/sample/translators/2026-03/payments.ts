import { z } from 'zod';
import { isoTime } from '../../../../support/clock.ts';
import type { PaymentState } from '../../lifecycle/payment.ts';
import type { PaymentRecord } from '../../records/payment-record.ts';
import { changedAt } from '../../records/payments.ts';
import { PAYMENT_REJECTION } from '../payment-rejection.ts';
import type { OrderedPayment, PaymentTranslator } from '../translator.ts';

const STATUSES = {
  pending: 'PENDING',
  completed: 'COMPLETED',
  rejected: 'REJECTED',
} as const satisfies Record<PaymentState['status'], string>;

const orderSchema = z
  .object({
    debtorAccount: z.object({ iban: z.string() }).optional(),
    creditor: z.object({ name: z.string(), iban: z.string() }),
    amount: z.object({ value: z.string() }),
    remittanceInformation: z.string(),
  })
  .transform(
    ({ debtorAccount, creditor, amount, remittanceInformation }): OrderedPayment => ({
      debtorIban: debtorAccount?.iban ?? null,
      creditor,
      amount: amount.value,
      remittanceInformation,
    }),
  );

/** Payments that are made at once and completed a little later. */
export const payments: PaymentTranslator = {
  id: 'paymentId',
  statuses: STATUSES,
  places: { debtorIban: '/debtorAccount/iban', creditorIban: '/creditor/iban' },
  order: (body) => orderSchema.parse(body),
  received: (record, location) => ({ status: 201, headers: { location }, body: bodyOf(record) }),
  shown: (record) => ({ status: 200, headers: {}, body: bodyOf(record) }),
};

function bodyOf(record: PaymentRecord): object {
  const { id, order, createdAt, state } = record;
  return {
    paymentId: id,
    status: STATUSES[state.status],
    debtorAccount: { iban: order.debtorIban },
    creditor: order.creditor,
    amount: { value: order.amount, currency: 'EUR' },
    remittanceInformation: order.remittanceInformation,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(changedAt(record)),
    ...(state.status === 'completed' ? { completedAt: isoTime(state.completedAt) } : {}),
    ...(state.status === 'rejected' ? { rejection: { reason: PAYMENT_REJECTION[state.reason] } } : {}),
  };
}
