import type { Verdict } from '../../../model/verdict.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { type Row, renderTable } from '../../html/table.ts';
import { onOneLine } from '../../words/legible-text.ts';
import { waivedUntil } from '../../words/waiver-text.ts';
import { renderTicket } from './ticket.ts';

const MOST_SHOWN = 100;

/** What is wrong and accepted for a time: what, why, by whom, and until when. */
export function renderAccepted(verdict: Verdict | null): Markup {
  const waived = verdict?.waived ?? [];
  if (waived.length === 0) return nothing;
  const more = waived.length - MOST_SHOWN;
  return markup`<section class="part listing" id="accepted" aria-labelledby="accepted-heading">
<h2 id="accepted-heading">Known, and accepted for now</h2>
${renderTable('What is accepted', ['What', 'Why it is accepted', 'By', 'Until'], waived.slice(0, MOST_SHOWN).map(rowOf))}
${more > 0 && markup`<p class="quiet">And ${more} more, in verdict.json.</p>`}
</section>`;
}

function rowOf({ reason, waiver }: Verdict['waived'][number]): Row {
  return {
    cells: [
      markup`${onOneLine(reason.title, 240)}<code class="quiet">${onOneLine(reason.id, 160)}</code>${renderTicket(reason.ticket)}`,
      onOneLine(waiver.reason, 400),
      onOneLine(waiver.by, 80),
      markup`<time class="whole" datetime="${waiver.until}">${waivedUntil(waiver)}</time>`,
    ],
  };
}
