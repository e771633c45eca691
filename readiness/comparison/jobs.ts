import type { ComparedThing } from '../../model/comparison.ts';
import { ownPattern } from '../checks/own-words.ts';
import type { JobFact, Reading } from '../sources/facts.ts';
import { compareReadings, compareTexts, type Pair } from './thing.ts';

/** How a job is scheduled: pattern, time zone, and whether its schedule starts it at all. */
export function compareJobs(
  subject: Pick<Pair, 'subject' | 'owner'>,
  here: Reading<JobFact>,
  there: Reading<JobFact>,
): ComparedThing[] {
  const id = `job/${subject.subject}`;
  return compareReadings({ ...subject, id }, here, there, (a, b) => [
    compareTexts({ ...subject, id: `${id}/schedule` }, tidy(a.schedule), tidy(b.schedule), ownPattern),
    compareTexts({ ...subject, id: `${id}/time-zone` }, a.timeZone, b.timeZone),
    compareTexts({ ...subject, id: `${id}/enabled` }, enabled(a), enabled(b)),
  ]);
}

const enabled = (job: JobFact) => (job.enabled ? 'enabled' : 'not enabled');

/** Patterns differ in nothing but their spaces are the same. */
function tidy(schedule: string | null): string | null {
  return schedule?.trim().replace(/\s+/g, ' ') ?? null;
}
