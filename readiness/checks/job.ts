import type { Job } from '../../model/environment.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Answer, type Check, fail, following, unknown } from '../check.ts';
import { identityId, jobId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { isToldByNone } from '../sources/told.ts';
import { explainAbsence } from './absence.ts';
import { whyJobIsAbsent } from './down.ts';
import { saysWhereItRuns } from './identity/says.ts';
import { judgePlan } from './job/plan.ts';
import { judgeRanAt } from './job/ran-at.ts';
import { judgeRuns } from './job/runs.ts';
import { placeOf } from './place.ts';
import { silentRemedy } from './silent-remedy.ts';

/** Is every job deployed, switched on, scheduled as declared, and did it run when it last should have? */
export const job: Check = {
  name: 'job',
  questions: ({ jobs }) =>
    Object.entries(jobs).map(([name, definition]) => ({
      id: jobId(name),
      subject: name,
      owner: definition.owner,
      links: definition.links,
      expected: `runs on ${definition.schedule} (${definition.timeZone}), at most ${describeDuration(definition.grace)} late`,
      source: placeOf(name, definition, '/operations/job'),
      ask: (sources) => askJob(name, definition, sources),
    })),
};

async function askJob(name: string, definition: Job, sources: Sources): Promise<Answer> {
  const [absent, reading] = await Promise.all([whyJobIsAbsent(name, sources), sources.job(name)]);
  if (absent !== undefined) return askAbsent(name, definition, absent, sources);
  const source = { source: reading.place };
  if (!reading.read) return askUntold(name, definition, reading, sources);
  const { ranAt } = definition;
  const { tellsRuns } = reading.value;
  const wrong = judgePlan(name, definition, { ...reading.value, tellsRuns: tellsRuns || ranAt !== undefined });
  if (wrong !== undefined) return { ...wrong, ...source };
  if (!tellsRuns && ranAt !== undefined) return judgeRanAt(name, definition, ranAt, sources);
  return { ...(await judgeRuns(name, definition, reading.value, sources)), ...source };
}

/** A job that no source has and that ran in time was taken away since, or is run by what no source sees. */
async function askAbsent(name: string, definition: Job, absent: string, sources: Sources): Promise<Answer> {
  const { ranAt } = definition;
  const answer = await explainAbsence(name, absent, sources);
  if (ranAt === undefined || (await sources.process(name))?.state !== 'absent') return answer;
  const ran = await judgeRanAt(name, definition, ranAt, sources);
  if (ran.status !== 'pass') return answer;
  return fail(
    `${ran.observed}, but no source has ${name}: it was taken away since, or is run by something that none sees`,
    `deploy ${name}; where something else runs it, give it sources: [] in the definition`,
  );
}

/** A job of which no source tells is known by when it last ran; one whose sources should tell and can't, by that too. */
async function askUntold(
  name: string,
  definition: Job,
  reading: { place: string; reason: string },
  sources: Sources,
): Promise<Answer> {
  const { ranAt } = definition;
  const ran = ranAt === undefined ? undefined : await judgeRanAt(name, definition, ranAt, sources);
  if (ran !== undefined && (isToldByNone(reading) || ran.status !== 'pass')) return ran;
  const isSilent = saysWhereItRuns(definition) && !(await sources.version(name)).read;
  const observed =
    ran === undefined
      ? `${name} does not tell of its runs: ${reading.reason}`
      : `${ran.observed}, but not known how it is scheduled: ${reading.reason}`;
  return unknown(observed, silentRemedy(name, reading, sources), {
    source: reading.place,
    ...following(isSilent ? identityId(name) : undefined),
  });
}
