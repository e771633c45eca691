import type { Decision, DecisionOutcome, Desk } from '../../desk/desk.ts';
import type { Journal } from '../../journal.ts';
import { isDecided } from '../lifecycle/application.ts';
import type { ApplicationRecord } from '../records/application-record.ts';
import type { Applications } from '../records/applications.ts';
import { applicationCase } from './application-case.ts';
import { eventOf } from './decision-event.ts';

/** The desk of those who decide about applications. Payments need nobody. */
export function applicationsDesk(applications: Applications, journal: Journal): Desk {
  return {
    cases: (run) => applications.all(run).map(applicationCase),

    find(id) {
      const record = applications.find(id, null);
      return record === undefined ? undefined : applicationCase(record);
    },

    decide(id, decision) {
      const record = applications.find(id, null);
      if (record === undefined) return refuse('not-found', 'the bank knows no application with this id');
      const order = eventOf(record, decision);
      if (!order.ok) return refuse(order.code, order.why);
      const transition = applications.move(record, order.event);
      if (!transition.moved) return refuse(transition.refusal.code, transition.refusal.why);
      noteDecision(journal, transition.state, decision);
      return { done: true, case: applicationCase(transition.state) };
    },
  };
}

function noteDecision(journal: Journal, { id, correlationId, state }: ApplicationRecord, decision: Decision): void {
  journal.record({
    kind: 'decision',
    correlationId,
    resource: id,
    decision: decision.decision,
    state: state.status,
    final: isDecided(state),
    by: decision.by,
    reason: decision.reason ?? null,
  });
}

function refuse(code: string, why: string): DecisionOutcome {
  return { done: false, code, why };
}
