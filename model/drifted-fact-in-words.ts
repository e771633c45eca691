import type { DriftedFact } from './drift.ts';
import { kindOf } from './fact-ids.ts';
import { readPrinted, SET, SET_FOR_THIS_PLACE, SET_TO_NOTHING } from './key-value.ts';
import type { RollbackStep } from './rollback.ts';

const SHOWN_OF_HASH = 12;

/**
 * What became of a fact, in a few words for people: `set to another value`, `4f1c2d3a9b8e instead of 9b1e0c11d0aa`. Holds
 * what a place told of versions, schedules and the like, and never a value of configuration.
 */
export function driftedFactInWords({ id, was, is }: Pick<DriftedFact, 'id' | 'was' | 'is'>): string {
  if (kindOf(id) === 'configuration') return keyInWords(was, is);
  if (was === null) return `new: ${factValueInWords(is)}`;
  if (is === null) return `gone; it was ${factValueInWords(was)}`;
  if (readPrinted(was) !== undefined && readPrinted(is) !== undefined) return 'another value';
  return `${factValueInWords(is)} instead of ${factValueInWords(was)}`;
}

/** The value of a fact as a person reads it; `null` is not there. */
export function factValueInWords(value: string | null): string {
  if (value === null) return 'not set';
  if (readPrinted(value) !== undefined || value === SET_FOR_THIS_PLACE) return SET;
  if (/^[0-9a-f]{32,}$/i.test(value)) return value.slice(0, SHOWN_OF_HASH);
  return value;
}

/** Two values side by side as a person reads them: two that read the same, as those of a key, are told apart. */
export function sidesInWords(one: string | null, other: string | null): [string, string] {
  const [first, second] = [factValueInWords(one), factValueInWords(other)];
  return [first, first === second && one !== other ? 'another value' : second];
}

/** What is there now, and what it is to be set back to, as a person reads it. */
export function stepInWords({ is, isKnown, to }: Pick<RollbackStep, 'is' | 'isKnown' | 'to'>): [string, string] {
  return isKnown ? sidesInWords(is, to) : ['can’t be told', factValueInWords(to)];
}

function keyInWords(was: string | null, is: string | null): string {
  if (was === null) return is === SET_TO_NOTHING ? `${SET_TO_NOTHING}; it was not set` : 'set; it was not set';
  if (is === null) return 'no longer set';
  return is === SET_TO_NOTHING ? is : 'set to another value';
}
