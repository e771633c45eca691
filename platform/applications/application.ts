import { z } from 'zod';
import { moneySchema } from '../service-kit/money.ts';

/**
 * How an application stands.
 * - `failed-to-submit`: it is kept here, but the bank has not got it; it can be submitted again.
 * - `submitted`, `under-review`: it is with the bank.
 * - `information-required`: the bank waits for the customer's answers.
 * - `approved`, `rejected`: the bank has decided, finally.
 */
export const applicationStatusSchema = z.enum([
  'failed-to-submit',
  'submitted',
  'under-review',
  'information-required',
  'approved',
  'rejected',
]);

export type ApplicationStatus = z.output<typeof applicationStatusSchema>;

/** A text of the given length once the space around it is taken away, as the bank accepts it. */
const text = (longest: number) =>
  z.string('is missing').trim().min(1, 'is missing').max(longest, `must have at most ${longest} characters`);

/** The business that wants an account. */
export const companySchema = z.object({
  legalName: text(140),
  registrationNumber: text(40),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/, 'must be a country code of two letters'),
  industry: text(80),
  expectedAnnualTurnover: moneySchema,
});

/** Who applies for it. */
export const applicantSchema = z.object({
  fullName: text(140),
  email: z.email('must be an e-mail address').max(254),
});

/** Something that the bank wants to know besides. */
export const questionSchema = z.object({ field: z.string(), question: z.string() });
export type Question = z.output<typeof questionSchema>;

/** An answer to it. */
export const informationAnswerSchema = z.object({ field: z.string().min(1), answer: text(2000) });

/** Whether the bank has decided. */
export function isDecided(status: ApplicationStatus): boolean {
  return status === 'approved' || status === 'rejected';
}
