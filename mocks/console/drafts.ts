/** What staff typed into the form of a move, given back to them when it can't be carried out. */
export interface Draft {
  readonly move: string;
  readonly reason: string;
  readonly questions: readonly { readonly subject: string; readonly question: string }[];
}

export function draftOf(form: URLSearchParams): Draft {
  const questions = form.getAll('question');
  return {
    move: form.get('decision') ?? '',
    reason: form.get('reason') ?? '',
    questions: form.getAll('subject').map((subject, index) => ({ subject, question: questions[index] ?? '' })),
  };
}

/** What was typed for this move: nothing, where it was typed for another. */
export function draftFor(move: string, draft: Draft | undefined): Draft {
  return draft?.move === move ? draft : { move, reason: '', questions: [] };
}
