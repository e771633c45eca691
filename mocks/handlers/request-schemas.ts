import { z } from 'zod';
import { isIban } from '../iban.ts';

const text = (longest: number) => z.string().min(1).max(longest).regex(/\S/, 'must not be blank');
const iban = z.string().refine(isIban, 'must be an IBAN with correct check digits and no spaces');
const amount = z.string().regex(/^\d{1,12}\.\d{2}$/, 'must be a decimal number with two decimals, such as "12.50"');
const positiveAmount = amount.regex(/[1-9]/, 'must be more than zero');

/** What the contract takes. Fields it does not name are refused: they are most likely misspelt or renamed. */
export const paymentRequestSchema = z.strictObject({
  debtorAccount: z.strictObject({ iban }).optional(),
  creditor: z.strictObject({ name: text(140), iban }),
  amount: z.strictObject({ value: positiveAmount, currency: z.literal('EUR') }),
  remittanceInformation: text(140),
});

export const applicationRequestSchema = z.strictObject({
  company: z.strictObject({
    legalName: text(140),
    registrationNumber: text(40),
    country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 country code of two capital letters, such as "DE"'),
    industry: text(80),
    expectedAnnualTurnover: z.strictObject({
      value: amount,
      currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 currency code, such as "EUR"'),
    }),
  }),
  applicant: z.strictObject({
    fullName: text(140),
    email: z.string().max(254).regex(z.regexes.email, 'must be an e-mail address'),
  }),
});

export const informationRequestSchema = z.strictObject({
  answers: z
    .array(z.strictObject({ field: z.string().min(1).max(60), answer: text(2000) }))
    .min(1)
    .max(50),
});
