import type { SourceDeclaration } from '../../../model/environment/source.ts';
import type { Job } from '../../../model/environment.ts';
import { describeDuration } from '../../../support/duration.ts';
import { lastRunDue } from '../../../support/schedule.ts';
import { type Answer, fail, following, pass, unknown } from '../../check.ts';
import type { Sources } from '../../sources/sources.ts';
import { downBehind } from '../down-behind.ts';
import { describeMinute } from '../outside/describe-minute.ts';
import { readMoment } from './moment.ts';
import { CLOCKS_MAY_DIFFER_MS } from './runs.ts';
import { triggered } from './trigger.ts';

/** A run so much later than now by our clock was written down by a wrong clock, or in another zone than it says. */
const FUTURE_FROM_MS = 60_000;

/** Judges a job by when it last ran alone: whether that is in time. How the run ended is not known. */
export async function judgeRanAt(
  name: string,
  definition: Job,
  ranAt: SourceDeclaration,
  sources: Sources,
): Promise<Answer> {
  const reading = await sources.value(ranAt, name);
  const source = { source: reading.place };
  if (!reading.read) {
    const because = await downBehind(ranAt, sources);
    const observed = `not known when it last ran: ${reading.reason}`;
    const remedy = `see whether ${reading.place} can be read from here, or correct jobs.${name}.ranAt in the definition`;
    return unknown(observed, because === undefined ? remedy : `get ${because.split('/').at(-1)} to answer first`, {
      ...source,
      ...following(because),
    });
  }
  const moment = readMoment(reading.value);
  if (moment.is === 'no-time') {
    const remedy = `have jobs.${name}.ranAt in the definition give a time: docs/environments.md says in which forms`;
    return unknown(`not known when it last ran: ${moment.why}`, remedy, source);
  }
  if (moment.is === 'never') {
    return fail(
      'it has never run',
      `see why the schedule of ${name} does not start it${triggered(definition)}`,
      source,
    );
  }
  return { ...judgeMoment(name, definition, moment.at, sources.clock.now()), ...source };
}

function judgeMoment(name: string, definition: Job, at: number, now: number): Answer {
  if (at > now + FUTURE_FROM_MS) {
    const observed = `its last run is said to be at ${describeMinute(at)}, which is yet to come`;
    return unknown(observed, `see in which time zone ${name} writes down its runs, and whether its clock is right`);
  }
  const age = describeDuration(Math.max(0, now - at));
  const due = lastRunDue(definition, now);
  if (due === undefined || at >= due - CLOCKS_MAY_DIFFER_MS) return pass(`last ran ${age} ago`);
  const observed = `it last ran ${age} ago, and was due since, at ${describeMinute(due)}`;
  return fail(observed, `see why ${name} no longer runs${triggered(definition)}`);
}
