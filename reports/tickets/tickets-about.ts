import type { Tickets } from '../../model/environment/tickets.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { isLike } from '../../support/name-pattern.ts';
import type { RememberedTickets } from './remembered.ts';

/**
 * Which address is that of the ticket about which reason, by the reason's id: the one that is declared, the most exact
 * pattern winning; otherwise the one that was opened before. Reasons without a ticket are not in it.
 */
export function ticketsAbout(
  verdict: Pick<Verdict, 'blockers' | 'doubts' | 'risks' | 'waived'>,
  declared: Pick<Tickets, 'about'>,
  remembered: RememberedTickets,
): Map<string, string> {
  const patterns = Object.entries(declared.about).toSorted(([a], [b]) => exactness(b) - exactness(a));
  const all: Reason[] = [
    ...verdict.blockers,
    ...verdict.doubts,
    ...verdict.risks,
    ...verdict.waived.map(({ reason }) => reason),
  ];
  return new Map(
    all.flatMap(({ id }) => {
      const url = patterns.find(([pattern]) => isLike(id, pattern))?.[1] ?? remembered.tickets[id]?.url;
      return url === undefined ? [] : [[id, url]];
    }),
  );
}

/** One without `*` before all others, then the one that says more. */
function exactness(pattern: string): number {
  return pattern.includes('*') ? pattern.replaceAll('*', '').length : Number.POSITIVE_INFINITY;
}
