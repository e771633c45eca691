import { z } from 'zod';
import { isoTime } from '../../../../support/clock.ts';
import type { PaymentState, RejectionReason } from '../../lifecycle/payment.ts';
import type { PaymentRecord } from '../../records/payment-record.ts';
import { changedAt } from '../../records/payments.ts';
import type { ApiAnswer, OrderedPayment, PaymentTranslator } from '../translator.ts';
import { decimalText } from './amount.ts';

const STATUSES = {
  pending: 'OPEN',
  completed: 'BOOKED',
  rejected: 'REFUSED',
} as const satisfies Record<PaymentState['status'], string>;

const REFUSALS = {
  'amount-limit-exceeded': 'LIMIT',
  'creditor-account-closed': 'CLOSED_ACCOUNT',
  'same-account': 'SAME_ACCOUNT',
} as const satisfies Record<RejectionReason, string>;

const orderSchema = z
  .object({
    from: z.string().nullable().default(null),
    to: z.object({ name: z.string(), iban: z.string() }),
    amount: z.number(),
    description: z.string(),
  })
  .transform(
    ({ from, to, amount, description }): OrderedPayment => ({
      debtorIban: from,
      creditor: to,
      amount: decimalText(amount),
      remittanceInformation: description,
    }),
  );

/** Payments, which were called transfers. */
export const payments: PaymentTranslator = {
  id: 'id',
  statuses: STATUSES,
  places: { debtorIban: '/from', creditorIban: '/to/iban' },
  order: (body) => orderSchema.parse(body),
  received: whole,
  shown: whole,
};

function whole(record: PaymentRecord): ApiAnswer {
  const { id, order, createdAt, state } = record;
  const body = {
    id,
    status: STATUSES[state.status],
    from: order.debtorIban,
    to: order.creditor,
    amount: Number(order.amount),
    currency: 'EUR',
    description: order.remittanceInformation,
    created: isoTime(createdAt),
    changed: isoTime(changedAt(record)),
    refusal: state.status === 'rejected' ? REFUSALS[state.reason] : null,
  };
  return { status: 200, headers: {}, body };
}
