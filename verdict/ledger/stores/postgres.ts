import { Pool } from 'pg';
import { z } from 'zod';
import { errorCode } from '../../../support/error-code.ts';
import type { PostgresPlace } from '../setting/place.ts';
import type { OpenedDriver } from './open-driver.ts';

const NO_SUCH_TABLE = '42P01';
/** Two that make the same table at once: one of them is told so by either. */
const MADE_MEANWHILE = new Set(['42P07', '23505']);

const MOST_CONNECTIONS = 4;

const rowsSchema = z.array(z.object({ text: z.string() }));

/** One table in PostgreSQL, made when it is first needed: `key`, `value`. */
export function postgresDriver({ url, table }: PostgresPlace, limitMs: number): OpenedDriver {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: limitMs,
    query_timeout: limitMs,
    max: MOST_CONNECTIONS,
    application_name: 'rehearse',
  });
  // Without a listener a connection that is lost would end the process; the next question opens another.
  pool.on('error', () => undefined);
  const name = `"${table}"`;
  const ask = async (text: string, values: readonly string[]): Promise<string[]> => {
    const { rows } = await withTable(pool, name, () => pool.query(text, [...values]));
    return rowsSchema.parse(rows).map((row) => row.text);
  };
  return {
    listsByPrefix: true,
    driver: {
      async getItem(key) {
        return (await ask(`select value as text from ${name} where key = $1`, [key]))[0] ?? null;
      },
      async getKeys(prefix) {
        return ask(`select key as text from ${name} where key like $1`, [`${prefix.replace(/[%_\\]/g, '\\$&')}%`]);
      },
      async setItem(key, value) {
        await ask(
          `insert into ${name} (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
          [key, value],
        );
      },
      async exchangeItem(key, before, after) {
        const inserted = `insert into ${name} (key, value) values ($1, $2) on conflict (key) do nothing returning key as text`;
        const updated = `update ${name} set value = $2 where key = $1 and value = $3 returning key as text`;
        const rows = before === null ? ask(inserted, [key, after]) : ask(updated, [key, after, before]);
        return (await rows).length > 0;
      },
      dispose: () => pool.end(),
    },
  };
}

async function withTable<Value>(pool: Pool, name: string, ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask();
  } catch (error) {
    if (errorCode(error) !== NO_SUCH_TABLE) throw error;
  }
  // Made only where it is missing: whoever may write the table need not be allowed to make one.
  const made = `create table if not exists ${name} (key text collate "C" primary key, value text not null)`;
  await pool.query(made).catch((error: unknown) => {
    if (!MADE_MEANWHILE.has(errorCode(error) ?? '')) throw error;
  });
  return ask();
}
