import type { Job } from '../../../model/environment.ts';
import { isSameSchedule, isSameTimeZone } from '../../../support/same-schedule.ts';
import { type Answer, fail, unknown } from '../../check.ts';
import type { JobFact } from '../../sources/facts.ts';
import { ownName, ownPattern } from '../own-words.ts';
import { triggered } from './trigger.ts';

/** What is wrong with how a job is scheduled, as far as it is told; nothing when its runs can be judged. */
export function judgePlan(
  name: string,
  definition: Job,
  { enabled, disabledBecause, schedule, timeZone, tellsRuns }: JobFact,
): Answer | undefined {
  if (!enabled)
    return fail(
      disabledBecause ?? 'it is suspended',
      `have the schedule of ${name} start it again${triggered(definition)}`,
    );
  const isOnSchedule = schedule === null || isSameSchedule(schedule, definition.schedule);
  const isInZone = timeZone === null || isSameTimeZone(timeZone, definition.timeZone);
  if (isOnSchedule && isInZone) return tellsRuns ? undefined : untold(name, definition);
  const zone = timeZone === null ? '' : ` (${ownName(timeZone)})`;
  return fail(
    schedule === null
      ? `scheduled in the time zone ${ownName(timeZone ?? '')}`
      : `scheduled on ${ownPattern(schedule)}${zone}`,
    `schedule ${name} on ${definition.schedule} (${definition.timeZone}), or correct the definition`,
  );
}

function untold(name: string, definition: Job): Answer {
  const observed = 'it is scheduled as it must be, and nothing tells whether it ever ran';
  return unknown(observed, `name a source that tells of the runs of ${name}${triggered(definition)}`);
}
