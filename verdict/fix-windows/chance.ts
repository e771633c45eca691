import type { FixWindow } from '../../model/fix-window.ts';
import type { Owner } from '../../model/owner.ts';
import { nextAtWork, workingIntervals } from '../../support/working-time/intervals.ts';
import type { WorkingTime } from '../../support/working-time/working-time.ts';

/** How long it takes an on-call from the call until they sit in front of it, where nothing is said. */
const USUAL_ANSWER = 15 * 60_000;
/** Nobody is away for longer, and a demo may be planned far ahead. */
const LONGEST_ABSENCE_MS = 366 * 86_400_000;

/** Somebody who can start. Moments in epoch milliseconds. */
export interface Starter {
  name: string;
  contact: string;
  as: NonNullable<FixWindow['who']>['as'];
  /** When they are at work; `null` for an on-call. */
  time: WorkingTime | null;
  from: number;
  until: number | null;
}

/** Who can start between two moments, and by when an on-call must be woken where nobody else can. */
export interface Chance {
  state: Extract<FixWindow['state'], 'open' | 'opens' | 'wake' | 'nobody'>;
  who: Starter | null;
  /** Also where it is past, and the on-call can't be there in time. `null` where there is none. */
  wakeBy: number | null;
}

/**
 * Who can start the soonest from a moment on, and not after `startBy`: the owner or a deputy who is at work, otherwise
 * the on-call. Among those who can start at the same time, who stays until it is mended (`fixMs`) comes first, then
 * the owner, then the deputies in their order.
 */
export function chanceOf(owner: Owner, from: number, startBy: number, fixMs: number): Chance {
  const [soonest] = atWork(owner, from)
    .filter((starter) => starter.from <= startBy)
    .map((starter) => ({ starter, leavesEarly: starter.until - starter.from < fixMs }))
    .sort((one, other) => one.starter.from - other.starter.from || Number(one.leavesEarly) - Number(other.leavesEarly));
  if (soonest !== undefined) {
    return { state: soonest.starter.from === from ? 'open' : 'opens', who: soonest.starter, wakeBy: null };
  }
  return onCall(owner, from, startBy);
}

function atWork(owner: Owner, from: number): (Starter & { until: number })[] {
  const all = [
    { ...owner, as: 'owner' as const },
    ...(owner.deputies ?? []).map((deputy) => ({ ...deputy, as: 'deputy' as const })),
  ];
  return all.flatMap(({ name, contact, as, ...time }) => {
    const next = nextAtWork(time, from);
    return next === undefined ? [] : [{ name, contact, as, time, ...next }];
  });
}

function onCall({ onCall: called }: Owner, from: number, startBy: number): Chance {
  if (called === undefined) return { state: 'nobody', who: null, wakeBy: null };
  const { name, contact, answersWithinMs: answers = USUAL_ANSWER } = called;
  const wakeBy = startBy - answers;
  if (wakeBy < from) return { state: 'nobody', who: null, wakeBy };
  return {
    state: 'wake',
    who: { name, contact, as: 'on-call', time: null, from: from + answers, until: null },
    wakeBy,
  };
}

/** When somebody goes home for the last time before `startBy`; `null` where they are at work then, or on call. */
export function goesHomeBefore({ time, from }: Pick<Starter, 'time' | 'from'>, startBy: number): number | null {
  const since = Math.max(from, startBy - LONGEST_ABSENCE_MS);
  const last = time === null ? undefined : workingIntervals(time, since, startBy + 1).at(-1)?.until;
  return last === undefined || last > startBy ? null : last;
}
