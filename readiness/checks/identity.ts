import { type Check, fail, OPERATIONS_REMEDY, pass, type Question, unknown } from '../check.ts';
import { jobId, reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';

/** Is this the environment it is said to be? Every service and job must state the same name and id. */
export const identity: Check = {
  name: 'identity',
  questions: ({ services, jobs, identity: expected, owner }) => {
    const question = (name: string, url: string, answersId: string): Question => ({
      id: `identity/${name}`,
      subject: name,
      owner,
      expected: `${expected.name} (${expected.id})`,
      source: `${url}/operations/version`,
      ask: (sources) => askIdentity(name, expected, answersId, sources),
    });
    return [
      ...Object.entries(services).map(([name, { url }]) => question(name, url, reachableId(name))),
      ...Object.entries(jobs).map(([name, { url }]) => question(name, url, jobId(name))),
    ];
  },
};

async function askIdentity(name: string, expected: { name: string; id: string }, answersId: string, sources: Sources) {
  const live = await sources.live(name);
  if (!live.answered) return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, answersId);
  const reading = await sources.version(name);
  if (!reading.read) {
    return unknown(`${name} does not say where it runs: ${reading.reason}`, OPERATIONS_REMEDY);
  }
  const stated = reading.value.environment;
  if (stated.name === expected.name && stated.id === expected.id) return pass(`${stated.name} (${stated.id})`);
  return fail(
    `${name} says it runs in ${stated.name} (${stated.id})`,
    `correct the address of ${name} in the definition, or ENVIRONMENT_NAME and ENVIRONMENT_ID where it runs`,
  );
}
