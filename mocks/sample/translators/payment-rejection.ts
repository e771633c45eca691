import type { RejectionReason } from '../lifecycle/payment.ts';

/** Why a payment was rejected, as versions from 2026 on say it. */
export const PAYMENT_REJECTION = {
  'amount-limit-exceeded': 'AMOUNT_LIMIT_EXCEEDED',
  'creditor-account-closed': 'CREDITOR_ACCOUNT_CLOSED',
  'same-account': 'SAME_ACCOUNT',
} as const satisfies Record<RejectionReason, string>;
