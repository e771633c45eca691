import { doubledKeys, keysThatCannotBeCompared } from './contradictions/configuration-keys.ts';
import { ownName, ownPlace, uniqueNames } from './contradictions/names.ts';
import { otherEnvironments } from './contradictions/other-environments.ts';
import { unknownParts } from './contradictions/references.ts';
import { schedules } from './contradictions/schedules.ts';
import { sourcesThatCannotAnswer } from './contradictions/sources.ts';
import type { Wrong } from './issues.ts';
import { type Outline, outlineOf } from './outline.ts';

/** A definition as it is looked through for what does not fit together. */
export interface Declared {
  definition: unknown;
  outline: Outline;
  /** What its file is called. */
  name: string;
  /** All environments that there are. */
  environments: readonly string[];
  /** Whether another environment that it extends says which place it is. */
  borrowsIdentity: boolean;
}

/** Finds one kind of thing that does not fit together. */
export type Contradiction = (declared: Declared) => Wrong[];

const CONTRADICTIONS: readonly Contradiction[] = [
  ownName,
  ownPlace,
  uniqueNames,
  unknownParts,
  otherEnvironments,
  sourcesThatCannotAnswer,
  doubledKeys,
  keysThatCannotBeCompared,
  schedules,
];

/** All that does not fit together in a definition, also in one that has other mistakes. */
export function contradictions(declared: Omit<Declared, 'outline'>): Wrong[] {
  const whole = { ...declared, outline: outlineOf(declared.definition) };
  return CONTRADICTIONS.flatMap((find) => find(whole));
}
