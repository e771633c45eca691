import type { KeyExpectation } from '../../../model/environment/configuration.ts';
import type { HeldKey } from '../../../model/operations.ts';
import { configurationId } from '../../finding-ids.ts';
import type { Sources } from '../../sources/sources.ts';
import { oncePerRound } from '../once-per-round.ts';
import { wrongTraits } from './traits.ts';

/** As many keys that hold the values of one other environment are one trouble: a merge dragged them along. */
const MANY = 3;

/** Keys of a service or job that hold what they must not, the values of another environment. */
interface Dragged {
  from: string;
  /** In the order of the definition, the first of which says it for all. */
  keys: readonly string[];
  /** Every key that holds the same value there, whatever is expected of it. */
  alike: ReadonlySet<string>;
}

/** The environments whose values were dragged along, and the keys that hold them, by the name of a service or job. */
const draggedAlong = oncePerRound(async (sources, name): Promise<Dragged[]> => {
  const { services, jobs } = sources.environment;
  const { required = [], optional = [] } = (services[name] ?? jobs[name])?.configuration ?? {};
  const keys: KeyExpectation[] = [...required, ...optional];
  const environments = new Set(keys.flatMap(({ differsFrom = [] }) => differsFrom));
  const looked = await Promise.all(
    [...environments].map(async (from) => {
      const held = await alikeIn(from, name, sources);
      const dragged = keys.filter(({ name: key, differsFrom = [] }) => differsFrom.includes(from) && held.has(key));
      const clean = dragged.filter((key) => {
        const here = held.get(key.name);
        return here !== undefined && wrongTraits(name, key, here, sources).every(({ status }) => status !== 'fail');
      });
      return { from, keys: clean.map((key) => key.name), alike: new Set(held.keys()) };
    }),
  );
  return looked.filter((each) => each.keys.length >= MANY);
});

/** What is held here under a name that holds the same value in another environment, as far as both can be compared. */
async function alikeIn(environment: string, name: string, sources: Sources): Promise<ReadonlyMap<string, HeldKey>> {
  const [here, other] = await Promise.all([sources.configuration(name), sources.elsewhere(environment)]);
  const there = other.read ? await other.value.configuration(name) : other;
  if (!here.read || !there.read || here.value.fingerprintKeyId !== there.value.fingerprintKeyId) return new Map();
  const theirs = new Map(there.value.keys.map((key) => [key.name, key.present ? key.fingerprint : null]));
  const alike = here.value.keys.filter(
    ({ name: key, present, fingerprint = null }) => present && fingerprint !== null && theirs.get(key) === fingerprint,
  );
  return new Map(here.value.fingerprintKeyId === null ? [] : alike.map((key) => [key.name, key]));
}

/** The part of a key in what was dragged along from an environment: how many others go with it, and which says it for all. */
export async function draggedWith(
  name: string,
  key: string,
  environment: string,
  sources: Sources,
): Promise<{ more: number; because: string | undefined } | undefined> {
  const dragged = (await draggedAlong(sources, name)).find(
    ({ from, keys }) => from === environment && keys.includes(key),
  );
  const [first = key, ...more] = dragged?.keys ?? [];
  if (dragged === undefined) return undefined;
  return { more: more.length, because: first === key ? undefined : configurationId(name, first) };
}

/** The finding that says for all that the values of another environment were dragged along, where a key came with them. */
export async function draggedBy(name: string, key: string, sources: Sources): Promise<string | undefined> {
  const [dragged] = (await draggedAlong(sources, name)).filter(({ alike }) => alike.has(key));
  const [first] = dragged?.keys ?? [];
  return first === undefined ? undefined : configurationId(name, first);
}
