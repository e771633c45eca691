import { Cron } from 'croner';
import { timeZoneSchema } from '../../../model/owner.ts';
import { messageOf } from '../../../support/problem.ts';
import type { Contradiction } from '../contradictions.ts';

/** A job's schedule must be one, and come round at least once. */
export const schedules: Contradiction = ({ outline }) =>
  Object.entries(outline.jobs).flatMap(([job, { schedule, timeZone = 'UTC' }]) => {
    const zone = timeZoneSchema.safeParse(timeZone).data ?? 'UTC';
    const why = schedule === undefined ? undefined : whatIsWrongWith(schedule, zone);
    return why === undefined ? [] : [{ path: ['jobs', job, 'schedule'], why }];
  });

function whatIsWrongWith(schedule: string, timezone: string): string | undefined {
  try {
    const next = new Cron(schedule, { paused: true, timezone }).nextRun();
    return next === null ? `never comes round: ${schedule}` : undefined;
  } catch (error) {
    return `must be a schedule as cron writes it (${messageOf(error)})`;
  }
}
