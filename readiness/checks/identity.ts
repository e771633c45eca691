import type { Environment, Job, Service } from '../../model/environment.ts';
import { type Answer, type Check, fail, following, pass, type Question, unknown, warn } from '../check.ts';
import { identityId } from '../finding-ids.ts';
import type { Sources } from '../sources/sources.ts';
import { downId } from './down.ts';
import { hostQuestions } from './identity/at-hosts.ts';
import { behindFirst, firstOfAllElsewhere } from './identity/one-place.ts';
import { refusedByAll } from './identity/one-token.ts';
import { askOthers } from './identity/others.ts';
import { proofQuestions } from './identity/proofs.ts';
import { saysWhereItRuns } from './identity/says.ts';
import { ownName } from './own-words.ts';
import { placeOf } from './place.ts';
import { operationsRemedy } from './silent-remedy.ts';

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
      ...hostQuestions(environment),
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
      return unknown(
        `${name} does not say where it runs: ${reading.reason}`,
        operationsRemedy(name, reading.reason, sources),
        { ...source, ...following(await refusedByAll(name, reading.reason, sources)) },
      );
    return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, { because, ...source });
  }
  const stated = reading.value.environment;
  if (stated === null) {
    // Of what is down another source may know the version still.
    const because = await downId(name, sources);
    if (because !== undefined)
      return unknown(`not known: ${name} does not answer`, `get ${name} to answer first`, { because, ...source });
    return unknown(`${name} does not say where it runs`, operationsRemedy(name, '', sources), source);
  }
  if (stated.name === expected.name && stated.id === expected.id) {
    const other = answersInstead(name, reading.value.service, sources.environment);
    if (other === undefined) return pass(`${stated.name} (${stated.id})`, source);
    if (await isSwapped(name, other, sources)) return swapped(name, other, sources, source);
    return warn(
      `at the url of ${name} it is ${other} that answers`,
      `correct the url of ${name} in the definition, or have ${name} say that it is ${name}`,
      source,
    );
  }
  const elsewhere = `${ownName(stated.name)} (${ownName(stated.id)})`;
  const first = await firstOfAllElsewhere(stated, sources);
  if (stated.id !== expected.id && first !== undefined) {
    return fail(
      `${name} says it runs in ${elsewhere}, and so does all else that says where it runs`,
      'correct the variables of the definition: it has the addresses of one environment and the identity of another',
      { ...source, ...following(behindFirst(name, first)) },
    );
  }
  return fail(
    `${name} says it runs in ${elsewhere}`,
    stated.id === expected.id
      ? `have ${name} give the name ${expected.name}, or set identity.name in the definition to the one that it gives`
      : `correct the url of ${name} in the definition, or what ${name} is told of where it runs`,
    source,
  );
}

/** Whether two answer at each other's address; one alone may stand in front of the other and pass its answers on. */
async function isSwapped(name: string, other: string, sources: Sources): Promise<boolean> {
  const reading = await sources.version(other);
  return reading.read && reading.value.service === name;
}

/** Both are told; the second follows from the first, for there is one thing to mend. */
function swapped(name: string, other: string, { environment }: Sources, source: { source: string }): Answer {
  const { services, jobs } = environment;
  const first = [...Object.keys(services), ...Object.keys(jobs)].find((each) => each === name || each === other);
  return fail(
    `at the url of ${name} it is ${other} that answers, and the other way round`,
    `give ${name} the url of ${other} in the definition, and ${other} that of ${name}`,
    { ...source, ...following(behindFirst(name, first)) },
  );
}

/** The other service or job that answers at an address; what has no other address is let answer for the rest. */
function answersInstead(
  name: string,
  service: string | undefined,
  { services, jobs }: Environment,
): string | undefined {
  if (service === undefined || service === name) return undefined;
  const [mine, theirs] = [name, service].map((each) => (services[each] ?? jobs[each])?.url);
  return theirs === undefined || theirs === mine ? undefined : service;
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
