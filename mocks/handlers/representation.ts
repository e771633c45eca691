import { isoTime } from '../../support/clock.ts';
import { type ApplicationState, type ApplicationStatus, openEnquiries } from '../lifecycle/application.ts';
import type { PaymentState, RejectionReason } from '../lifecycle/payment.ts';
import type { ApplicationRecord, PaymentRecord } from '../store.ts';

/** How this version of the contract names what the bank knows. */
const APPLICATION_STATUS = {
  received: 'RECEIVED',
  'information-required': 'INFORMATION_REQUIRED',
  'under-review': 'UNDER_REVIEW',
  approved: 'APPROVED',
  rejected: 'REJECTED',
} as const satisfies Record<ApplicationStatus, string>;

const PAYMENT_STATUS = {
  pending: 'PENDING',
  completed: 'COMPLETED',
  rejected: 'REJECTED',
} as const satisfies Record<PaymentState['status'], string>;

const PAYMENT_REJECTION = {
  'amount-limit-exceeded': 'AMOUNT_LIMIT_EXCEEDED',
  'creditor-account-closed': 'CREDITOR_ACCOUNT_CLOSED',
  'same-account': 'SAME_ACCOUNT',
} as const satisfies Record<RejectionReason, string>;

export function paymentBody({ id, order, createdAt, state }: PaymentRecord) {
  return {
    paymentId: id,
    status: PAYMENT_STATUS[state.status],
    debtorAccount: { iban: order.debtorIban },
    creditor: order.creditor,
    amount: { value: order.amount, currency: 'EUR' },
    remittanceInformation: order.remittanceInformation,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(settledAt(state) ?? createdAt),
    ...(state.status === 'completed' ? { completedAt: isoTime(state.completedAt) } : {}),
    ...(state.status === 'rejected' ? { rejection: { reason: PAYMENT_REJECTION[state.reason] } } : {}),
  };
}

export function receiptBody({ id, state, submittedAt }: ApplicationRecord) {
  return { applicationId: id, status: APPLICATION_STATUS[state.status], submittedAt: isoTime(submittedAt) };
}

export function applicationBody({ id, submission, submittedAt, updatedAt, state }: ApplicationRecord) {
  return {
    applicationId: id,
    status: APPLICATION_STATUS[state.status],
    informationRequired: questionsFor(state),
    company: submission.company,
    applicant: submission.applicant,
    submittedAt: isoTime(submittedAt),
    updatedAt: isoTime(updatedAt),
    ...(state.status === 'approved' ? { account: state.account } : {}),
    ...(state.status === 'rejected' ? { rejection: { reason: state.reason } } : {}),
  };
}

function questionsFor(state: ApplicationState) {
  if (state.status !== 'information-required') return [];
  return openEnquiries(state).map(({ field, question }) => ({ field, question }));
}

function settledAt(state: PaymentState): number | undefined {
  switch (state.status) {
    case 'pending':
      return undefined;
    case 'completed':
      return state.completedAt;
    case 'rejected':
      return state.rejectedAt;
  }
}
