import type { FixWindow } from '../../model/fix-window.ts';
import type { Owner } from '../../model/owner.ts';
import { momentInUtc, momentThere, wallClock } from '../../support/working-time/moments.ts';

/** Whether a blocker can still be mended, as a word or few for somebody in a hurry. */
export const WINDOW_WORDS = {
  open: 'Can be mended now',
  opens: 'Can be mended in time',
  wake: 'Somebody must be woken',
  nobody: 'Nobody can be reached in time',
  closed: 'Too late to mend',
  'no-demo': 'No demo ahead',
} as const satisfies Record<FixWindow['state'], string>;

/** By when something must happen, and what. */
export interface Deadline {
  /** What, such as `Wake Platform on-call by`: the moment follows it. */
  does: string;
  /** The moment, in ISO 8601. */
  at: string;
  /** The same moment by UTC. */
  utc: string;
  /** By the clock of whoever must do it; `null` where nobody is named, or it shows the same. */
  there: string | null;
}

/**
 * The one moment of a fix window that somebody has to keep; `null` where there is none. Whoever goes home before the latest
 * start has to start before that. `now` is when it was judged.
 */
export function deadlineOf(window: FixWindow, owner: Owner | null, now: string): Deadline | null {
  const { state, startBy, wakeBy, goesHomeAt, who } = window;
  const leavesAt = state === 'open' || state === 'opens' ? goesHomeAt : null;
  const at = state === 'wake' ? wakeBy : (leavesAt ?? startBy);
  if (at === null) return null;
  const moment = Date.parse(at);
  const timeZone = who?.timeZone ?? owner?.timeZone;
  return {
    does: leavesAt === null ? whatToDo(state, who?.name) : `${who?.name ?? 'They'} must start before they go home at`,
    at,
    utc: momentInUtc(moment, Date.parse(now)),
    there: timeZone === undefined || showsUtc(timeZone, moment) ? null : momentThere(moment, timeZone),
  };
}

function showsUtc(timeZone: string, moment: number): boolean {
  const [here, there] = [wallClock('UTC', moment), wallClock(timeZone, moment)];
  return here.date === there.date && here.time === there.time;
}

function whatToDo(state: FixWindow['state'], name: string | undefined): string {
  if (state === 'wake') return `Wake ${name ?? 'the on-call'} by`;
  if (state === 'closed') return 'Somebody had to start by';
  return `${state === 'nobody' ? 'Somebody' : (name ?? 'Somebody')} must start by`;
}
