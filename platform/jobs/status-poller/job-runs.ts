import { z } from 'zod';
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

const storedRunsSchema = z.array(
  z
    .object({
      started_at: z.date(),
      ended_at: z.date(),
      outcome: z.enum(['succeeded', 'failed']),
      error: z.string().nullable(),
      examined: z.int(),
      changed: z.int(),
    })
    .transform(({ started_at, ended_at, error, ...run }): JobRun => {
      const times = { startedAt: started_at.getTime(), endedAt: ended_at.getTime() };
      return error === null ? { ...run, ...times } : { ...run, ...times, error };
    }),
);

/** The last run that was stored, if there was one. */
export async function latestRun(database: Queryable, job: string): Promise<JobRun | undefined> {
  const { rows } = await database.query('select * from job_runs where job = $1 order by id desc limit 1', [job]);
  return storedRunsSchema.parse(rows)[0];
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
