import type { Environment } from '../../model/environment.ts';
import { type Answer, type Check, fail, OPERATIONS_REMEDY, pass, type Question, unknown } from '../check.ts';
import { configurationId, jobId, reachableId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';

/** Does every service and job hold every configuration key it needs? */
export const configuration: Check = {
  name: 'configuration',
  questions: ({ services, jobs }) => [
    ...Object.entries(services).flatMap(([name, service]) => questionsOf(name, service, reachableId(name))),
    ...Object.entries(jobs).flatMap(([name, job]) => questionsOf(name, job, jobId(name))),
  ],
};

type Holder = Environment['services'][string] | Environment['jobs'][string];

function questionsOf(name: string, { url, owner, configuration: { required } }: Holder, answersId: string): Question[] {
  return required.map((key) => ({
    id: configurationId(name, key),
    subject: name,
    owner,
    expected: `${key} is set`,
    source: `${url}/operations/configuration`,
    ask: (sources) => askKey(name, key, answersId, sources),
  }));
}

async function askKey(name: string, key: string, answersId: string, sources: Sources): Promise<Answer> {
  const remedy = `set ${key} for ${name} and restart it`;
  const refused = (await sources.process(name))?.refused.find((refusal) => refusal.key === key);
  if (refused !== undefined) return fail(`${key} ${refused.problem}: ${name} refused to start without it`, remedy);
  const live = await sources.live(name);
  if (!live.answered) {
    return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, answersId);
  }
  const reading = await sources.configuration(name);
  if (!reading.read) {
    return unknown(`${name} does not tell its configuration: ${reading.reason}`, OPERATIONS_REMEDY);
  }
  const held = reading.value.keys.find((candidate) => candidate.name === key);
  return held?.present === true
    ? pass(`set (fingerprint ${held.fingerprint ?? 'none'})`)
    : fail(`${key} is not set`, remedy);
}
