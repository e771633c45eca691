import type { Bank } from './bank.ts';
import type { DecisionName } from './journal-entry.ts';
import type { ApplicationEvent, ApplicationRefusal, Question } from './lifecycle/application.ts';
import type { Transition } from './lifecycle/transition.ts';
import type { ApplicationRecord } from './store.ts';

/** What bank staff do with an application, and who does it. */
export type Decision = { readonly by: string } & (
  | { readonly decision: 'approve' }
  | { readonly decision: 'reject'; readonly reason: string }
  | { readonly decision: 'request-information'; readonly questions: readonly Question[] }
);

const RECORDED_AS = {
  approve: 'approved',
  reject: 'rejected',
  'request-information': 'information-requested',
} as const satisfies Record<Decision['decision'], DecisionName>;

/** Carries out what staff decided and puts it into the journal, or says why it can't be done now. */
export function decide(
  bank: Bank,
  application: ApplicationRecord,
  decision: Decision,
): Transition<ApplicationRecord, ApplicationRefusal> {
  const transition = bank.store.moveApplication(application, eventOf(application, decision));
  if (!transition.moved) return transition;
  bank.journal.record({
    kind: 'decision',
    correlationId: application.correlationId,
    application: application.id,
    decision: RECORDED_AS[decision.decision],
    by: decision.by,
    reason: decision.decision === 'reject' ? decision.reason : null,
  });
  return transition;
}

function eventOf(application: ApplicationRecord, decision: Decision): ApplicationEvent {
  const { by } = decision;
  switch (decision.decision) {
    case 'approve': {
      const { currency } = application.submission.company.expectedAnnualTurnover;
      return { type: 'approve', by, account: { iban: application.reservedIban, currency } };
    }
    case 'reject':
      return { type: 'reject', by, reason: decision.reason };
    case 'request-information':
      return { type: 'request-information', by, questions: decision.questions };
  }
}
