import type { Step } from '../../../model/evidence.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { actionsText, actionText } from '../../words/step-text.ts';

/** So many actions say everything on one line; of more, each opens. */
const FEW = 2;

/** What a presenter says in a step, as far as the scenario tells. */
export function renderScript({ say }: Pick<Step, 'say'>): Markup {
  return say === null
    ? nothing
    : markup`<p class="frame-say"><span class="visually-hidden">To say: </span>${onOneLine(say, 400)}</p>`;
}

/** What was really done in a step: few actions in full, of many a summary that opens. */
export function renderActions({ actions }: Pick<Step, 'actions'>): Markup {
  if (actions.length === 0) return nothing;
  if (actions.length <= FEW)
    return markup`<p class="frame-did">${actions.map((action) => actionText(action)).join(', ')}</p>`;
  return markup`<details class="frame-did"><summary>${actionsText(actions)}</summary><ol>${actions.slice(0, MOST_SHOWN).map((action) => markup`<li>${actionText(action)}</li>`)}</ol></details>`;
}

const MOST_SHOWN = 60;
