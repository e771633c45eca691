import { jobId, reachableId } from '../finding-ids.ts';
import type { Reply } from '../sources/http.ts';
import type { Sources } from '../sources/sources.ts';
import { isSignInPage } from './sign-in-page.ts';

/** Whether an answer says that all is well; of a service that tells nothing of its health any will do that is no error of its own. */
export function isFine(reply: Reply, { anyAnswer }: { anyAnswer: boolean } = { anyAnswer: false }): boolean {
  if (!reply.answered) return false;
  return anyAnswer ? reply.status < 500 : reply.status >= 200 && reply.status < 300;
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
  const service = services[name];
  if (service !== undefined) {
    const reply = await sources.live(name);
    const isThere = isFine(reply, service.health) && !isSignInPage(reply, service.health.live, sources.environment);
    return isThere ? undefined : reachableId(name);
  }
  if (jobs[name] !== undefined) {
    return (await whyJobIsAbsent(name, sources)) === undefined ? undefined : jobId(name);
  }
  return undefined;
}
