import type { Account, Answer, ApplicationState, Enquiry, Question } from './application-state.ts';
import { movedTo, refused, type Transition } from './transition.ts';

export type ApplicationEvent =
  /** The bank looks at what was submitted, and may have questions before anybody reviews it. */
  | { readonly type: 'assess'; readonly questions: readonly Question[] }
  | { readonly type: 'supply-information'; readonly answers: readonly Answer[] }
  | { readonly type: 'request-information'; readonly by: string; readonly questions: readonly Question[] }
  | { readonly type: 'approve'; readonly by: string; readonly account: Account }
  | { readonly type: 'reject'; readonly by: string; readonly reason: string };

export type ApplicationRefusal =
  | 'already-assessed'
  | 'not-assessed'
  | 'already-decided'
  | 'nothing-asked'
  | 'nothing-supplied'
  | 'answered-twice'
  | 'not-asked'
  | 'no-questions'
  | 'already-asked'
  | 'information-outstanding'
  | 'no-reason';

type Move = Transition<ApplicationState, ApplicationRefusal>;

/** Who asks the questions of the first assessment. */
export const INTAKE = 'the intake check';

export const newApplication: ApplicationState = { status: 'received', enquiries: [] };

/** The questions that wait for an answer. */
export function openEnquiries(state: ApplicationState): readonly Enquiry[] {
  return state.enquiries.filter(({ answer }) => answer === null);
}

/** What is asked of the applicant now; nothing once it is decided, whatever was left open. */
export function openQuestions(state: ApplicationState): Question[] {
  if (isDecided(state)) return [];
  return openEnquiries(state).map(({ field, question }) => ({ field, question }));
}

export function isDecided(state: ApplicationState): boolean {
  return state.status === 'approved' || state.status === 'rejected';
}

/** The state after an event, or why the event is not allowed. The state handed in is never changed. */
export function moveApplication(state: ApplicationState, event: ApplicationEvent): Move {
  if (isDecided(state)) return refused('already-decided', `the application is already ${state.status}`);
  if (event.type === 'assess') {
    if (state.status !== 'received') return refused('already-assessed', 'the application has been assessed before');
    return event.questions.length === 0 ? review(state.enquiries) : ask(state, event.questions, INTAKE);
  }
  if (state.status === 'received') return refused('not-assessed', 'the application has not been assessed yet');
  switch (event.type) {
    case 'supply-information':
      return supply(state, event.answers);
    case 'request-information':
      return ask(state, event.questions, event.by);
    case 'approve':
      if (state.status === 'information-required') {
        const fields = openEnquiries(state).map(({ field }) => field);
        return refused('information-outstanding', `the applicant has not yet answered: ${fields.join(', ')}`, fields);
      }
      return movedTo({ status: 'approved', by: event.by, account: event.account, enquiries: state.enquiries });
    case 'reject':
      if (event.reason.trim() === '') return refused('no-reason', 'a rejection needs a reason');
      return movedTo({ status: 'rejected', by: event.by, reason: event.reason, enquiries: state.enquiries });
  }
}

function review(enquiries: readonly Enquiry[]): Move {
  return movedTo({ status: 'under-review', enquiries });
}

function ask(state: ApplicationState, questions: readonly Question[], askedBy: string): Move {
  if (questions.length === 0) return refused('no-questions', 'there is nothing to ask');
  const open = openEnquiries(state).map(({ field }) => field);
  const twice = repeated([...open, ...questions.map(({ field }) => field)]);
  if (twice.length > 0) return refused('already-asked', `already asked and not answered: ${twice.join(', ')}`, twice);
  const asked = questions.map(({ field, question }) => ({ field, question, askedBy, answer: null }));
  return movedTo({ status: 'information-required', enquiries: [...state.enquiries, ...asked] });
}

function supply(state: ApplicationState, answers: readonly Answer[]): Move {
  if (state.status !== 'information-required') return refused('nothing-asked', 'no question is open');
  if (answers.length === 0) return refused('nothing-supplied', 'there is no answer');
  const fields = answers.map(({ field }) => field);
  const twice = repeated(fields);
  if (twice.length > 0) return refused('answered-twice', `answered more than once: ${twice.join(', ')}`, twice);
  const open = new Set(openEnquiries(state).map(({ field }) => field));
  const unasked = fields.filter((field) => !open.has(field));
  if (unasked.length > 0) return refused('not-asked', `no open question has this name: ${unasked.join(', ')}`, unasked);
  const given = new Map(answers.map(({ field, answer }) => [field, answer]));
  const enquiries = state.enquiries.map((enquiry) =>
    enquiry.answer === null ? { ...enquiry, answer: given.get(enquiry.field) ?? null } : enquiry,
  );
  return enquiries.some(({ answer }) => answer === null)
    ? movedTo({ status: 'information-required', enquiries })
    : review(enquiries);
}

function repeated(fields: readonly string[]): string[] {
  return [...new Set(fields.filter((field, index) => fields.indexOf(field) !== index))];
}
