import { type Markup, markup, nothing } from '../../html/markup.ts';
import { onOneLine } from '../../words/legible-text.ts';

const MOST_SHOWN = 50;

/** What can't be told, and why: a gap that is not named would be read as no change. */
export function renderUntold(untold: readonly { id: string; reason: string }[]): Markup {
  if (untold.length === 0) return nothing;
  const more = untold.length - MOST_SHOWN;
  return markup`<details class="untold"><summary>${untold.length === 1 ? 'One thing' : `${untold.length} things`} can’t be told</summary>
<ul>${untold.slice(0, MOST_SHOWN).map(({ id, reason }) => markup`<li><code>${onOneLine(id, 160)}</code> ${onOneLine(reason, 240)}</li>`)}${more > 0 && markup`<li>and ${more} more, in verdict.json</li>`}</ul></details>`;
}
