import type { BankApplication } from '../service-kit/bank-answers.ts';
import { type ApplicationStatus, isDecided, type Question } from './application.ts';

/** The part of an application that the bank moves. */
export interface Progress {
  status: ApplicationStatus;
  informationRequested: readonly Question[];
  accountNumber: string | null;
  rejectionReason: string | null;
}

/** What an application becomes by the bank's answer, or `undefined` where that changes nothing. A decision is final. */
export function progressBy(current: Progress, answer: BankApplication): Progress | undefined {
  if (isDecided(current.status)) return undefined;
  const next = progressOf(answer);
  return isSame(current, next) ? undefined : next;
}

function progressOf(answer: BankApplication): Progress {
  const nothingYet = { informationRequested: [], accountNumber: null, rejectionReason: null };
  switch (answer.status) {
    case 'RECEIVED':
      return { ...nothingYet, status: 'submitted' };
    case 'UNDER_REVIEW':
      return { ...nothingYet, status: 'under-review' };
    case 'INFORMATION_REQUIRED':
      return { ...nothingYet, status: 'information-required', informationRequested: answer.informationRequired };
    case 'APPROVED':
      return { ...nothingYet, status: 'approved', accountNumber: answer.account.iban };
    case 'REJECTED':
      return { ...nothingYet, status: 'rejected', rejectionReason: answer.rejection.reason };
  }
}

function isSame(one: Progress, other: Progress): boolean {
  const questions = (progress: Progress) =>
    JSON.stringify(progress.informationRequested.map(({ field, question }) => [field, question]));
  return (
    one.status === other.status &&
    one.accountNumber === other.accountNumber &&
    one.rejectionReason === other.rejectionReason &&
    questions(one) === questions(other)
  );
}
