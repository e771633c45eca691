import type { Answer } from './ask.ts';
import type { TicketText } from './ticket-text.ts';

/** A ticket as its tracker has it. Times in UTC. */
export interface KeptTicket {
  /** What its tracker calls it: a number, a key. */
  reference: string;
  url: string;
  title: string;
  state: 'open' | 'closed';
  openedAt: string | null;
  closedAt: string | null;
  assignee: string | null;
}

/** A tracker, opened for one project of it. No call rejects, and none takes longer than five seconds. */
export interface Tracker {
  read(reference: string): Promise<Answer<KeptTicket>>;
  /** The ticket that carries this mark, the open ones first; `null` where there is none. */
  find(mark: string): Promise<Answer<KeptTicket | null>>;
  open(text: TicketText): Promise<Answer<KeptTicket>>;
  comment(reference: string, text: TicketText): Promise<Answer<unknown>>;
  reopen(reference: string): Promise<Answer<unknown>>;
}

/** The open one of several, otherwise the first: whoever finds two goes on with the one that somebody works on. */
export function bestOf(tickets: readonly KeptTicket[]): KeptTicket | null {
  return tickets.find(({ state }) => state === 'open') ?? tickets[0] ?? null;
}

/** An answer with its value made into another. */
export function mapped<From, To>(answer: Answer<From>, make: (value: From) => To): Answer<To> {
  return answer.got ? { got: true, value: make(answer.value) } : answer;
}
