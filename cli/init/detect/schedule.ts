import { timeZoneSchema } from '../../../model/owner.ts';
import { runsDue } from '../../../support/schedule.ts';

/** Whether a job can be scheduled so: a pattern of cron that comes at least once, in a zone that there is. */
export function isSchedule(schedule: string, timeZone: string | null): boolean {
  try {
    if (timeZone !== null && !timeZoneSchema.safeParse(timeZone).success) return false;
    const from = Date.now();
    return runsDue({ schedule, timeZone: timeZone ?? 'UTC' }, { from, until: Infinity, most: 1 }).length > 0;
  } catch {
    return false;
  }
}
