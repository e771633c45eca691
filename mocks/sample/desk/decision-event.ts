import type { Decision } from '../../desk/desk.ts';
import type { ApplicationEvent } from '../lifecycle/application.ts';
import type { ApplicationRecord } from '../records/application-record.ts';

type DecisionEvent =
  | { readonly ok: true; readonly event: ApplicationEvent }
  | { readonly ok: false; readonly code: string; readonly why: string };

/** What every version of the API can tell an applicant. */
const LONGEST = { field: 60, question: 500, reason: 500 };

/** What a decision does to an application, or why it is none. */
export function eventOf({ submission, reservedIban }: ApplicationRecord, decision: Decision): DecisionEvent {
  const { by, reason = '', questions = [] } = decision;
  switch (decision.decision) {
    case 'approve': {
      const { currency } = submission.company.expectedAnnualTurnover;
      return { ok: true, event: { type: 'approve', by, account: { iban: reservedIban, currency } } };
    }
    case 'reject':
      if (reason.length > LONGEST.reason) return unusable(`the reason has more than ${LONGEST.reason} characters`);
      return { ok: true, event: { type: 'reject', by, reason } };
    case 'request-information':
      if (!questions.every(({ field }) => fits(field, LONGEST.field))) {
        return unusable(`each question needs a name of 1 to ${LONGEST.field} characters`);
      }
      if (!questions.every(({ question }) => fits(question, LONGEST.question))) {
        return unusable(`each question needs 1 to ${LONGEST.question} characters`);
      }
      return { ok: true, event: { type: 'request-information', by, questions } };
    default:
      return {
        ok: false,
        code: 'unknown-decision',
        why: `an application can be decided by approve, reject and request-information, not by ${decision.decision}`,
      };
  }
}

function fits(text: string, longest: number): boolean {
  return text.trim() !== '' && text.length <= longest;
}

function unusable(why: string): DecisionEvent {
  return { ok: false, code: 'unusable-decision', why };
}
