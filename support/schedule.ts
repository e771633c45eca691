import { Cron } from 'croner';

/** A job's schedule as its definition states it. */
export interface Schedule {
  /** A cron pattern, seconds optional. */
  schedule: string;
  /** IANA name. */
  timeZone: string;
  /** How late a run may be and still count as on time, in milliseconds. */
  grace: number;
}

/**
 * The latest moment at which something known at `from` must have been seen by the job: its next scheduled run plus
 * its grace. Epoch milliseconds; `undefined` when the schedule never fires again.
 */
export function seenBy({ schedule, timeZone, grace }: Schedule, from: number): number | undefined {
  const next = pattern(schedule, timeZone).nextRun(new Date(from));
  return next === null ? undefined : next.getTime() + grace;
}

/**
 * The latest scheduled run that must be over and recorded at `now`, its grace given. Epoch milliseconds;
 * `undefined` when the schedule never fired.
 */
export function lastRunDue({ schedule, timeZone, grace }: Schedule, now: number): number | undefined {
  const [previous] = pattern(schedule, timeZone).previousRuns(1, new Date(now - grace + 1));
  return previous?.getTime();
}

/** The scheduled runs from one moment to another, the first so many. Epoch milliseconds. */
export function runsDue(
  { schedule, timeZone }: Pick<Schedule, 'schedule' | 'timeZone'>,
  { from, until, most }: { from: number; until: number; most: number },
): number[] {
  const cron = pattern(schedule, timeZone);
  const due: number[] = [];
  for (let next = cron.nextRun(new Date(from - 1)); next !== null && due.length < most; next = cron.nextRun(next)) {
    if (next.getTime() > until) break;
    due.push(next.getTime());
  }
  return due;
}

function pattern(schedule: string, timeZone: string): Cron {
  return new Cron(schedule, { paused: true, timezone: timeZone });
}
