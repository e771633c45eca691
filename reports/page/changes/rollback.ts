import { stepInWords } from '../../../model/drifted-fact-in-words.ts';
import type { Rollback, RollbackStep } from '../../../model/rollback.ts';
import { command } from '../../html/command.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { type Row, renderTable } from '../../html/table.ts';
import { utcDayAndMinute } from '../../words/instants.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { renderFactName } from './fact-name.ts';
import { renderUntold } from './untold.ts';

const MOST_SHOWN = 200;
const LONGEST_COMMAND = 2000;
const LONGEST_WHOLE = 16;

/** The way back: the newest set that was go together, and what leads there, as commands where there are any. */
export function renderRollback(rollback: Rollback | null): Markup {
  if (rollback === null || rollback.steps.length + rollback.untold.length === 0) return nothing;
  const { to, steps, untold } = rollback;
  const more = steps.length - MOST_SHOWN;
  const rows = steps.slice(0, MOST_SHOWN).map(rowOf);
  return markup`<section class="part listing" id="rollback" aria-labelledby="rollback-heading">
<h2 id="rollback-heading">The way back</h2>
<p class="listing-intro">All of this together is as it was in the run <code>${onOneLine(to.run, 60)}</code>, ${utcDayAndMinute(to.at)}, which was go. One of them alone may not be enough.</p>
${rows.length > 0 && renderTable('What leads back', ['What', 'Is now', 'Back to', 'How'], rows)}
${more > 0 && markup`<p class="quiet">And ${more} more, in verdict.json.</p>`}
${renderUntold(untold)}
</section>`;
}

function rowOf(step: RollbackStep): Row {
  const [is, to] = stepInWords(step);
  const { note } = step;
  return {
    cells: [
      renderFactName(step),
      renderValue(is),
      renderValue(to),
      markup`${renderCommand(step.command)}${note !== null && markup`<span class="note">${onOneLine(note, 400)}</span>`}`,
    ],
  };
}

/** A command that is not whole, or holds what can't be seen, must not be copied. */
function renderCommand(text: string | null): Markup | string {
  if (text === null) return nothing;
  const isFit = text.length <= LONGEST_COMMAND && /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u.test(text);
  return isFit ? command(text) : 'Its command has signs that can’t be shown: see verdict.json';
}

/** Short ones, such as commits, are not broken over two lines. */
function renderValue(value: string): Markup {
  const text = onOneLine(value, 120);
  return text.length > LONGEST_WHOLE ? markup`${text}` : markup`<span class="whole">${text}</span>`;
}
