import { Socket } from 'node:net';
import { Client, Query } from 'pg';
import type { Reading } from '../facts.ts';
import { unread } from '../reading.ts';
import type { Scalar } from '../scalar.ts';
import { inWords } from './errors-in-words.ts';
import { scalarOf } from './scalar-of.ts';

export interface OneValue {
  url: string;
  query: string;
  /** How the database is called in findings. */
  place: string;
  signal: AbortSignal;
  limits?: Limits;
}

/** How long it may take to connect, and then to answer. */
export interface Limits {
  connectsWithinMs: number;
  answersWithinMs: number;
}

const USUAL_LIMITS: Limits = { connectsWithinMs: 5000, answersWithinMs: 5000 };
const ENDS_WITHIN_MS = 250;

/**
 * The one column of the one row that a query gives. It runs as a single statement in a read-only transaction that is
 * rolled back; the connection is closed in any case, at the latest after the sum of the limits.
 */
export async function readOneValue({
  url,
  query,
  place,
  signal,
  limits = USUAL_LIMITS,
}: OneValue): Promise<Reading<Scalar>> {
  const socket = new Socket();
  const late = new AbortController();
  const limit = limits.connectsWithinMs + limits.answersWithinMs;
  const timer = setTimeout(() => late.abort(), limit);
  const over = AbortSignal.any([signal, late.signal]);
  const ended = new Promise<never>((_, reject) => {
    over.addEventListener('abort', () => reject(new Error('over')), { once: true });
  });
  ended.catch(() => {});
  let client: Client | undefined;
  try {
    over.throwIfAborted();
    client = new Client({
      connectionString: url,
      stream: () => socket,
      connectionTimeoutMillis: limits.connectsWithinMs,
      application_name: 'rehearse',
    });
    client.on('error', () => {});
    return await Promise.race([ended, askOnce(client, { query, place, limits })]);
  } catch (error) {
    if (signal.aborted) return unread(place, 'the time for all checks was over');
    if (late.signal.aborted) return unread(place, `no answer within ${limit} ms`);
    return unread(place, inWords(error, limits));
  } finally {
    clearTimeout(timer);
    await close(client, socket);
  }
}

async function askOnce(
  client: Client,
  { query, place, limits }: { query: string; place: string; limits: Limits },
): Promise<Reading<Scalar>> {
  await client.connect();
  await client.query('BEGIN READ ONLY');
  await client.query(`SET LOCAL statement_timeout = ${limits.answersWithinMs}`);
  return onlyValue(client, query, place);
}

/** Stops at the second row: nobody wants the others. */
function onlyValue(client: Client, text: string, place: string): Promise<Reading<Scalar>> {
  // Extended, the protocol takes a single statement: none can end the transaction and go on.
  const query = new Query({ ...AS_TEXT, text });
  return new Promise((resolve, reject) => {
    let found: Reading<Scalar> | undefined;
    query.on('row', (row: unknown, result) => {
      if (found !== undefined) return resolve(unread(place, 'the query gives more than one row'));
      const [value, ...more] = Array.isArray(row) ? row : [];
      const [field] = result?.fields ?? [];
      if (field === undefined || more.length > 0) return resolve(unread(place, 'the query gives more than one column'));
      found = scalarOf(value, field.dataTypeID, place);
      return undefined;
    });
    query.on('error', reject);
    query.on('end', () => resolve(found ?? unread(place, 'the query gives no row')));
    client.query(query);
  });
}

/** Values as PostgreSQL writes them, in the order of the columns. */
const AS_TEXT = {
  queryMode: 'extended',
  rowMode: 'array',
  types: { getTypeParser: () => (value: string) => value },
} as const;

async function close(client: Client | undefined, socket: Socket): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    if (socket.destroyed || socket.pending) resolve();
    else socket.once('close', () => resolve());
  });
  const lag = setTimeout(() => socket.destroy(), ENDS_WITHIN_MS);
  client?.end().catch(() => {});
  await closed;
  clearTimeout(lag);
  socket.destroy();
}
