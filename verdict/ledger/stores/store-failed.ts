import { Problem } from '../../../support/problem.ts';

/** What a store answered instead of doing what it was asked. Its message is ours and may be shown. */
export class StoreRefusal extends Error {
  readonly remedy: string;

  constructor(message: string, remedy = 'see whether it is there, and whether the credentials are right') {
    super(message);
    this.remedy = remedy;
  }
}

const REACHING = 'see whether REHEARSE_LEDGER names the right place and whether it can be reached from here';
const CREDENTIALS = 'see whether the credentials are right and may read and write there';

/** A store was silent for too long. */
export function notAnswered(limitMs: number): StoreRefusal {
  return new StoreRefusal(`it did not answer within ${limitMs / 1000} s`, REACHING);
}

const KNOWN: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ECONNREFUSED: ['nobody listens there', REACHING],
  ECONNRESET: ['it closed the connection', REACHING],
  ENOTFOUND: ['no such host is known', REACHING],
  EAI_AGAIN: ['no such host is known', REACHING],
  ETIMEDOUT: ['it did not answer', REACHING],
  WRONGPASS: ['it does not take the password', CREDENTIALS],
  NOAUTH: ['it wants a password', CREDENTIALS],
  NOPERM: ['this user may not', CREDENTIALS],
  '28P01': ['it does not take the password', CREDENTIALS],
  '28000': ['it does not let this user in', CREDENTIALS],
  '3D000': ['there is no such database', REACHING],
  '42501': ['this user may not', CREDENTIALS],
};

/** A failure of a store in our own words: what it said may hold addresses and passwords. */
export function storeFailed(place: string, verb: string, error: unknown, behind: unknown): Problem {
  const what = `the ledger ${place} cannot be ${verb}`;
  if (error instanceof StoreRefusal) return new Problem(what, error.message, error.remedy);
  if (error instanceof Error && error.name === 'TimeoutError')
    return new Problem(what, 'it did not answer in time', REACHING);
  const code = codeIn(behind) ?? codeIn(error);
  const known = KNOWN[code ?? ''];
  if (known !== undefined) return new Problem(what, ...known);
  if (code !== undefined) return new Problem(what, `it failed with ${code}`, REACHING);
  return new Problem(what, 'it failed and gave no code', REACHING);
}

/** The code of an error or of what caused it: a system's, SQLSTATE, or the first word of an answer of Redis. */
function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && /^[A-Z0-9_]{3,40}$/.test(String(error.code))) return String(error.code);
  if (error.name === 'ReplyError') return /^[A-Z]{3,20}(?= )/.exec(error.message)?.[0];
  const inner =
    error instanceof AggregateError ? error.errors.map(codeIn).find((code) => code !== undefined) : undefined;
  return inner ?? codeIn(error.cause);
}
