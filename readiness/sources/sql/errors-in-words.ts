import type { Limits } from './read-one-value.ts';

/** What the commonest states of PostgreSQL mean to somebody who is asked to mend it. */
const STATES: Readonly<Record<string, string>> = {
  '25006': 'the query would change data',
  '28000': 'it refuses the user',
  '28P01': 'it refuses the user or the password',
  '3D000': 'there is no such database on this server',
  '3F000': 'the query names a schema that is not there',
  '42501': 'the user may not read what the query asks for',
  '42601': 'the query is no valid SQL, or more than one statement',
  '42703': 'the query names a column that is not there',
  '42883': 'the query names a function that is not there',
  '42P01': 'the query names a table that is not there',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
};
const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at its address (ECONNREFUSED)',
  ENOTFOUND: 'its host name is not known (ENOTFOUND)',
  EAI_AGAIN: 'its host name could not be looked up (EAI_AGAIN)',
  ECONNRESET: 'it broke off the connection (ECONNRESET)',
};

/** Why a database gave no answer. Only the code of an error is told: its text may quote what the database holds. */
export function inWords(error: unknown, limits: Limits): string {
  const code = codeOf(error);
  if (code === '57014') return `the query took longer than ${limits.answersWithinMs} ms`;
  const known = STATES[code] ?? NETWORK[code];
  if (known !== undefined) return known;
  if (/^[0-9A-Z]{5}$/.test(code)) return `it answers with the error ${code}`;
  if (/^[A-Z][A-Z0-9_]{2,60}$/.test(code)) return `it can't be connected to (${code})`;
  const message = error instanceof Error ? error.message : '';
  if (/timeout/i.test(message)) return `no connection within ${limits.connectsWithinMs} ms`;
  if (/terminated|closed/i.test(message)) return 'it broke off the connection';
  if (/SSL/.test(message)) return 'it does not offer the encryption that its url asks for';
  return 'it answers something else than PostgreSQL does';
}

function codeOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && 'code' in first ? String(first.code) : '';
}
