import { isoTime } from '../../../support/clock.ts';
import type { Queryable } from '../../service-kit/database.ts';

const RUNS_KEPT = 1000;

/** One run of a job that is over. Times in epoch milliseconds. */
export interface JobRun {
  startedAt: number;
  endedAt: number;
  outcome: 'succeeded' | 'failed';
  error?: string;
  examined: number;
  changed: number;
}

/** Stores a run, and lets go of the oldest when there are more than a thousand. */
export async function storeRun(database: Queryable, job: string, run: JobRun): Promise<void> {
  await database.query(
    `insert into job_runs (job, started_at, ended_at, outcome, error, examined, changed)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [job, isoTime(run.startedAt), isoTime(run.endedAt), run.outcome, run.error ?? null, run.examined, run.changed],
  );
  await database.query(
    `delete from job_runs where job = $1 and id <=
       (select id from job_runs where job = $1 order by id desc offset $2 limit 1)`,
    [job, RUNS_KEPT],
  );
}
