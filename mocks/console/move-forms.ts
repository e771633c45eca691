import { html } from 'hono/html';
import type { DeskCase, StaffMove } from '../desk/desk.ts';
import { type Draft, draftFor } from './drafts.ts';
import type { Markup } from './layout.ts';
import { time } from './wording.ts';

/** How many questions can be asked at once. */
export const MOST_QUESTIONS = 5;

/** A form for each thing staff can do with a case; where nothing can be done, that. */
export function moveForms({ moves, waiting, history }: DeskCase, action: string, draft: Draft | undefined): Markup {
  return html`<section class="card" aria-labelledby="decide">
<h2 id="decide">${moves.length === 0 ? 'Outcome' : 'Decide'}</h2>
${moves.length > 0 ? '' : waiting ? html`<p class="empty">Nothing can be done with it now.</p>` : outcome(history.at(-1))}
${moves.map((move, index) => form({ move, id: `move-${index + 1}`, action, draft: draftFor(move.name, draft) }))}
</section>`;
}

function outcome(last: DeskCase['history'][number] | undefined): Markup {
  if (last === undefined) return html`<p class="empty">It is decided.</p>`;
  return html`<p class="outcome">${last.what}</p><p class="hint">${time(last.at)}, ${last.by}</p>`;
}

interface Form {
  move: StaffMove;
  id: string;
  action: string;
  draft: Draft;
}

function form({ move, id, action, draft }: Form): Markup {
  const { name, label, look, blocked } = move;
  if (blocked !== null) {
    return html`<div class="move"><h3>${label}</h3><p class="hint">${blocked}</p></div>`;
  }
  return html`<form class="move" method="post" action="${action}" aria-labelledby="${id}">
<h3 id="${id}">${label}</h3>
<input type="hidden" name="decision" value="${name}">
${fields(move, id, draft)}
<button id="${`${id}-do`}" class="${look}">${label}</button>
</form>`;
}

function fields({ needs }: StaffMove, id: string, draft: Draft): Markup {
  switch (needs) {
    case 'nothing':
      return html``;
    case 'validation':
      return html`<label class="tick"><input type="checkbox" id="${`${id}-validated`}" name="validated" value="yes" required aria-describedby="${`${id}-hint`}">Input validated</label>
<p class="hint" id="${`${id}-hint`}">The details and answers were checked against the documents.</p>`;
    case 'reason':
      return html`<label for="${`${id}-reason`}">Reason</label>
<p class="hint" id="${`${id}-hint`}">It is recorded with the decision.</p>
<textarea id="${`${id}-reason`}" name="reason" required maxlength="500" aria-describedby="${`${id}-hint`}">${draft.reason}</textarea>`;
    case 'questions':
      return questions(id, draft);
  }
}

function questions(id: string, { questions: typed }: Draft): Markup {
  const [first, ...others] = Array.from({ length: MOST_QUESTIONS }, (_, index) =>
    questionFields(id, index + 1, typed[index]),
  );
  const open = typed.slice(1).some(({ subject, question }) => subject !== '' || question !== '');
  return html`${first}
<details id="${`${id}-more`}"${open ? html` open` : ''}><summary id="${`${id}-summary`}">Ask several at once</summary>
<p class="hint">What is left empty is not asked.</p>
${others}</details>`;
}

function questionFields(id: string, number: number, typed = { subject: '', question: '' }): Markup {
  const required = number === 1 ? html` required` : '';
  return html`<fieldset><legend>Question ${number}</legend>
<label for="${`${id}-subject-${number}`}">Subject</label>
<input type="text" id="${`${id}-subject-${number}`}" name="subject"${required} maxlength="60" value="${typed.subject}" autocomplete="off">
<label for="${`${id}-question-${number}`}">Question</label>
<textarea id="${`${id}-question-${number}`}" name="question"${required} maxlength="500">${typed.question}</textarea>
</fieldset>`;
}
