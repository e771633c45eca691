import type { BankChanges } from '../../../model/bank-changes.ts';

/** The bank went from one version to the next: one operation that the platform calls broke, another one it does not call. */
export const bankChanges: BankChanges = {
  schemaVersion: 1,
  from: '2026-03',
  to: '2026-09',
  because: 'last-go',
  library: 'a comparison',
  trouble: null,
  operations: [
    {
      operation: 'createPayment',
      method: 'POST',
      path: '/payments',
      called: true,
      changes: [
        {
          level: 'breaking',
          text: 'Property "iban" of "creditor" was removed.',
          statuses: null,
          steps: [{ scenario: 'An instant payment', step: 'They fill in the payment' }],
        },
        { level: 'info', text: 'Added: property "fee".', statuses: ['201'], steps: [] },
      ],
    },
    {
      operation: 'listRates',
      method: 'GET',
      path: '/rates',
      called: false,
      changes: [{ level: 'breaking', text: 'The operation was removed.', statuses: null, steps: [] }],
    },
  ],
};
