import { type Clock, isoTime } from '../../../support/clock.ts';
import { messageOf } from '../../../support/problem.ts';
import { redact } from '../../../support/redact.ts';
import type { JobRun } from './job-runs.ts';
import type { PollResult } from './poll.ts';

const LONGEST_REASON = 300;

/** A job's memory of its runs. */
export interface RunRecord {
  /** Does `work` as one run: it never rejects, whatever becomes of the work. Resolves with the run. */
  run(work: () => Promise<PollResult>): Promise<JobRun>;
  /** The last run that is over, the one before this process began where there was none yet, and when one last succeeded. */
  describe(before: JobRun | undefined): { lastRun: object | null; lastSucceededAt: string | null };
  /** Whether no run is over yet. */
  readonly empty: boolean;
}

export function createRunRecord(clock: Clock): RunRecord {
  let lastRun: JobRun | undefined;
  let lastSucceededAt: number | undefined;
  return {
    async run(work) {
      const startedAt = clock.now();
      const result = await work().catch((error: unknown) => ({ examined: 0, changed: 0, error: messageOf(error) }));
      const run = toRun(startedAt, clock.now(), result);
      lastRun = run;
      if (run.outcome === 'succeeded') lastSucceededAt = run.endedAt;
      return run;
    },
    describe(before) {
      const last = lastRun ?? before;
      const succeeded = lastSucceededAt ?? (before?.outcome === 'succeeded' ? before.endedAt : undefined);
      return {
        lastRun:
          last === undefined ? null : { ...last, startedAt: isoTime(last.startedAt), endedAt: isoTime(last.endedAt) },
        lastSucceededAt: succeeded === undefined ? null : isoTime(succeeded),
      };
    },
    get empty() {
      return lastRun === undefined;
    },
  };
}

function toRun(startedAt: number, endedAt: number, { examined, changed, error }: PollResult): JobRun {
  const base = { startedAt, endedAt, examined, changed };
  if (error === undefined) return { ...base, outcome: 'succeeded' };
  return { ...base, outcome: 'failed', error: redact(error).slice(0, LONGEST_REASON) };
}
