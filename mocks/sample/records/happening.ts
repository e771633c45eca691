import { type ApplicationEvent, INTAKE } from '../lifecycle/application.ts';
import type { Happening } from './application-record.ts';

export const APPLICANT = 'the applicant';

/** What an event was, in words for bank staff. */
export function happening(event: ApplicationEvent): Omit<Happening, 'at'> {
  switch (event.type) {
    case 'assess':
      return { by: INTAKE, what: event.questions.length === 0 ? 'Sent to review' : asked(event.questions) };
    case 'supply-information':
      return { by: APPLICANT, what: `Answered: ${fieldsOf(event.answers)}` };
    case 'request-information':
      return { by: event.by, what: asked(event.questions) };
    case 'approve':
      return { by: event.by, what: 'Approved' };
    case 'reject':
      return { by: event.by, what: `Rejected: ${event.reason}` };
  }
}

function asked(questions: readonly { readonly field: string }[]): string {
  return `Asked: ${fieldsOf(questions)}`;
}

function fieldsOf(named: readonly { readonly field: string }[]): string {
  return named.map(({ field }) => field).join(', ');
}
