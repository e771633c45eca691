import type { Job } from '../../model/environment.ts';
import { isoTime } from '../../support/clock.ts';
import { seenBy } from '../../support/schedule.ts';
import { type Answer, type Check, fail, following, pass, unknown } from '../check.ts';
import { jobId, reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { awaitRun, LONGEST_WAIT_MS } from './job/await-run.ts';
import { triggered } from './job/trigger.ts';
import { job } from './job.ts';
import { readNumber } from './read-number.ts';

/** Does every job that something waits for also work on it? A job that runs on time and does nothing is not alive. */
export const jobWork: Check = {
  name: 'job-work',
  questions: ({ jobs }) =>
    Object.entries(jobs).flatMap(([name, definition]) => {
      const { waiting, owner, links } = definition;
      if (waiting === undefined) return [];
      return [
        {
          id: `job-work/${name}`,
          subject: name,
          owner,
          links,
          expected: 'its last run looked at what waits for it',
          source: `a source of kind ${waiting.kind}`,
          ask: (sources: Sources) => askWork(name, definition, sources),
        },
      ];
    }),
};

async function askWork(name: string, definition: Job, sources: Sources): Promise<Answer> {
  const countedAt = sources.clock.now();
  const [count, reading] = await Promise.all([countWaiting(name, definition, sources), sources.job(name)]);
  if (typeof count !== 'number') return count;
  if (count === 0) return pass('nothing waits');
  const jobIsWrong = async () => (await askJobItself(name, sources))?.status !== 'pass';
  if (!reading.read || reading.value.lastRun === null) {
    const because = following((await jobIsWrong()) ? jobId(name) : undefined);
    return unknown(
      `${wait(count)}; not known what its last run looked at`,
      `see why ${name} does not tell of a run`,
      because,
    );
  }
  const { examined } = reading.value.lastRun;
  if (examined === undefined) {
    const because = following((await jobIsWrong()) ? jobId(name) : undefined);
    const remedy = `have ${name} tell how many things a run examined`;
    return unknown(`${wait(count)}; its runs do not tell how many things they looked at`, remedy, because);
  }
  if (examined > 0) return pass(`${wait(count)}; its last run looked at ${examined}`);
  if (await jobIsWrong()) {
    return unknown(`${wait(count)}; its last run looked at none`, `get ${name} to run as it must first`, {
      because: jobId(name),
    });
  }
  return askNextRun(name, definition, { waiting: count, countedAt }, sources);
}

/** What waits may have come after the last run: the next one must look at it. */
async function askNextRun(
  name: string,
  definition: Job,
  { waiting, countedAt }: { waiting: number; countedAt: number },
  sources: Sources,
): Promise<Answer> {
  const due = seenBy(definition, countedAt);
  const remedy = `see why ${name} does not find what waits for it${triggered(definition)}`;
  if (due === undefined || due - countedAt > LONGEST_WAIT_MS) {
    const next = due === undefined ? 'no next one ever comes' : `the next one is over by ${isoTime(due)}`;
    const observed = `${wait(waiting)}; its last run looked at none, and ${next}`;
    return unknown(observed, `check again then${triggered(definition)}`);
  }
  const begunSince = (run: { startedAt: string }) => Date.parse(run.startedAt) > countedAt;
  const next = await awaitRun(name, begunSince, due - sources.clock.now(), sources);
  const count = await countWaiting(name, definition, sources);
  if (typeof count !== 'number') return count;
  if (count === 0) return pass('nothing waits any more');
  if (next === undefined || next.examined === 0) {
    return fail(`${wait(count)}, and its last run looked at none`, remedy);
  }
  return next.examined === undefined
    ? unknown(`${wait(count)}; its last run does not tell how many things it looked at`, remedy)
    : pass(`${wait(count)}; its last run looked at ${next.examined}`);
}

async function countWaiting(name: string, { waiting }: Job, sources: Sources): Promise<number | Answer> {
  if (waiting === undefined) return 0;
  const reading = await sources.value(waiting, name);
  const source = { source: reading.place };
  const count = reading.read ? readNumber(reading.value) : undefined;
  if (count !== undefined) return count;
  const isDown = waiting.kind === 'sql' && !(await sources.database(waiting.database)).read;
  const because = following(isDown ? reachableId(waiting.database) : undefined);
  const reason = reading.read ? 'it is no number' : reading.reason;
  return unknown(`how many things wait can't be read: ${reason}`, `correct jobs.${name}.waiting in the definition`, {
    ...source,
    ...because,
  });
}

async function askJobItself(name: string, sources: Sources): Promise<Answer | undefined> {
  return job
    .questions(sources.environment)
    .find(({ subject }) => subject === name)
    ?.ask(sources);
}

function wait(count: number): string {
  return count === 1 ? '1 thing waits' : `${count} things wait`;
}
