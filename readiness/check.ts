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
  /** Where it was really seen, when it is not where the question says. */
  source?: string;
  /** Identifies what was seen, where it must be the same as when the last run was `go`. No value, and nothing secret. */
  fingerprint?: string;
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
  /** Pages about the subject. */
  links?: Readonly<Record<string, string>>;
  ask(sources: Sources): Promise<Answer>;
}

/** A kind of check: which questions it asks of an environment. */
export interface Check {
  name: string;
  questions(environment: Environment): Question[];
}

/** What an answer can hold besides its status, what was observed and the remedy. */
type More = Pick<Answer, 'because' | 'source' | 'fingerprint'>;

export const pass = (observed: string, more: Omit<More, 'because'> = {}): Answer => ({
  status: 'pass',
  observed,
  ...more,
});
export const warn = (observed: string, remedy: string, more: More = {}): Answer => ({
  status: 'warn',
  observed,
  remedy,
  ...more,
});
export const fail = (observed: string, remedy: string, more: More = {}): Answer => ({
  status: 'fail',
  observed,
  remedy,
  ...more,
});
export const unknown = (observed: string, remedy: string, more: More = {}): Answer => ({
  status: 'unknown',
  observed,
  remedy,
  ...more,
});

/** That a finding follows from another one, if it does. */
export function following(id: string | undefined): Pick<Answer, 'because'> {
  return id === undefined ? {} : { because: id };
}
