import type { ComparedThing } from '../../model/comparison.ts';
import type { FileFact, Reading } from '../sources/facts.ts';
import { compareReadings, compareTexts, type Pair } from './thing.ts';

const SHOWN_OF_BLOB = 12;

/** The configuration of a pipeline by its content, as git names it. */
export function comparePipelines(
  subject: Pick<Pair, 'subject' | 'owner'>,
  here: Reading<FileFact>,
  there: Reading<FileFact>,
): ComparedThing[] {
  const pair = { ...subject, id: `pipeline/${subject.subject}/configuration` };
  return compareReadings(pair, here, there, (a, b) => [compareTexts(pair, shown(a), shown(b))]);
}

function shown({ exists, blob }: FileFact): string | null {
  return exists ? (blob?.slice(0, SHOWN_OF_BLOB) ?? null) : 'not there';
}
