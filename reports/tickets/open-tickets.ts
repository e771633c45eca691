import type { TicketTracker } from '../../model/environment/tickets.ts';
import type { Ticket } from '../../model/ticket.ts';
import type { Reason } from '../../model/verdict.ts';
import { isoTime } from '../../support/clock.ts';
import type { Answer } from './ask.ts';
import { openDeclared } from './find-tracker.ts';
import { ticketOf } from './read-ticket.ts';
import type { RememberedTickets } from './remembered.ts';
import { againTicket, markOf, newTicket, type Occasion } from './ticket-text.ts';
import type { KeptTicket, Tracker } from './tracker.ts';

/** More at once are hardly so many causes, and trackers take it for spam. */
const MOST_AT_ONCE = 20;
const LIMIT_MS = 60_000;

/** What became of opening tickets. */
export interface OpenedTickets {
  /** By the blocker's id: those that there are now. */
  tickets: Map<string, Ticket>;
  /** To be remembered for the next run, also where some could not be opened. */
  remembered: RememberedTickets;
  /** What was done, or why it was not, one sentence each. */
  says: string[];
}

export interface OpenOptions extends Occasion {
  /** Milliseconds since the epoch. */
  now: number;
  signal?: AbortSignal;
}

/**
 * Sees to it that every blocker has one ticket in a tracker. The one that is remembered, or carries the blocker's mark, is
 * taken again; where that was closed meanwhile it is told that the check fails again, once for each closing, and
 * reopened where the tracker allows it. Only where there is none, one is opened. Never rejects; ends within a minute.
 */
export async function openTickets(
  blockers: readonly Reason[],
  declared: TicketTracker,
  remembered: RememberedTickets,
  options: OpenOptions,
): Promise<OpenedTickets> {
  const limits = [AbortSignal.timeout(LIMIT_MS), ...(options.signal === undefined ? [] : [options.signal])];
  const tracker = openDeclared(declared, AbortSignal.any(limits));
  const opened: OpenedTickets = {
    tickets: new Map(),
    remembered: { ...remembered, tickets: { ...remembered.tickets } },
    says: [],
  };
  // One after another: trackers refuse whoever writes many at once.
  for (const blocker of blockers.slice(0, MOST_AT_ONCE)) await seeTo(blocker, tracker, opened, options);
  const more = blockers.length - MOST_AT_ONCE;
  if (more > 0) opened.says.push(`${more} more blockers got no ticket: ${MOST_AT_ONCE} are opened at most`);
  return opened;
}

async function seeTo(blocker: Reason, tracker: Tracker, opened: OpenedTickets, options: OpenOptions): Promise<void> {
  const { tickets, remembered, says } = opened;
  const existing = await existingTicket(blocker, tracker, remembered, options.environment);
  if (!existing.got) {
    says.push(`No ticket was opened for ${blocker.id}: ${existing.reason}`);
    return;
  }
  const answeredClosing = remembered.tickets[blocker.id]?.answeredClosing ?? null;
  if (existing.value === null) {
    const made = await tracker.open(newTicket(blocker, options));
    if (!made.got) {
      says.push(`No ticket was opened for ${blocker.id}: ${made.reason}`);
      return;
    }
    const ticket = { ...made.value, openedAt: made.value.openedAt ?? isoTime(options.now) };
    keep(blocker, ticket, null, opened, options.now);
    says.push(`Opened ${ticket.url} for ${blocker.id}`);
    return;
  }
  const { value: ticket } = existing;
  const closing = ticket.closedAt ?? 'at a time that is not known';
  if (ticket.state === 'open' || answeredClosing === closing) {
    keep(blocker, ticket, ticket.state === 'open' ? null : answeredClosing, opened, options.now);
    return;
  }
  const commented = await tracker.comment(ticket.reference, againTicket(blocker, options));
  const reopened = await tracker.reopen(ticket.reference);
  keep(blocker, ticket, commented.got ? closing : answeredClosing, opened, options.now);
  const shown = tickets.get(blocker.id);
  if (reopened.got && shown !== undefined) {
    tickets.set(blocker.id, { ...shown, state: 'open', says: `${shown.says}: reopened` });
  }
  says.push(againSays(ticket, commented, reopened));
}

/** The ticket that is remembered, or else the one that carries the mark; `null` where there is none. */
async function existingTicket(
  { id }: Reason,
  tracker: Tracker,
  remembered: RememberedTickets,
  environment: string,
): Promise<Answer<KeptTicket | null>> {
  const known = remembered.tickets[id];
  if (known !== undefined) {
    const read = await tracker.read(known.reference);
    // A tracker that was changed, or a ticket that was deleted or moved away, is looked for by its mark.
    if (read.got ? read.value.url === known.url : !isGone(read.status)) return read;
  }
  return tracker.find(markOf(environment, id));
}

function isGone(status: number | null): boolean {
  return status === 404 || status === 410 || status === 301;
}

function keep(
  blocker: Reason,
  ticket: KeptTicket,
  answeredClosing: string | null,
  opened: OpenedTickets,
  now: number,
): void {
  opened.tickets.set(blocker.id, ticketOf(ticket, now));
  opened.remembered.tickets[blocker.id] = { url: ticket.url, reference: ticket.reference, answeredClosing };
}

function againSays({ url }: KeptTicket, commented: Answer<unknown>, reopened: Answer<unknown>): string {
  if (commented.got && reopened.got) return `Reopened ${url}, and said there that it fails again`;
  if (commented.got) return `Said at ${url} that it fails again; it could not be reopened: ${why(reopened)}`;
  if (reopened.got) return `Reopened ${url}; nothing could be said there: ${why(commented)}`;
  return `${url} is closed, and could neither be reopened nor told of it: ${why(commented)}`;
}

function why(answer: Answer<unknown>): string {
  return answer.got ? '' : answer.reason;
}
