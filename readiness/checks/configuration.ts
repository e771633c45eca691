import type { KeyExpectation } from '../../model/environment/configuration.ts';
import type { Job, Service } from '../../model/environment.ts';
import type { Check, Question } from '../check.ts';
import { configurationId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { askForbidden } from './configuration/forbidden.ts';
import { askKey } from './configuration/key.ts';
import { expectedOf } from './configuration/words.ts';
import { placeOf } from './place.ts';

/** Does every service and job hold the configuration keys it needs, as they must be, and none that it must not hold? */
export const configuration: Check = {
  name: 'configuration',
  questions: ({ services, jobs }) =>
    [...Object.entries(services), ...Object.entries(jobs)].flatMap(([name, part]) => questionsOf(name, part)),
};

function questionsOf(name: string, part: Service | Job): Question[] {
  const { required, optional, forbidden } = part.configuration;
  const question = (key: string, expected: string, ask: Question['ask']): Question => ({
    id: configurationId(name, key),
    subject: name,
    owner: part.owner,
    expected,
    source: placeOf(name, part, '/operations/configuration'),
    links: part.links,
    ask,
  });
  const held = (key: KeyExpectation, isRequired: boolean) =>
    question(key.name, expectedOf(key, isRequired), (sources) => askKey(name, key, isRequired, sources));
  return [
    ...required.map((key) => held(key, true)),
    ...optional.map((key) => held(key, false)),
    ...forbidden.map((key) => question(key, `${key} is not set`, (sources) => askForbidden(name, key, sources))),
  ];
}

/**
 * The id of the first key that a service or job must hold, or may hold, and that is known to be wrong: without it the
 * rest can't be expected to work.
 */
export async function wrongKeyId(name: string, sources: Sources): Promise<string | undefined> {
  const { services, jobs } = sources.environment;
  const { required = [], optional = [] } = (services[name] ?? jobs[name])?.configuration ?? {};
  const answers = await Promise.all([
    ...required.map((key) => askKey(name, key, true, sources)),
    ...optional.map((key) => askKey(name, key, false, sources)),
  ]);
  const wrong = [...required, ...optional].find((_, index) => answers[index]?.status === 'fail');
  return wrong === undefined ? undefined : configurationId(name, wrong.name);
}
