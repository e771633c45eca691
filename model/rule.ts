import { z } from 'zod';
import type { Facts } from './facts.ts';
import type { Owner } from './owner.ts';
import type { Proof } from './verdict.ts';

/** How much an observation weighs: it stops the demo, nothing can be concluded, or a presenter should know it. */
export const weightSchema = z.enum(['blocker', 'doubt', 'risk']);

export type Weight = z.infer<typeof weightSchema>;

/** Something a rule saw. Observations that follow from another one end up under it, not beside it. */
export interface Observation {
  /** The same thing seen twice has the same id. */
  id: string;
  title: string;
  subject: string;
  owner: Owner | null;
  cause: string;
  remedy: string;
  /** Where it weighs something else than its rule says. */
  weight?: Weight;
  /** The id of the observation this one follows from. */
  because?: string;
  /** What shows it. */
  evidence?: Proof[];
}

/** A rule: what it is called, what it weighs, and what it sees in the facts. */
export interface Rule<Seen = Facts> {
  id: string;
  /** The rule in words for people: what must be so. */
  says: string;
  /** What it looks at, in a few words for people. */
  looksAt: string;
  weight: Weight;
  /** Whether a team can neither weigh it otherwise nor waive what it finds. */
  firm?: boolean;
  observe(facts: Seen): Observation[];
}

/** That an observation follows from another one, if it does. */
export function following(id: string | undefined): { because?: string } {
  return id === undefined ? {} : { because: id };
}
