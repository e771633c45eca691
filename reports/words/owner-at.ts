import type { Owner } from '../../model/owner.ts';
import { nextAtWork } from '../../support/working-time/intervals.ts';
import { momentAsSaidThere, wallClock } from '../../support/working-time/moments.ts';
import { isDayOff } from '../../support/working-time/shift.ts';

/** Where a team stands in its own day at one moment. */
export interface OwnerAt {
  /** Their weekday and wall clock: `Sat 01:30`. */
  localTime: string;
  atWork: boolean;
  /** When they are next at work by their own clock: `Mon 09:00`, with the date where that is over six days away; `undefined` while they are. */
  backAt: string | undefined;
  /** Between 21:00 and 07:00 there: they may be asleep. */
  night: boolean;
}

/** What the clock on the wall of an owner's office says at `at`, and whether anybody is in. */
export function ownerAt(owner: Owner, at: Date): OwnerAt {
  const now = at.getTime();
  const { time } = wallClock(owner.timeZone, now);
  const next = nextAtWork(owner, now);
  const atWork = next?.from === now;
  return {
    localTime: momentAsSaidThere(now, owner.timeZone, now),
    atWork,
    backAt: atWork || next === undefined ? undefined : momentAsSaidThere(next.from, owner.timeZone, now),
    night: time >= '21:00' || time < '07:00',
  };
}

/** The same in words: `Fri 01:31 there, not at work, back Fri 09:00 their time, somebody is on call`. */
export function describeOwnerAt(owner: Owner, at: Date): string {
  const { localTime, atWork, backAt } = ownerAt(owner, at);
  if (atWork) return `${localTime} there, at work`;
  const off = isDayOff(wallClock(owner.timeZone, at.getTime()).date, owner) ? 'a day off' : 'not at work';
  const back = backAt === undefined ? '' : `, back ${backAt} their time`;
  const called = owner.onCall === undefined ? '' : ', somebody is on call';
  return `${localTime} there, ${off}${back}${called}`;
}
