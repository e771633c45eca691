import { jobId, reachableId } from '../finding-ids.ts';
import type { Reply } from '../sources/http.ts';
import type { Sources } from '../sources/sources.ts';

/** Whether an answer says that all is well. */
export function isFine(reply: Reply): boolean {
  return reply.answered && reply.status >= 200 && reply.status < 300;
}

/** Whether the bank gives no answer that could be its own. Also true where there is no bank. */
export async function isBankDown(sources: Sources): Promise<boolean> {
  const reply = await sources.bank();
  return !reply.answered || reply.status >= 500;
}

/** Why a job is not there, as met at its address or told by whoever knows of processes; `undefined` when it is. */
export async function whyJobIsAbsent(name: string, sources: Sources): Promise<string | undefined> {
  if (sources.environment.jobs[name]?.url !== undefined) {
    const reply = await sources.live(name);
    return reply.answered ? undefined : reply.reason;
  }
  const process = await sources.process(name);
  return process === undefined || process.state === 'running' ? undefined : `its process is ${process.state}`;
}

/** The id of the finding that says that a service or job is not there; `undefined` when it is. */
export async function downId(name: string, sources: Sources): Promise<string | undefined> {
  const { services, jobs } = sources.environment;
  if (services[name] !== undefined) return isFine(await sources.live(name)) ? undefined : reachableId(name);
  if (jobs[name] !== undefined) {
    return (await whyJobIsAbsent(name, sources)) === undefined ? undefined : jobId(name);
  }
  return undefined;
}
