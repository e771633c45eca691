import { z } from 'zod';
import { amountField } from './amount.ts';
import { countries } from './countries.ts';
import { textField } from './text-field.ts';

/** What a business can be in. */
export const INDUSTRIES = [
  'Agriculture and food',
  'Construction',
  'Consulting',
  'Creative and media',
  'Education',
  'Health and care',
  'Hospitality and travel',
  'Manufacturing',
  'Property',
  'Retail',
  'Software',
  'Transport and logistics',
  'Wholesale',
  'Another industry',
] as const;

/** The form for a business account. */
export const applicationFormSchema = z.object({
  legalName: textField('Enter the name of the company as it is registered', 'The company name', 140),
  registrationNumber: textField(
    'Enter the number under which the company is registered',
    'The registration number',
    40,
  ),
  country: z.string().refine((code) => countries().has(code), 'Choose the country in which the company is registered'),
  industry: z.enum(INDUSTRIES, 'Choose the industry that fits best'),
  expectedAnnualTurnover: amountField({
    missing: 'Enter the turnover you expect in a year; a rough figure will do',
    malformed: 'Enter the turnover in euros, such as 250000 or 250,000.00',
  }),
  fullName: textField('Enter your full name', 'Your name', 140),
  email: z
    .string()
    .min(1, 'Enter your e-mail address')
    .refine((typed) => z.email().max(254).safeParse(typed).success, 'Enter an e-mail address such as name@company.com'),
});
