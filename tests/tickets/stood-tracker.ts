import type { z } from 'zod';
import type { TicketTracker } from '../../model/environment/tickets.ts';
import { Secret } from '../../support/secret.ts';
import type { Answered, Asked, StandIn, Stood } from './stand-in.ts';

export const TOKEN = 'token-of-the-tests-4711';
export const token = () => new Secret('TRACKER_TOKEN', TOKEN);

/** A stand-in for one kind of tracker, how it is declared, and what the address of one of its tickets is. */
export interface StoodTracker {
  standIn: StandIn;
  declared: TicketTracker;
  addressOf(ticket: Stood): string;
}

export function ticketAt(path: string, pattern: RegExp, { tickets }: StandIn): Stood | undefined {
  const number = Number(pattern.exec(path)?.[1]);
  return tickets.find((ticket) => ticket.number === number);
}

export function commented(ticket: Stood, schema: z.ZodType<{ body: string }>, { json }: Asked): Answered {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return [400];
  ticket.comments.push(parsed.data.body);
  return [201, { id: ticket.comments.length }];
}

export function reopened(ticket: Stood): void {
  ticket.closed = false;
  ticket.closedAt = null;
}
