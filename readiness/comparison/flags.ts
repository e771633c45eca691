import type { ComparedThing } from '../../model/comparison.ts';
import type { FlagFact, Reading } from '../sources/facts.ts';
import { compareReadings, compareTexts, type Pair } from './thing.ts';

/** What a flag is evaluated to. Only yes, no and numbers are told; anything else only as the same or another. */
export function compareFlags(
  subject: Pick<Pair, 'subject' | 'owner'>,
  here: Reading<FlagFact>,
  there: Reading<FlagFact>,
): ComparedThing[] {
  const pair = { ...subject, id: `flag/${subject.subject}` };
  return compareReadings(pair, here, there, (a, b) => {
    const compared = compareTexts(pair, shown(a), shown(b));
    const areSame = a.exists === b.exists && JSON.stringify(a.value) === JSON.stringify(b.value);
    if (areSame || compared.outcome === 'different') return [{ ...compared, outcome: areSame ? 'same' : 'different' }];
    return [{ ...compared, outcome: 'different', seen: [shown(a), 'another value'] }];
  });
}

function shown({ exists, value }: FlagFact): string {
  if (!exists) return 'not there';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'number' ? String(value) : 'a value';
}
