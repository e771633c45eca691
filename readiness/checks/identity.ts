import type { Environment, Job, Service } from '../../model/environment.ts';
import { type Answer, type Check, fail, OPERATIONS_REMEDY, pass, type Question, unknown } from '../check.ts';
import { identityId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { downId } from './down.ts';
import { askOthers } from './identity/others.ts';
import { proofQuestions } from './identity/proofs.ts';
import { saysWhereItRuns } from './identity/says.ts';
import { ownName } from './own-words.ts';
import { placeOf } from './place.ts';

/** Is this the environment it is said to be? Whatever can say where it runs must say the same name and id. */
export const identity: Check = {
  name: 'identity',
  questions(environment) {
    const { services, jobs, identity: expected } = environment;
    const parts = [...Object.entries(services), ...Object.entries(jobs)];
    const saying = parts.filter(([, part]) => saysWhereItRuns(part));
    const others = parts.filter(([, part]) => !saysWhereItRuns(part)).map(([name]) => name);
    const isProvedElsewhere = saying.length + expected.proofs.length > 0;
    return [
      ...saying.map(([name, part]) => partQuestion(name, part, environment)),
      ...proofQuestions(environment),
      ...(others.length > 0 || !isProvedElsewhere ? [othersQuestion(others, isProvedElsewhere, environment)] : []),
    ];
  },
};

function partQuestion(name: string, part: Service | Job, { identity: expected, owner }: Environment): Question {
  return {
    id: identityId(name),
    subject: name,
    owner,
    expected: `${expected.name} (${expected.id})`,
    source: placeOf(name, part, '/operations/version'),
    links: part.links,
    ask: (sources) => askPart(name, sources),
  };
}

async function askPart(name: string, sources: Sources): Promise<Answer> {
  const { identity: expected } = sources.environment;
  const reading = await sources.version(name);
  const source = { source: reading.place };
  if (!reading.read) {
    const because = await downId(name, sources);
    if (because === undefined)
      return unknown(`${name} does not say where it runs: ${reading.reason}`, OPERATIONS_REMEDY, source);
    return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, { because, ...source });
  }
  const stated = reading.value.environment;
  if (stated === null) return unknown(`${name} does not say where it runs`, OPERATIONS_REMEDY, source);
  if (stated.name === expected.name && stated.id === expected.id) return pass(`${stated.name} (${stated.id})`, source);
  return fail(
    `${name} says it runs in ${ownName(stated.name)} (${ownName(stated.id)})`,
    `correct the address of ${name} in the definition, or ENVIRONMENT_NAME and ENVIRONMENT_ID where it runs`,
    source,
  );
}

function othersQuestion(
  names: string[],
  isProvedElsewhere: boolean,
  { name, owner, identity: expected }: Environment,
): Question {
  return {
    id: identityId(name),
    subject: name,
    owner,
    expected: isProvedElsewhere
      ? `nothing else says otherwise than ${expected.name} (${expected.id})`
      : `something says that this is ${expected.name} (${expected.id})`,
    source: names.join(', ') || 'nowhere',
    ask: (sources) => askOthers(names, isProvedElsewhere, sources),
  };
}
