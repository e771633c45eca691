import type { TicketTracker } from '../../model/environment/tickets.ts';
import type { Ticket } from '../../model/ticket.ts';
import { onOneLine } from '../words/legible-text.ts';
import { findTracker } from './find-tracker.ts';
import { ticketSays } from './ticket-words.ts';
import type { KeptTicket } from './tracker.ts';

/** How a ticket is read. */
export interface ReadOptions {
  /** Milliseconds since the epoch. */
  now: number;
  signal?: AbortSignal;
}

/**
 * The state of a ticket, and what is to be said of it beside the blocker that it is about. Never rejects, and ends within
 * ten seconds; what can't be read is `unknown`, with the reason.
 */
export async function readTicket(
  url: string,
  trackers: readonly TicketTracker[],
  { now, signal }: ReadOptions,
): Promise<Ticket> {
  const place = findTracker(url, trackers, signal);
  if (place === undefined) return unknownTicket(url, 'its address is of no tracker that is known here');
  const answer = await place.tracker.read(place.reference);
  return answer.got ? ticketOf({ ...answer.value, url }, now) : unknownTicket(url, answer.reason);
}

/** A ticket as the verdict shows it. */
export function ticketOf(kept: KeptTicket, now: number): Ticket {
  return { url: kept.url, title: onOneLine(kept.title, 240), state: kept.state, says: ticketSays(kept, now) };
}

/** A ticket whose tracker could not be asked. */
function unknownTicket(url: string, reason: string): Ticket {
  return { url, title: null, state: 'unknown', says: `whether it is open can’t be told: ${reason}` };
}
