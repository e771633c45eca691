import { nearestWord } from '../support/nearest-word.ts';
import { Problem } from '../support/problem.ts';
import { KINDS } from './kinds.ts';

/** What to ask about: names of subjects, kinds of check, ids of findings. */
export type Wanted = readonly string[];

/** What is known of a question before it is asked. */
interface Askable {
  check: string;
  question: { id: string; subject: string };
}

/** Whether a question is about one of the wanted subjects, of one of the wanted kinds, or has a wanted id. */
export function isWanted({ check, question }: Askable, wanted: Wanted | undefined): boolean {
  if (wanted === undefined) return true;
  return wanted.includes(check) || wanted.includes(question.subject) || wanted.includes(question.id);
}

/** Throws a Problem that tells every wanted name nothing is asked about, what each was most likely meant to be, and all names. */
export function assertKnown(wanted: Wanted, questions: readonly Askable[], environment: string): void {
  const kinds = new Set(questions.map(({ check }) => check));
  const subjects = new Set(questions.map(({ question }) => question.subject));
  const ids = new Set(questions.map(({ question }) => question.id));
  const unknown = wanted.filter((name) => !kinds.has(name) && !subjects.has(name) && !ids.has(name));
  if (unknown.length === 0) return;
  const meant = unknown.map((name) => {
    if (Object.hasOwn(KINDS, name))
      return `${JSON.stringify(name)} (${environment} declares nothing for this kind of check)`;
    const near = nearestWord(name, name.includes('/') ? ids : [...subjects, ...kinds]);
    return near === undefined ? JSON.stringify(name) : `${JSON.stringify(name)} (did you mean ${near}?)`;
  });
  throw new Problem(
    `Nothing is asked about ${meant.join(', ')}`,
    `${environment} has ${[...subjects].join(', ')}; it is asked about ${[...kinds].join(', ')}`,
    'name some of these, or ids of findings such as reachable/payments, with --only',
  );
}
