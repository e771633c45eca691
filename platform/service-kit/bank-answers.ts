import { z } from 'zod';

/** What the bank answers, as far as the platform relies on it. Members that are not named here are ignored. */

export const bankTokenSchema = z.object({
  access_token: z.string().min(1),
  /** Seconds. */
  expires_in: z.number().positive(),
});

const paymentMembers = { paymentId: z.string().min(1) };

export const bankPaymentSchema = z.discriminatedUnion('status', [
  z.object({ ...paymentMembers, status: z.literal('PENDING') }),
  z.object({ ...paymentMembers, status: z.literal('COMPLETED'), completedAt: z.iso.datetime({ offset: true }) }),
  z.object({ ...paymentMembers, status: z.literal('REJECTED'), rejection: z.object({ reason: z.string() }) }),
]);

export const bankReceiptSchema = z.object({ applicationId: z.string().min(1), status: z.literal('RECEIVED') });

const questionsSchema = z.array(z.object({ field: z.string().min(1), question: z.string().min(1) }));

export const bankApplicationSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('RECEIVED') }),
  z.object({ status: z.literal('UNDER_REVIEW') }),
  z.object({ status: z.literal('INFORMATION_REQUIRED'), informationRequired: questionsSchema.min(1) }),
  z.object({ status: z.literal('APPROVED'), account: z.object({ iban: z.string().min(1) }) }),
  z.object({ status: z.literal('REJECTED'), rejection: z.object({ reason: z.string().min(1) }) }),
]);

export type BankPayment = z.output<typeof bankPaymentSchema>;
export type BankReceipt = z.output<typeof bankReceiptSchema>;
export type BankApplication = z.output<typeof bankApplicationSchema>;
