import type { FormDescription } from './form-page.ts';

/** The page on which a payment is entered. */
export const PAYMENT_FORM: FormDescription = {
  title: 'Make a payment',
  lead: 'Send euros to a person or a company. Instant payments arrive within seconds.',
  section: 'payments',
  action: '/payments/new',
  button: 'Pay now',
  groups: [
    {
      fields: [
        { name: 'creditorName', label: 'Beneficiary name', hint: 'The person or company that receives the money.' },
        {
          name: 'creditorAccount',
          label: 'Beneficiary IBAN',
          hint: 'You find it on the invoice. Spaces do not matter.',
          kind: 'code',
        },
        { name: 'amount', label: 'Amount', hint: 'In euros, for example 12.50', kind: 'amount', width: 'half' },
        { name: 'reference', label: 'Reference', hint: 'Such as the invoice number', width: 'half' },
      ],
    },
  ],
  aside: {
    heading: 'What happens next',
    points: [
      'We send the payment to the bank at once.',
      'You see when it is made, usually within a second.',
      'You get a receipt with the payment number.',
    ],
  },
};
