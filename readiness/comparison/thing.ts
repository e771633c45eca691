import type { ComparedThing } from '../../model/comparison.ts';
import type { Owner } from '../../model/owner.ts';
import { ownName } from '../checks/own-words.ts';
import type { Reading } from '../sources/facts.ts';

/** One thing of two environments, before what may differ is known. */
export interface Pair {
  id: string;
  subject: string;
  owner: Owner;
}

/**
 * A pair of texts that must be the same. `null` is what a source does not tell: then nothing can be said. What a place
 * tells is shown only as far as it is what it should be, which `shown` knows: a name unless given.
 */
export function compareTexts(
  pair: Pair,
  here: string | null,
  there: string | null,
  shown: (text: string) => string = ownName,
): ComparedThing {
  const inWords = (text: string | null) => (text === null ? 'not told' : shown(text));
  const seen = [inWords(here), inWords(there)] as const;
  if (here === null || there === null)
    return { ...pair, outcome: 'unknown', seen, note: 'its source does not tell it' };
  return { ...pair, outcome: here === there ? 'same' : 'different', seen, note: '' };
}

/** What two readings come to: compared when both were read, otherwise unknown, and why. */
export function compareReadings<Fact>(
  pair: Pair,
  here: Reading<Fact>,
  there: Reading<Fact>,
  compare: (here: Fact, there: Fact) => ComparedThing[],
): ComparedThing[] {
  if (here.read && there.read) return compare(here.value, there.value);
  const seen = [here.read ? 'read' : 'not read', there.read ? 'read' : 'not read'] as const;
  const reasons = [here, there].flatMap((reading) => (reading.read ? [] : [`${reading.place}: ${reading.reason}`]));
  return [{ ...pair, outcome: 'unknown', seen, note: [...new Set(reasons)].join('; ') }];
}

/** Something that only one of the two definitions declares. */
export function declaredOnce(pair: Pair, inFirst: boolean): ComparedThing {
  const seen = inFirst ? (['declared', 'not declared'] as const) : (['not declared', 'declared'] as const);
  return { ...pair, outcome: 'different', seen, note: 'only one of the two definitions has it' };
}
