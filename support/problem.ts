import { inspect } from 'node:util';

/**
 * A failure the user can do something about: what failed, why, and what to do.
 * The command prints it without a stack trace, and so does whoever shows it as Node shows errors, Playwright among them;
 * anything else that is thrown is a defect of ours.
 */
export class Problem extends Error {
  readonly why: string;
  readonly remedy: string;

  constructor(what: string, why: string, remedy: string, options?: { cause?: unknown }) {
    super(what, options);
    this.name = 'Problem';
    this.why = why;
    this.remedy = remedy;
  }

  [inspect.custom](): string {
    return describeProblem(this);
  }
}

/** Several problems found in one reading, reported together so that the user mends them in one go. */
export class Problems extends Error {
  readonly #problems: readonly Problem[];

  /** The message tells all of them, so that whoever prints no more than that still tells everything. */
  constructor(what: string, problems: readonly Problem[]) {
    super([`${what}:`, ...problems.map(describeProblem)].join('\n'));
    this.name = 'Problems';
    this.#problems = problems;
  }

  get problems(): readonly Problem[] {
    return this.#problems;
  }

  [inspect.custom](): string {
    return this.message;
  }
}

/** The text a person reads for a problem: three short parts, in the order in which they are needed. */
export function describeProblem(problem: Problem): string {
  return `${problem.message}\n  why: ${problem.why}\n  do:  ${problem.remedy}`;
}

/** What V8 quotes of a text that is no JSON: it may well be a credential. */
const QUOTED_JSON = /(?:\.\.\.)?"[\s\S]*"(?:\.\.\.)?(?= is not valid JSON)/;

/** The message of anything that was thrown, why and its causes appended; never a stack trace, nor a text that was no JSON. */
export function messageOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const parts = thrown instanceof AggregateError && thrown.message === '' ? [] : [ownMessageOf(thrown)];
  const errors = thrown instanceof AggregateError ? thrown.errors : [];
  for (const error of errors) parts.push(messageOf(error));
  if (thrown instanceof Problem) parts.push(thrown.why);
  if (thrown.cause !== undefined) parts.push(messageOf(thrown.cause));
  return [...new Set(parts.filter((part) => part !== ''))].join(': ');
}

function ownMessageOf(thrown: Error): string {
  return thrown instanceof SyntaxError ? thrown.message.replace(QUOTED_JSON, 'what it was given') : thrown.message;
}
