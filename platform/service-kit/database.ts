import pg from 'pg';
import { systemClock } from '../../support/clock.ts';
import { messageOf } from '../../support/problem.ts';
import type { Secret } from '../../support/secret.ts';
import { migrate } from '../migrate.ts';
import { freeConnections } from './free-connections.ts';
import type { Log } from './log.ts';
import type { Capacity, ReadinessCheck } from './operations.ts';

const MOST_CONNECTIONS = 5;
const CONNECTS_WITHIN_MS = 2000;
const ANSWERS_WITHIN_MS = 5000;
const TRIES_AGAIN_AFTER_MS = 500;

/** Runs statements: the pool, or one connection within a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;

/** A service's database. */
export interface Database extends Queryable {
  /** Does `work` in one transaction: all of it is stored, or nothing. */
  transaction<Result>(work: (connection: Queryable) => Promise<Result>): Promise<Result>;
  /** Rejects with the reason while the database does not answer or its migrations are not applied. */
  check: ReadinessCheck;
  /** How many more connections it takes. */
  capacities(): Promise<Capacity[]>;
  close(): Promise<void>;
}

/**
 * Opens the database of `service` and brings its tables up to date. A database that is not there yet is waited for in
 * the background: the service is alive meanwhile, and says that it is not ready and why.
 */
export async function openDatabase(address: Secret, service: string, log: Log): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: address.reveal(),
    application_name: service,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECTS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  });
  pool.on('error', (error) => log.warn('database-connection-lost', { message: messageOf(error) }));

  const closing = new AbortController();
  let notMigrated: string | undefined = 'the migrations are not applied yet';
  const tryMigrating = async () => {
    try {
      const applied = await migrate(pool);
      if (applied.length > 0) log.info('migrated', { applied });
      notMigrated = undefined;
    } catch (error) {
      const reason = messageOf(error);
      if (reason !== notMigrated) log.error('migration-failed', { message: reason });
      notMigrated = reason;
    }
  };
  const keepTrying = async () => {
    while (notMigrated !== undefined) {
      await systemClock.pause(TRIES_AGAIN_AFTER_MS, closing.signal);
      await tryMigrating();
    }
  };
  await tryMigrating();
  keepTrying().catch(() => undefined); // The only rejection is that of the pause when the database is closed.

  return {
    query: pool.query.bind(pool),
    transaction: (work) => inTransaction(pool, work),
    async check() {
      if (notMigrated !== undefined) throw new Error(notMigrated);
      await pool.query('select 1');
    },
    capacities: async () => [await freeConnections(pool)],
    async close() {
      closing.abort();
      await pool.end();
    },
  };
}

async function inTransaction<Result>(pool: pg.Pool, work: (connection: Queryable) => Promise<Result>): Promise<Result> {
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    const result = await work(connection);
    await connection.query('commit');
    connection.release();
    return result;
  } catch (error) {
    // A connection in an unknown state is not handed to the next one who asks.
    connection.release(true);
    throw error;
  }
}
