import type { Decision, DeskCase, StaffMove } from '../desk/desk.ts';
import type { Draft } from './drafts.ts';
import { fieldOf } from './field-name.ts';
import { MOST_QUESTIONS } from './move-forms.ts';

/** What a form came to: a decision; what staff have to mend first; or why it can't be done as the case stands now. */
export type Reading =
  | { readonly ok: true; readonly decision: Decision }
  | { readonly ok: false; readonly fault: 'form' | 'case'; readonly problem: string };

/** Who decides in the console: its users have no names. */
const STAFF = 'Bank staff';
const LONGEST = { reason: 500, subject: 60, question: 500 };

/** Reads the form of one of a case's moves. `validated` is whether its box is ticked. */
export function readDecision(shown: DeskCase, draft: Draft, validated: boolean): Reading {
  const move = shown.moves.find(({ name }) => name === draft.move);
  if (move === undefined && shown.waiting) return refused('Use one of the buttons.');
  if (move === undefined) return tooLate(`a colleague was quicker, and it stands at: ${shown.standing.long}`);
  if (move.blocked !== null) return tooLate(move.blocked);
  return read(move, shown, draft, validated);
}

function read({ name, needs, label }: StaffMove, shown: DeskCase, draft: Draft, validated: boolean): Reading {
  const decision = { decision: name, by: STAFF };
  switch (needs) {
    case 'nothing':
      return { ok: true, decision };
    case 'validation':
      if (validated) return { ok: true, decision };
      return refused(`Check the input and tick “Input validated” first. (${label})`);
    case 'reason': {
      const reason = draft.reason.trim();
      if (reason === '') return refused('Give a reason.');
      if (reason.length > LONGEST.reason) return refused(`Use at most ${LONGEST.reason} characters for the reason.`);
      return { ok: true, decision: { ...decision, reason } };
    }
    case 'questions':
      return readQuestions(decision, shown, draft);
  }
}

function readQuestions(decision: Decision, { enquiries }: DeskCase, draft: Draft): Reading {
  const typed = draft.questions
    .map(({ subject, question }) => ({ subject: subject.trim(), question: question.trim() }))
    .filter(({ subject, question }) => subject !== '' || question !== '');
  if (typed.length === 0) return refused('Write the question.');
  if (typed.length > MOST_QUESTIONS) return refused(`Ask at most ${MOST_QUESTIONS} questions at once.`);
  if (typed.some(({ subject }) => subject === '')) return refused('Give each question a subject.');
  if (typed.some(({ question }) => question === '')) return refused('Write a question for each subject.');
  if (typed.some(({ subject }) => subject.length > LONGEST.subject)) {
    return refused(`Use at most ${LONGEST.subject} characters for a subject.`);
  }
  if (typed.some(({ question }) => question.length > LONGEST.question)) {
    return refused(`Use at most ${LONGEST.question} characters for a question.`);
  }
  const questions = typed.map(({ subject, question }, index) => {
    return { field: fieldOf(subject) ?? `question${enquiries.length + index + 1}`, question };
  });
  if (new Set(questions.map(({ field }) => field)).size < questions.length) {
    return refused('Give each question a subject of its own.');
  }
  return { ok: true, decision: { ...decision, questions } };
}

function refused(problem: string): Reading {
  return { ok: false, fault: 'form', problem };
}

function tooLate(why: string): Reading {
  return { ok: false, fault: 'case', problem: notCarriedOut(why) };
}

/** What staff are told when the bank did not do what they decided. */
export function notCarriedOut(why: string): string {
  return `This was not carried out: ${why.replace(/\.$/, '')}.`;
}
