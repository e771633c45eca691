import type { ComparedThing, ComparisonOutcome } from '../../model/comparison.ts';
import type { ConfigurationExpectation, KeyExpectation } from '../../model/environment/configuration.ts';
import type { HeldKey } from '../../model/operations.ts';
import type { ConfigurationFact, Reading } from '../sources/facts.ts';
import { compareReadings, type Pair } from './thing.ts';

/** One of the two environments: its name, and what it expects of the configuration of a service or job. */
export interface Side {
  name: string;
  expected: ConfigurationExpectation;
}

/** What must be so whatever may differ: two values of one key the same, or not, in two environments. */
type Relation = 'same' | 'different' | 'as-usual';

/**
 * The keys of a service or job, by whether they are set and by their keyed fingerprints. What a definition says with
 * `differsFrom`, `sameAs` and `forbidden` is kept to as well. Things with such a relation are told in `related`.
 */
export function compareConfigurations(
  subject: Pick<Pair, 'subject' | 'owner'>,
  sides: readonly [Side, Side],
  here: Reading<ConfigurationFact>,
  there: Reading<ConfigurationFact>,
): { things: ComparedThing[]; related: ReadonlySet<string> } {
  const related = new Set<string>();
  const all = { ...subject, id: `configuration/${subject.subject}` };
  const things = compareReadings(all, here, there, (a, b) => {
    const told = [...a.keys, ...b.keys].map(({ name }) => name);
    const names = new Set([...told, ...(a.untold ?? []), ...(b.untold ?? [])]);
    return [...names].sort().map((name): ComparedThing => {
      const pair = { ...subject, id: `configuration/${subject.subject}/${name}` };
      const [one, other] = [heldIn(a, name), heldIn(b, name)];
      const forbidding = sides.filter(
        ({ expected }, index) => expected.forbidden.includes(name) && [one, other][index]?.state === 'set',
      );
      if (forbidding.length > 0) {
        related.add(pair.id);
        const where = forbidding.map(({ name: environment }) => environment).join(' and ');
        return { ...pair, outcome: 'forbidden', seen: [shown(one), shown(other)], note: `${where} must not hold it` };
      }
      const relation = relationOf(sides, name);
      if (relation !== 'as-usual') related.add(pair.id);
      return compareKey(
        pair,
        one,
        other,
        relation,
        a.fingerprintKeyId !== null && a.fingerprintKeyId === b.fingerprintKeyId,
      );
    });
  });
  return { things, related };
}

interface Held {
  state: 'set' | 'not set' | 'not told';
  key: HeldKey | undefined;
}

function heldIn({ keys, complete, untold }: ConfigurationFact, name: string): Held {
  const key = keys.find((each) => each.name === name);
  if (key !== undefined) return { state: key.present ? 'set' : 'not set', key };
  // A source that names the keys it does not know of knows of all others.
  const isTold = untold === undefined ? complete : !untold.includes(name);
  return { state: isTold ? 'not set' : 'not told', key };
}

const shown = ({ state }: Held): string => state;

function relationOf([first, second]: readonly [Side, Side], name: string): Relation {
  const says = (side: Side, other: Side, relation: 'sameAs' | 'differsFrom') =>
    [...side.expected.required, ...side.expected.optional].some(
      (key: KeyExpectation) => key.name === name && key[relation]?.includes(other.name) === true,
    );
  if (says(first, second, 'differsFrom') || says(second, first, 'differsFrom')) return 'different';
  return says(first, second, 'sameAs') || says(second, first, 'sameAs') ? 'same' : 'as-usual';
}

function compareKey(pair: Pair, one: Held, other: Held, relation: Relation, comparable: boolean): ComparedThing {
  const thing = (outcome: ComparisonOutcome, note = '', last = shown(other)): ComparedThing => {
    return { ...pair, outcome, seen: [shown(one), last], note };
  };
  if (one.state === 'not told' || other.state === 'not told') {
    return thing('unknown', 'the source does not tell of every key');
  }
  if (one.state !== 'set' || other.state !== 'set') {
    if (one.state === other.state) return thing('same');
    return relation === 'different' ? thing('may-differ', 'differs, as it must') : thing('different');
  }
  const [a, b] = [one.key?.fingerprint, other.key?.fingerprint];
  if (a === undefined || a === null || b === undefined || b === null) {
    return thing('unknown', 'values can’t be compared: the source tells no fingerprint');
  }
  if (!comparable) return thing('unknown', 'values can’t be compared: set the same FINGERPRINT_KEY in both');
  if (a !== b) {
    if (relation === 'different') return thing('may-differ', 'differs, as it must', 'set, to another value');
    return thing('different', relation === 'same' ? 'must be the same' : '', 'set, to another value');
  }
  const last = 'set, to the same value';
  return relation === 'different' ? thing('wrongly-same', 'must differ', last) : thing('same', '', last);
}
