import type pg from 'pg';
import { z } from 'zod';
import type { Capacity } from './operations.ts';

/** The server's connections are for all its databases; a database may have a lower limit of its own (-1: none). */
const CONNECTIONS = `
  select current_setting('max_connections')::int as "serverLimit",
         count(*)::int as "onServer",
         count(*) filter (where datname = current_database())::int as "onDatabase",
         (select datconnlimit from pg_database where datname = current_database()) as "databaseLimit"
  from pg_stat_activity where datname is not null`;

const rowSchema = z.tuple([
  z.object({ serverLimit: z.int(), onServer: z.int(), onDatabase: z.int(), databaseLimit: z.int() }),
]);

/** How many more connections a database takes, this one's own not counted as free. */
export async function freeConnections(database: Pick<pg.Pool, 'query'>): Promise<Capacity> {
  const [{ serverLimit, onServer, onDatabase, databaseLimit }] = rowSchema.parse(
    (await database.query(CONNECTIONS)).rows,
  );
  const onAll = { free: serverLimit - onServer, total: serverLimit };
  const onThis = databaseLimit < 0 ? onAll : { free: databaseLimit - onDatabase, total: databaseLimit };
  const { free, total } = onThis.free < onAll.free ? onThis : onAll;
  return { name: 'database-connections', free: Math.max(0, free), total };
}
