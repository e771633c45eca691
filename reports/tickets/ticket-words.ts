import { utcDay } from '../words/instants.ts';
import { onOneLine } from '../words/legible-text.ts';
import type { KeptTicket } from './tracker.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What is said of a ticket beside a blocker that is there: `closed 3 days ago, but the check still fails`. */
export function ticketSays({ state, openedAt, closedAt, assignee }: KeptTicket, now: number): string {
  if (state === 'closed') {
    const when = closedAt === null ? 'closed' : `closed ${ago(now - Date.parse(closedAt))}`;
    return `${when}, but the check still fails`;
  }
  const since = openedAt === null ? 'open' : `open since ${utcDay(openedAt)}`;
  return `${since}, ${assignee === null ? 'assigned to nobody' : `assigned to ${onOneLine(assignee, 80)}`}`;
}

function ago(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'just now';
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min ago`;
  if (milliseconds < DAY) return `${Math.floor(milliseconds / HOUR)} h ago`;
  const days = Math.floor(milliseconds / DAY);
  return days === 1 ? '1 day ago' : `${days} days ago`;
}
