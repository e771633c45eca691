import { ALL_TOLD, factIds } from '../../model/fact-ids.ts';
import { declaredValue, printedValue, SET, SET_FOR_THIS_PLACE, SET_TO_NOTHING } from '../../model/key-value.ts';
import type { HeldKey } from '../../model/operations.ts';
import { fingerprint } from '../../support/fingerprint.ts';
import { isMeantBy } from '../../support/name-pattern.ts';
import type { ConfigurationFact, Reading } from '../sources/facts.ts';
import type { DeclaredPaths } from './declared-paths.ts';
import { fact, type Gathered, gather, NOTHING, together, unread } from './gathered.ts';
import type { Printing } from './printing.ts';

/** What keys of one service or job are told with. */
export interface KeyTelling {
  printing: Printing;
  /** The ids of keys that are given anew to each staging. */
  anew: readonly string[];
  /** Where the definition has a value, for those. */
  declared: DeclaredPaths;
  /** What else is told of the service or job, by the ids of the facts: a key may hold the same. */
  besides: readonly { id: string; text: string }[];
}

/** The keys that a service or job holds: each that is set, by what can be told of its value. */
export function keyFacts(name: string, reading: Reading<ConfigurationFact>, telling: KeyTelling): Gathered {
  const id = factIds.configuration(name);
  return gather(id, reading, ({ keys, complete, untold, unread: why, fingerprintKeyId }) => {
    const areAllTold = why === undefined && (complete || untold !== undefined);
    const whole = areAllTold ? fact(id, name, ALL_TOLD) : unread(id, why ?? 'its source does not tell of every key');
    const open = (untold ?? []).map((key) =>
      unread(factIds.key(name, key), 'its source does not see whether it is set'),
    );
    const held = new Map(keys.map((key) => [key.name, key]));
    return together([
      whole,
      ...open,
      ...[...held.values()].map((key) => keyFact(name, key, fingerprintKeyId, telling)),
    ]);
  });
}

function keyFact(name: string, key: HeldKey, keyId: string | null, telling: KeyTelling): Gathered {
  if (!key.present) return NOTHING;
  const { printing, anew, declared, besides } = telling;
  const id = factIds.key(name, key.name);
  const isOurs = keyId === printing.keyId;
  const holds = (text: string) => isOurs && key.fingerprint === fingerprint(text, printing.key);
  if (key.traits?.blank === true) return fact(id, name, SET_TO_NOTHING);
  if (isMeantBy(id, anew)) {
    const path = isOurs ? declared(key.fingerprint) : undefined;
    return fact(id, name, path === undefined ? SET_FOR_THIS_PLACE : declaredValue(path));
  }
  const source = besides.find(({ text }) => holds(text));
  return fact(id, name, toldOfValue(key, keyId, printing), source === undefined ? {} : { of: source.id });
}

function toldOfValue(
  { fingerprint: print }: HeldKey,
  keyId: string | null,
  { keyId: ours, isPassing }: Printing,
): string {
  const isComparable = keyId !== null && !(isPassing && keyId === ours);
  return isComparable && typeof print === 'string' ? printedValue(print, keyId) : SET;
}
