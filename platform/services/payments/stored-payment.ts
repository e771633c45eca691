import { z } from 'zod';
import { type PaymentAnswer, paymentStatusSchema } from './api.ts';

/** A row of `payments`. */
export const storedPaymentSchema = z
  .object({
    id: z.string(),
    request_digest: z.string(),
    correlation_id: z.string(),
    status: paymentStatusSchema,
    creditor_name: z.string(),
    creditor_account: z.string(),
    amount: z.string(),
    currency: z.literal('EUR'),
    reference: z.string(),
    bank_payment_id: z.string().nullable(),
    failure_reason: z.string().nullable(),
    created_at: z.date(),
    completed_at: z.date().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    requestDigest: row.request_digest,
    correlationId: row.correlation_id,
    status: row.status,
    creditorName: row.creditor_name,
    creditorAccount: row.creditor_account,
    amount: { value: row.amount, currency: row.currency },
    reference: row.reference,
    bankPaymentId: row.bank_payment_id,
    failureReason: row.failure_reason,
    createdAt: row.created_at,
    completedAt: row.completed_at,
  }));

export type StoredPayment = z.output<typeof storedPaymentSchema>;

/** A payment as it is told to those who ask. */
export function describePayment(payment: StoredPayment, statementUrl: string | undefined): PaymentAnswer {
  const { bankPaymentId, failureReason, completedAt } = payment;
  return {
    paymentId: payment.id,
    correlationId: payment.correlationId,
    status: payment.status,
    creditorName: payment.creditorName,
    creditorAccount: payment.creditorAccount,
    amount: payment.amount,
    reference: payment.reference,
    ...(bankPaymentId === null ? {} : { bankPaymentId }),
    ...(completedAt === null ? {} : { completedAt: completedAt.toISOString() }),
    ...(completedAt === null || statementUrl === undefined ? {} : { statementUrl }),
    ...(failureReason === null ? {} : { failureReason }),
    createdAt: payment.createdAt.toISOString(),
  };
}
