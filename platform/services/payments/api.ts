import { z } from 'zod';
import { ibanSchema } from '../../service-kit/iban.ts';
import { moneySchema, payableSchema } from '../../service-kit/money.ts';

/** What payments takes and answers: the agreement with those who call it. */

const text = z.string('is missing').trim().min(1, 'is missing').max(140, 'must have at most 140 characters');

export const paymentRequestSchema = z.object({
  creditorName: text,
  creditorAccount: ibanSchema,
  amount: payableSchema,
  reference: text,
});

export const paymentStatusSchema = z.enum(['pending', 'completed', 'failed']);

export const paymentAnswerSchema = z.object({
  paymentId: z.string(),
  correlationId: z.string(),
  status: paymentStatusSchema,
  creditorName: z.string(),
  creditorAccount: z.string(),
  amount: moneySchema,
  reference: z.string(),
  /** Once the bank has it. */
  bankPaymentId: z.string().optional(),
  completedAt: z.iso.datetime().optional(),
  /** Where the customer finds it on a statement, where there are any. */
  statementUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** Once it has failed. */
  failureReason: z.string().optional(),
  createdAt: z.iso.datetime(),
});

export type PaymentRequest = z.output<typeof paymentRequestSchema>;
export type PaymentAnswer = z.output<typeof paymentAnswerSchema>;
