import type { V1CronJob } from '@kubernetes/client-node';
import { isoTime } from '../../../support/clock.ts';
import type { JobFact } from '../facts.ts';

/**
 * A CronJob as a job. Its status tells when a run was last begun and when one last succeeded: a run that was begun later
 * than the last success, and no longer runs, failed.
 */
export function jobOfCronJob({ spec, status }: V1CronJob): JobFact {
  const suspended = spec?.suspend === true;
  return {
    schedule: spec === undefined ? null : spec.schedule,
    // The zone of the cluster's controller, which is UTC on every cluster that was not made otherwise.
    timeZone: spec?.timeZone ?? 'UTC',
    enabled: !suspended,
    disabledBecause: suspended ? 'it is suspended (spec.suspend)' : null,
    tellsRuns: true,
    lastRun: lastRunOf(status),
  };
}

function lastRunOf(status: V1CronJob['status']): JobFact['lastRun'] {
  const { lastScheduleTime, lastSuccessfulTime, active = [] } = status ?? {};
  if (lastScheduleTime === undefined) return null;
  const begun = lastScheduleTime.getTime();
  const succeeded = lastSuccessfulTime?.getTime();
  if (succeeded !== undefined && (succeeded >= begun || active.length > 0)) {
    return { startedAt: isoTime(Math.min(begun, succeeded)), endedAt: isoTime(succeeded), outcome: 'succeeded' };
  }
  if (active.length > 0) return null;
  const error = succeeded === undefined ? 'no run has ever succeeded' : 'no run has succeeded since';
  return { startedAt: isoTime(begun), endedAt: isoTime(begun), outcome: 'failed', error };
}
