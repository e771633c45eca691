import type { Job } from '../../model/environment.ts';
import type { JobReport } from '../../model/operations.ts';
import { isoTime } from '../../support/clock.ts';
import { describeDuration } from '../../support/duration.ts';
import { lastRunDue, seenBy } from '../../support/schedule.ts';
import { waitFor } from '../../support/wait.ts';
import { type Answer, type Check, fail, OPERATIONS_REMEDY, pass, unknown } from '../check.ts';
import { jobId, reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { explainAbsence } from './absence.ts';

/** Is every job deployed, scheduled as declared, and did it run when it last should have? */
export const job: Check = {
  name: 'job',
  questions: ({ jobs }) =>
    Object.entries(jobs).map(([name, definition]) => ({
      id: jobId(name),
      subject: name,
      owner: definition.owner,
      expected: `runs on ${definition.schedule} (${definition.timeZone}), at most ${describeDuration(definition.grace)} late`,
      source: `${definition.url}/operations/job`,
      ask: (sources) => askJob(name, definition, sources),
    })),
};

/** A first run further away than this is not waited for. */
const LONGEST_WAIT_MS = 30_000;
/** How far the clock of the job's machine may be from ours before a run counts as missed. */
const CLOCKS_MAY_DIFFER_MS = 1000;

async function askJob(name: string, definition: Job, sources: Sources): Promise<Answer> {
  const live = await sources.live(name);
  if (!live.answered) return explainAbsence(name, definition.url, live.reason, sources);
  const first = await sources.job(name);
  if (!first.read) return unknown(`${name} does not tell of its runs: ${first.reason}`, OPERATIONS_REMEDY);
  const { schedule, timeZone } = first.value;
  if (schedule !== definition.schedule || timeZone !== definition.timeZone) {
    return fail(
      `scheduled on ${schedule} (${timeZone})`,
      `schedule ${name} on ${definition.schedule} (${definition.timeZone}), or correct the definition`,
    );
  }
  if (first.value.lastRun !== null) return judgeLastRun(name, definition, first.value.lastRun, sources);
  return askFirstRun(name, definition, sources);
}

/** A job that was only just deployed has not run yet: its first run is waited for, as long as its schedule says. */
async function askFirstRun(name: string, definition: Job, sources: Sources): Promise<Answer> {
  const now = sources.clock.now();
  const due = seenBy(definition, now);
  const mend = `see why the schedule of ${name} does not start it`;
  if (due === undefined) return fail('it has never run, and its schedule never comes', mend);
  if (due - now > LONGEST_WAIT_MS) {
    return unknown(`it has not run since it was started; it must by ${isoTime(due)}`, 'check again then');
  }
  const waited = await waitFor(
    async () => {
      const reading = await sources.job(name);
      return reading.read ? (reading.value.lastRun ?? undefined) : undefined;
    },
    { withinMs: due - now, clock: sources.clock },
  );
  if (waited.arrived) return judgeLastRun(name, definition, waited.value, sources);
  return fail(`it has never run, though it was due ${describeDuration(definition.grace)} ago`, mend);
}

type LastRun = NonNullable<JobReport['lastRun']>;

async function judgeLastRun(name: string, definition: Job, lastRun: LastRun, sources: Sources): Promise<Answer> {
  const now = sources.clock.now();
  const age = describeDuration(now - Date.parse(lastRun.startedAt));
  if (lastRun.outcome === 'failed') {
    const bank = await sources.bank();
    const because = bank.answered && bank.status < 500 ? undefined : reachableId('bank');
    return fail(
      `its last run, ${age} ago, failed: ${lastRun.error ?? 'no reason given'}`,
      `look into the log of ${name}`,
      because,
    );
  }
  const due = lastRunDue(definition, now);
  if (due !== undefined && Date.parse(lastRun.startedAt) < due - CLOCKS_MAY_DIFFER_MS) {
    return fail(`it last ran ${age} ago, and was due since`, `see why ${name} no longer runs`);
  }
  return pass(`last ran ${age} ago and succeeded`);
}
