import type { Ticket } from '../../model/ticket.ts';
import { onOneLine } from '../legible-text.ts';
import { isWebAddress } from './href.ts';
import { type IconName, icon } from './icon.ts';
import { type Markup, markup, nothing } from './markup.ts';

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
