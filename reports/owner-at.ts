import type { Owner } from '../model/owner.ts';

type Day = Owner['workingHours']['days'][number];
const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const DAYS_IN_A_WEEK = 7;

/** Where a team stands in its own day at one moment. */
export interface OwnerAt {
  /** Their weekday and wall clock: `Sat 01:30`. */
  localTime: string;
  atWork: boolean;
  /** When they are next at work by their own clock: `Mon 09:00`; `undefined` while they are. */
  backAt: string | undefined;
  /** Between 21:00 and 07:00 there: they may be asleep. */
  night: boolean;
}

/** What the clock on the wall of an owner's office says at `at`, and whether anybody is in. */
export function ownerAt(owner: Owner, at: Date): OwnerAt {
  const { day, minute } = wallClock(owner.timeZone, at);
  const { from, to, days } = owner.workingHours;
  const begin = minuteOf(from);
  const end = minuteOf(to);
  const worksOn = (offset: number) => days.includes(dayAfter(day, offset));
  const atWork =
    begin < end
      ? worksOn(0) && minute >= begin && minute < end
      : // Hours that go over midnight belong to the day on which they begin.
        (worksOn(0) && minute >= begin) || (worksOn(-1) && minute < end);
  const daysAway = [...Array(DAYS_IN_A_WEEK + 1).keys()].find(
    (offset) => worksOn(offset) && (offset > 0 || minute < begin),
  );
  return {
    localTime: `${titled(day)} ${clock(minute)}`,
    atWork,
    backAt: atWork || daysAway === undefined ? undefined : `${titled(dayAfter(day, daysAway))} ${from}`,
    night: minute >= minuteOf('21:00') || minute < minuteOf('07:00'),
  };
}

/** The same in words: `Fri 01:31 there, not at work, back Fri 09:00 their time`. */
export function describeOwnerAt(owner: Owner, at: Date): string {
  const { localTime, atWork, backAt } = ownerAt(owner, at);
  const state = atWork ? 'at work' : `not at work${backAt === undefined ? '' : `, back ${backAt} their time`}`;
  return `${localTime} there, ${state}`;
}

function wallClock(timeZone: string, at: Date): { day: Day; minute: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const day = DAYS.find((name) => name === part('weekday').toLowerCase()) ?? 'mon';
  return { day, minute: Number(part('hour')) * 60 + Number(part('minute')) };
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function dayAfter(day: Day, offset: number): Day {
  return DAYS[(DAYS.indexOf(day) + offset + DAYS_IN_A_WEEK) % DAYS_IN_A_WEEK] ?? day;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function titled(day: Day): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}
