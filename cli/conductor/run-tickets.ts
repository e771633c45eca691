import type { Environment } from '../../model/environment.ts';
import type { Run } from '../../model/run.ts';
import type { Ticket } from '../../model/ticket.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { openTickets } from '../../reports/tickets/open-tickets.ts';
import { readTicket } from '../../reports/tickets/read-ticket.ts';
import { NOTHING_REMEMBERED, type RememberedTickets, rememberedTickets } from '../../reports/tickets/remembered.ts';
import { ticketsAbout } from '../../reports/tickets/tickets-about.ts';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import type { Ledger } from '../../verdict/ledger/ledger.ts';

export interface TicketOptions {
  run: Run;
  environment: Environment;
  ledger: Ledger;
  /** Whether a blocker without a ticket gets one. */
  open: boolean;
  say: (text: string) => void;
  signal: AbortSignal;
}

/** A verdict whose reasons show their tickets, as their trackers have them now. Never rejects. */
export async function withTickets(verdict: Verdict, options: TicketOptions): Promise<Verdict> {
  const { environment, open } = options;
  const { about, trackers } = environment.tickets;
  if (Object.keys(about).length === 0 && trackers.length === 0 && !open) return verdict;
  const before = await rememberedBy(options);
  const addresses = ticketsAbout(verdict, environment.tickets, before);
  const found = new Map<string, Ticket>();
  if (open) for (const [id, ticket] of await opened(verdict, before, options)) found.set(id, ticket);
  const { signal } = options;
  const unread = [...addresses].filter(([id]) => !found.has(id));
  await Promise.all(
    unread.map(async ([id, url]) => {
      found.set(id, await readTicket(url, trackers, { now: systemClock.now(), signal }));
    }),
  );
  const ticketed = (reason: Reason): Reason => ({ ...reason, ticket: found.get(reason.id) ?? null });
  return {
    ...verdict,
    blockers: verdict.blockers.map(ticketed),
    doubts: verdict.doubts.map(ticketed),
    risks: verdict.risks.map(ticketed),
    waived: verdict.waived.map(({ reason, waiver }) => ({ reason: ticketed(reason), waiver })),
  };
}

/** Opens a ticket for each blocker that has none declared. What was opened is remembered, so that it is opened once. */
async function opened(
  verdict: Verdict,
  before: RememberedTickets,
  { run, environment, ledger, say, signal }: TicketOptions,
): Promise<ReadonlyMap<string, Ticket>> {
  const [tracker] = environment.tickets.trackers;
  if (tracker === undefined) {
    say(`No ticket is opened: the definition of ${environment.name} names no tracker`);
    return new Map();
  }
  const declared = ticketsAbout(verdict, environment.tickets, NOTHING_REMEMBERED);
  const without = verdict.blockers.filter(({ id }) => !declared.has(id));
  const { tickets, remembered, says } = await openTickets(without, tracker, before, {
    environment: environment.name,
    run: run.id,
    at: verdict.judgedAt,
    ...(environment.telling.reportAt === undefined
      ? {}
      : { report: environment.telling.reportAt.replaceAll('{run}', run.id) }),
    now: systemClock.now(),
    signal,
  });
  for (const sentence of says) say(sentence);
  await ledger
    .remember(keyOf(environment), JSON.stringify(remembered))
    .catch((error: unknown) => say(`Which tickets were opened is not remembered: ${messageOf(error)}`));
  return tickets;
}

async function rememberedBy({ ledger, environment }: TicketOptions): Promise<RememberedTickets> {
  return rememberedTickets(await ledger.recall(keyOf(environment)).catch(() => null));
}

const keyOf = ({ name }: Environment) => `tickets/${name}`;
