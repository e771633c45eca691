import type { KeyExpectation } from '../../../model/environment/configuration.ts';
import type { HeldKey } from '../../../model/operations.ts';
import { type Answer, fail, following, unknown } from '../../check.ts';
import type { ConfigurationFact, Reading } from '../../sources/facts.ts';
import type { Sources } from '../../sources/sources.ts';
import { firstKeyComparedWith } from './compared.ts';
import { draggedWith } from './dragged-along.ts';

/** What is wrong with a value beside the definition's and beside those of other environments. No value is told. */
export async function comparisons(
  name: string,
  key: KeyExpectation,
  held: HeldKey,
  fact: ConfigurationFact,
  sources: Sources,
): Promise<Answer[]> {
  const { is, sameAs = [], differsFrom = [] } = key;
  if (is === undefined && sameAs.length === 0 && differsFrom.length === 0) return [];
  const { fingerprint } = held;
  if (fingerprint === undefined || fingerprint === null) {
    const observed = `not known: no fingerprint of ${key.name} is told, so that it can't be compared`;
    return [unknown(observed, `have ${name} tell fingerprints, or name a source that does`)];
  }
  const here: Compared = { name, key: key.name, fingerprint, keyId: fact.fingerprintKeyId, sources };
  const wrong = await Promise.all([
    // Whose value it is says more than that it is not the one that the definition gives.
    ...differsFrom.map((environment) => besideEnvironment(here, environment, 'differ')),
    ...(is === undefined ? [] : [besideDefinition(here, typeof is === 'string' ? is : is.reveal())]),
    ...sameAs.map((environment) => besideEnvironment(here, environment, 'same')),
  ]);
  return wrong.filter((answer) => answer !== undefined);
}

/** A value here, known by its fingerprint only. */
interface Compared {
  name: string;
  key: string;
  fingerprint: string;
  keyId: string | null;
  sources: Sources;
}

function besideDefinition({ name, key, fingerprint, keyId, sources }: Compared, is: string): Answer | undefined {
  const wanted = sources.fingerprint(is, keyId);
  if (wanted === undefined) {
    return unknown(
      `not known whether ${key} is as it must be: ${name} takes fingerprints under another key than the definition`,
      `give the definition the fingerprintKey that ${name} has`,
    );
  }
  if (wanted === fingerprint) return undefined;
  return fail(`${key} holds another value than the definition gives`, `correct ${key} for ${name} and restart it`);
}

async function besideEnvironment(
  here: Compared,
  environment: string,
  must: 'same' | 'differ',
): Promise<Answer | undefined> {
  const { name, key, sources } = here;
  const there = await configurationIn(environment, name, sources);
  const question = `not known whether ${key} is the same as in ${environment}`;
  if (!there.read) {
    const first = firstKeyComparedWith(environment, there.everywhere ? undefined : name, sources.environment);
    const remedy = `see what npx rehearse check --env ${environment} says`;
    const because = first === undefined || (first.name === name && first.key === key) ? undefined : first.id;
    return unknown(`${question}: ${there.reason}`, remedy, following(because));
  }
  const theirs = there.value.keys.find((candidate) => candidate.name === key);
  if (theirs?.present !== true) {
    if (theirs === undefined && !there.value.complete) {
      return unknown(`${question}: ${name} does not tell of it there`, `have ${name} tell of ${key} in ${environment}`);
    }
    if (must === 'differ') return undefined;
    return fail(
      `${key} is not set in ${environment}`,
      `set ${key} for ${name} to one value here and in ${environment}`,
    );
  }
  const comparable = here.keyId !== null && here.keyId === there.value.fingerprintKeyId;
  if (!comparable || theirs.fingerprint === undefined || theirs.fingerprint === null) {
    const remedy = `give ${name} the same fingerprint key here and in ${environment}`;
    return unknown(`${question}: their fingerprints are not taken under one key`, remedy);
  }
  const same = theirs.fingerprint === here.fingerprint;
  if (same === (must === 'same')) return undefined;
  if (same) return asIn(environment, here);
  return fail(
    `${key} holds another value than in ${environment}`,
    `set ${key} for ${name} to the value of ${environment}`,
  );
}

/** Many keys that hold the values of one other environment are told by the first of them. */
async function asIn(environment: string, { name, key, sources }: Compared): Promise<Answer> {
  const observed = `${key} holds the same value as in ${environment}`;
  const remedy = `set ${key} for ${name} to the value meant for here`;
  const dragged = await draggedWith(name, key, environment, sources);
  if (dragged === undefined) return fail(observed, remedy);
  if (dragged.because !== undefined) return fail(observed, remedy, following(dragged.because));
  return fail(
    `${observed}, and ${dragged.more} more keys hold ${environment}’s values`,
    `take back what brought the values of ${environment} to ${name}, a merge or a copied file, or set each key to the value meant for here`,
  );
}

/** What the same service or job holds in another environment; `everywhere` where nothing of that environment is known. */
async function configurationIn(
  environment: string,
  name: string,
  sources: Sources,
): Promise<Reading<ConfigurationFact> & { everywhere: boolean }> {
  const other = await sources.elsewhere(environment);
  if (!other.read) return { ...other, everywhere: true };
  return { ...(await other.value.configuration(name)), everywhere: false };
}
