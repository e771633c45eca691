import type { JobRun } from '../../../model/job-run.ts';
import { isoTime } from '../../../support/clock.ts';

/** Something that shows that a job ran; `at` in epoch milliseconds. */
export interface SignOfRun {
  at: number;
  /** `told`: the job said so itself; `asked`: the bank was asked something then that only the job asks. */
  by: 'told' | 'asked';
  failed: boolean;
  detail: string;
}

/** A run that a clock puts this much before its time still was that one. */
const CLOCKS_MAY_DIFFER_MS = 1000;

/**
 * The ticks of a job: each moment at which it was due, and whether anything shows that it ran then. Several signs of one
 * run are one tick, at the earliest of them, in the words of the job where it said something. A sign before anything
 * was due is a run of its own.
 */
export function jobTicks(job: string, due: readonly number[], signs: readonly SignOfRun[]): JobRun[] {
  const moments = due.toSorted((a, b) => a - b);
  const signsOf = Map.groupBy(
    signs,
    ({ at }) => moments.findLast((moment) => moment <= at + CLOCKS_MAY_DIFFER_MS) ?? at,
  );
  const ran = [...signsOf.values()].map((own): JobRun => {
    const told = own.find(({ by }) => by === 'told') ?? own[0];
    const at = isoTime(Math.min(...own.map((sign) => sign.at)));
    return { job, at, saw: told?.failed === true ? 'failed' : 'ran', detail: told?.detail ?? '' };
  });
  const unseen = moments
    .filter((moment) => !signsOf.has(moment))
    .map((moment): JobRun => ({ job, at: isoTime(moment), saw: 'due', detail: '' }));
  return [...ran, ...unseen].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
