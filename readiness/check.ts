import type { Environment } from '../model/environment.ts';
import type { FindingStatus } from '../model/finding.ts';
import type { Owner } from '../model/owner.ts';
import type { Sources } from './sources/sources.ts';

/** What a question came to. */
export interface Answer {
  status: FindingStatus;
  observed: string;
  /** What the owner can do; needed unless it passed. */
  remedy?: string;
  /** The id of the finding this one follows from. */
  because?: string;
}

/** One question asked of the environment; its answer becomes one finding. */
export interface Question {
  /** `<check>/<subject>[/<detail>]`. */
  id: string;
  subject: string;
  owner: Owner;
  expected: string;
  /** Where the answer is looked for, as a person would name it. */
  source: string;
  ask(sources: Sources): Promise<Answer>;
}

/** A kind of check: which questions it asks of an environment. */
export interface Check {
  name: string;
  questions(environment: Environment): Question[];
}

export const pass = (observed: string): Answer => ({ status: 'pass', observed });
export const fail = (observed: string, remedy: string, because?: string): Answer => ({
  status: 'fail',
  observed,
  remedy,
  ...(because === undefined ? {} : { because }),
});
export const unknown = (observed: string, remedy: string, because?: string): Answer => ({
  status: 'unknown',
  observed,
  remedy,
  ...(because === undefined ? {} : { because }),
});

/** What to do when a service or job answers, but not what its operations endpoint must. */
export const OPERATIONS_REMEDY = 'see whether OPERATIONS_TOKEN is right, and what docs/services.md asks it to answer';
