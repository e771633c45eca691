import { z } from 'zod';

export const LEGAL_FORMS = [
  'sole-proprietor',
  'partnership',
  'private-limited-company',
  'public-limited-company',
  'cooperative',
  'other',
] as const;

/** What an applicant hands in, in the bank's own terms. Amounts are decimal numbers as text with two decimals. */
export const submissionSchema = z
  .object({
    company: z
      .object({
        legalName: z.string(),
        /** `null` where the version in which it was submitted does not ask. */
        legalForm: z.enum(LEGAL_FORMS).nullable(),
        registrationNumber: z.string(),
        country: z.string(),
        industry: z.string(),
        expectedAnnualTurnover: z.object({ value: z.string(), currency: z.string() }).readonly(),
      })
      .readonly(),
    applicant: z.object({ fullName: z.string(), email: z.string() }).readonly(),
  })
  .readonly();

/** A payment as it was ordered; the amount is in euro, a decimal number as text with two decimals. */
export const paymentOrderSchema = z
  .object({
    debtorIban: z.string(),
    creditor: z.object({ name: z.string(), iban: z.string() }).readonly(),
    amount: z.string(),
    remittanceInformation: z.string(),
  })
  .readonly();

export type LegalForm = (typeof LEGAL_FORMS)[number];
export type Submission = z.infer<typeof submissionSchema>;
export type PaymentOrder = z.infer<typeof paymentOrderSchema>;
