import type { Job } from '../../model/environment.ts';
import { describeDuration } from '../../support/duration.ts';
import { type Answer, type Check, following, unknown } from '../check.ts';
import { identityId, jobId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { explainAbsence } from './absence.ts';
import { whyJobIsAbsent } from './down.ts';
import { saysWhereItRuns } from './identity/says.ts';
import { judgePlan } from './job/plan.ts';
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
  if (absent !== undefined) return explainAbsence(name, absent, sources);
  const source = { source: reading.place };
  if (!reading.read) {
    const isSilent = saysWhereItRuns(definition) && !(await sources.version(name)).read;
    const because = following(isSilent ? identityId(name) : undefined);
    return unknown(`${name} does not tell of its runs: ${reading.reason}`, silentRemedy(name, sources), {
      ...source,
      ...because,
    });
  }
  const wrong = judgePlan(name, definition, reading.value);
  return { ...(wrong ?? (await judgeRuns(name, definition, reading.value, sources))), ...source };
}
