import type { Ticket } from '../../../model/ticket.ts';
import { type IconName, icon } from '../../html/icon.ts';
import { type Markup, markup, nothing } from '../../html/markup.ts';
import { isWebAddress } from '../../words/href.ts';
import { onOneLine } from '../../words/legible-text.ts';

/** A closed ticket beside a check that fails is the one to look at. */
const ICONS = { open: 'running', closed: 'warn', unknown: 'unknown' } as const satisfies Record<
  Ticket['state'],
  IconName
>;

/** The ticket about a blocker, and its state beside the check's. */
export function renderTicket(ticket: Ticket | null): Markup {
  if (ticket === null) return nothing;
  const { url, title, state, says } = ticket;
  const name = onOneLine(title ?? url, 160);
  const linked = isWebAddress(url) ? markup`<a href="${url}" rel="noreferrer">${name}</a>` : markup`${name}`;
  return markup`<p class="ticket is-${state}">${icon(ICONS[state])}<span><strong>Ticket</strong>: ${linked}<span class="ticket-says">${onOneLine(says, 300)}</span></span></p>`;
}
