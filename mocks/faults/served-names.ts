import { suggestion } from '../../support/nearest-word.ts';
import { Problem } from '../../support/problem.ts';
import type { Fault } from './fault.ts';
import { listOf } from './words/one-or-many.ts';

/** What faults can name at a bank: the operations of all its versions, and the versions. */
export interface ServedNames {
  readonly operations: ReadonlySet<string>;
  readonly versions: ReadonlySet<string>;
}

/** The names in a fault that the bank does not have, so that it would never strike. */
export function unknownNames({ name, on = {} }: Fault, { operations, versions }: ServedNames): Problem[] {
  const unknown = (key: 'operation' | 'version', known: ReadonlySet<string>) =>
    listOf(on[key] ?? [])
      .filter((word) => !known.has(word))
      .map((word) => {
        const why = `the bank has no such ${key}${suggestion(word, known)}`;
        return new Problem(`The fault ${name} strikes the ${key} ${word}`, why, `name one of ${[...known].join(', ')}`);
      });
  return [...unknown('operation', operations), ...unknown('version', versions)];
}
