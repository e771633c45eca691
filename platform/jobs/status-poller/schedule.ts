import { Cron } from 'croner';
import { z } from 'zod';
import { yesOrNo } from '../../service-kit/configuration-keys.ts';

const MODE = '5-or-6-parts';

/** A cron pattern of five parts, or six with seconds first, that will come about at least once more. */
const scheduleSchema = z
  .string('is not set')
  .refine(comesAbout, 'must be a cron pattern that comes about, such as */2 * * * * *');

/** An IANA time zone. */
const timeZoneSchema = z.string().default('UTC').refine(isTimeZone, 'must be a time zone such as UTC or Europe/Berlin');

/** Whether to poll once at the start besides. */
const atStartSchema = yesOrNo.default('no');

/** Whether somebody has put it on hold: it is there, and never runs. */
const suspendedSchema = yesOrNo.default('no');

/** After how many runs its schedule no longer starts it, for trying out a scheduler that gets stuck. */
const mostRunsSchema = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number')
  .transform(Number)
  .optional();

/** What a job is told of when to run. */
export const scheduleKeys = {
  POLL_SCHEDULE: scheduleSchema,
  POLL_TIME_ZONE: timeZoneSchema,
  POLL_AT_START: atStartSchema,
  POLL_SUSPENDED: suspendedSchema,
  POLL_RUNS_AT_MOST: mostRunsSchema,
};

/** When work is begun, as read from `scheduleKeys`. */
export function readSchedule(configuration: z.output<z.ZodObject<typeof scheduleKeys>>): Schedule {
  return {
    pattern: configuration.POLL_SCHEDULE,
    timeZone: configuration.POLL_TIME_ZONE,
    atStart: configuration.POLL_AT_START === 'yes',
    suspended: configuration.POLL_SUSPENDED === 'yes',
    mostRuns: configuration.POLL_RUNS_AT_MOST,
  };
}

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
  suspended: boolean;
  /** How often it is begun in all; no end where it is `undefined`. */
  mostRuns: number | undefined;
}

/** Begins `work` on its schedule. A moment that comes while the work is still under way is left out. */
export function onSchedule(schedule: Schedule, work: () => Promise<void>): Scheduled {
  const { pattern, timeZone, atStart, suspended, mostRuns = Number.POSITIVE_INFINITY } = schedule;
  let underWay = Promise.resolve();
  let begun = 0;
  const cron = new Cron(pattern, { mode: MODE, timezone: timeZone, protect: true, paused: suspended }, () => {
    if (begun >= mostRuns) return undefined;
    begun += 1;
    underWay = work();
    return underWay;
  });
  if (atStart && !suspended) void cron.trigger();
  return {
    nextRunAt: () => (suspended ? null : (cron.nextRun()?.getTime() ?? null)),
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
  if (name === 'UTC') return true;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
