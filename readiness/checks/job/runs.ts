import type { Job } from '../../../model/environment.ts';
import { describeDuration } from '../../../support/duration.ts';
import { lastRunDue, seenBy } from '../../../support/schedule.ts';
import { type Answer, fail, following, pass, unknown } from '../../check.ts';
import type { JobFact } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';
import { wrongKeyId } from '../configuration.ts';
import { describeMinute } from '../outside/describe-minute.ts';
import { ownWords } from '../own-words.ts';
import { troubleBehind } from '../uses.ts';
import { awaitRun, LONGEST_WAIT_MS } from './await-run.ts';
import { triggered } from './trigger.ts';

type LastRun = NonNullable<JobFact['lastRun']>;

/** How far the clock of the job's machine may be from ours before a run counts as missed. */
export const CLOCKS_MAY_DIFFER_MS = 1000;

/** A run that began so much later than now by our clock did not begin at that time by any clock that is right. */
const FUTURE_FROM_MS = 3_600_000;

/** Judges whether a job that is scheduled as it must be really runs. */
export async function judgeRuns(name: string, definition: Job, fact: JobFact, sources: Sources): Promise<Answer> {
  if (fact.lastRun === null) return judgeFirstRun(name, definition, sources);
  return judgeLastRun(name, definition, fact.lastRun, sources);
}

/** A job that was only just deployed has not run yet: its first run is waited for, as long as its schedule says. */
async function judgeFirstRun(name: string, definition: Job, sources: Sources): Promise<Answer> {
  const now = sources.clock.now();
  const due = seenBy(definition, now);
  const mend = `see why the schedule of ${name} does not start it${triggered(definition)}`;
  if (due === undefined) return fail('it has never run, and its schedule never comes', mend);
  if (due - now > LONGEST_WAIT_MS) {
    const observed = `it has not run since it was started; it must by ${describeMinute(due)}`;
    return unknown(observed, `check again then${triggered(definition)}`);
  }
  const run = await awaitRun(name, () => true, due - now, sources);
  if (run !== undefined) return judgeLastRun(name, definition, run, sources);
  return fail(`it has never run, though it was due ${describeDuration(definition.grace)} ago`, mend);
}

async function judgeLastRun(name: string, definition: Job, lastRun: LastRun, sources: Sources): Promise<Answer> {
  const now = sources.clock.now();
  if (Date.parse(lastRun.startedAt) > now + FUTURE_FROM_MS) {
    const observed = `it says that its last run begins on ${describeMinute(Date.parse(lastRun.startedAt))}, which is yet to come`;
    return unknown(observed, `have ${name} tell when its last run began, and see whether its clock is right`);
  }
  const age = describeDuration(Math.max(0, now - Date.parse(lastRun.startedAt)));
  if (lastRun.outcome === 'succeeded') {
    const due = lastRunDue(definition, now);
    const isOnTime = due === undefined || Date.parse(lastRun.startedAt) >= due - CLOCKS_MAY_DIFFER_MS;
    if (isOnTime) return pass(`last ran ${age} ago and succeeded`);
    return fail(`it last ran ${age} ago, and was due since`, `see why ${name} no longer runs${triggered(definition)}`);
  }
  const why = ownWords(lastRun.error ?? '');
  // A job that does not say what it uses may well use the bank.
  const uses = definition.uses.length === 0 ? ['bank'] : definition.uses;
  const trouble = await troubleBehind(name, sources.environment.bank === null ? definition.uses : uses, sources);
  return fail(
    `its last run, ${age} ago, failed${why === '' ? '' : `: ${why}`}`,
    `look into the log of ${name}${triggered(definition)}`,
    following(trouble ?? (await wrongKeyId(name, sources))),
  );
}
