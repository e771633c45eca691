import { Cron } from 'croner';
import { z } from 'zod';

const MODE = '5-or-6-parts';

/** A cron pattern of five parts, or six with seconds first, that will come about at least once more. */
export const scheduleSchema = z
  .string('is not set')
  .refine(comesAbout, 'must be a cron pattern that comes about, such as */2 * * * * *');

/** An IANA time zone. */
export const timeZoneSchema = z
  .string()
  .default('UTC')
  .refine(isTimeZone, 'must be a time zone such as UTC or Europe/Berlin');

/** Whether to poll once at the start besides. */
export const atStartSchema = z.enum(['yes', 'no'], 'must be yes or no').default('no');

/** Work that is begun whenever its schedule says so, never twice at once. */
export interface Scheduled {
  /** Epoch milliseconds; `null` when the schedule has no further moment. */
  nextRunAt(): number | null;
  /** Begins no further run, and waits for the one that is under way. */
  stop(): Promise<void>;
}

/** When work is begun. */
export interface Schedule {
  pattern: string;
  timeZone: string;
  /** Whether it is begun once at the start besides, to catch up. */
  atStart: boolean;
}

/** Begins `work` on its schedule. A moment that comes while the work is still under way is left out. */
export function onSchedule({ pattern, timeZone, atStart }: Schedule, work: () => Promise<void>): Scheduled {
  let underWay = Promise.resolve();
  const cron = new Cron(pattern, { mode: MODE, timezone: timeZone, protect: true }, () => {
    underWay = work();
    return underWay;
  });
  if (atStart) void cron.trigger();
  return {
    nextRunAt: () => cron.nextRun()?.getTime() ?? null,
    async stop() {
      cron.stop();
      await underWay;
    },
  };
}

function comesAbout(schedule: string): boolean {
  try {
    return new Cron(schedule, { mode: MODE, paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
