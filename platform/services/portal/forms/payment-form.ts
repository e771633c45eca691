import { z } from 'zod';
import { isIban } from '../../../service-kit/iban.ts';
import { amountField } from './amount.ts';
import { textField } from './text-field.ts';

const MALFORMED_AMOUNT = 'Enter the amount in euros and cents, such as 12.50';

/** The form for a payment. */
export const paymentFormSchema = z.object({
  creditorName: textField('Enter the name of the person or company you pay', 'The name', 140),
  creditorAccount: z
    .string()
    .min(1, 'Enter the IBAN of the beneficiary')
    .transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase())
    .refine(isIban, 'This IBAN is not right. Compare it with the invoice, character by character'),
  amount: amountField({ missing: 'Enter the amount to pay', malformed: MALFORMED_AMOUNT }).refine(
    (amount) => Number(amount) > 0,
    'Enter an amount of more than 0',
  ),
  reference: textField('Enter a reference, so that the beneficiary knows what you pay for', 'The reference', 140),
});
