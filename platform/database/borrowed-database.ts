import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { z } from 'zod';
import { messageOf, Problem } from '../../support/problem.ts';
import { redact, rememberSecret } from '../../support/redact.ts';
import { identify, isRunning } from '../../support/supervise/processes.ts';

const CONNECT_LIMIT_MS = 10_000;
const PREFIX = 'rehearse_stage_';

/** Who made a database, written into its comment, so that the next to come can clear up after the dead. */
const makerSchema = z.object({ host: z.string(), pid: z.int(), start: z.string() });
const rowsSchema = z.array(z.object({ name: z.string(), comment: z.string().nullable() }));

export interface BorrowedDatabase {
  url: string;
  /** Drops it. */
  stop(): Promise<void>;
}

/**
 * Makes a database of its own on somebody's PostgreSQL server, and drops those that killed stagings have left there.
 * Throws a Problem when the server can't be reached or does not allow it.
 */
export async function borrowDatabase(serverUrl: string): Promise<BorrowedDatabase> {
  const password = URL.parse(serverUrl)?.password ?? '';
  if (password !== '') rememberSecret('password of DATABASE_URL', decodeURIComponent(password));
  const name = `${PREFIX}${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, async (client) => {
    await dropAbandoned(client);
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
    const maker = JSON.stringify({ host: hostname(), ...identify(process.pid) });
    await client.query(`COMMENT ON DATABASE ${escapeIdentifier(name)} IS ${escapeLiteral(maker)}`);
  });
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => onServer(serverUrl, (client) => drop(client, name)) };
}

async function dropAbandoned(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT datname AS name, shobj_description(oid, 'pg_database') AS comment
     FROM pg_database WHERE starts_with(datname, '${PREFIX}')`,
  );
  for (const { name, comment } of rowsSchema.parse(rows)) {
    if (isAbandoned(comment)) await drop(client, name);
  }
}

function isAbandoned(comment: string | null): boolean {
  if (comment === null || !comment.startsWith('{')) return false;
  const maker = makerSchema.safeParse(JSON.parse(comment)).data;
  return maker !== undefined && maker.host === hostname() && !isRunning(maker);
}

async function drop(client: Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

async function onServer(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  client.on('error', () => {});
  // A connection that the server closed has ended already; ending it once more would wait for ever.
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
  try {
    await client.connect();
    await work(client);
  } catch (cause) {
    throw new Problem(
      'The database server in DATABASE_URL cannot be used',
      redact(messageOf(cause)),
      'mend the address or the role’s right to create databases, or unset DATABASE_URL to have one started',
      { cause },
    );
  } finally {
    await Promise.race([ended, client.end().catch(() => {})]);
  }
}
