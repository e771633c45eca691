import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { Problem } from '../support/problem.ts';

const MIGRATIONS_FOLDER = path.join(import.meta.dirname, 'migrations');
/** Any number will do, as long as every service of the platform takes the same. */
const ADVISORY_LOCK = 7_204_118;

const appliedSchema = z.array(z.object({ name: z.string(), checksum: z.string() }));

interface Migration {
  name: string;
  statements: string;
  checksum: string;
}

/**
 * Applies the migrations that are not applied yet, in the order of their names, each in a transaction of its own.
 * Services that start together take turns. Resolves with the names of those applied now; rejects with a `Problem`
 * when a file was changed after it was applied.
 */
export async function migrate(pool: pg.Pool, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const connection = await pool.connect();
  try {
    await connection.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const applied = await readApplied(connection);
    refuseChanged(migrations, applied);
    const missing = migrations.filter(({ name }) => !applied.has(name));
    for (const migration of missing) await apply(connection, migration);
    return missing.map(({ name }) => name);
  } finally {
    // Ending the session gives the lock back in every case, a broken transaction included.
    connection.release(true);
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the ends of lines, which changes nothing in what the file does.
      const statements = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      return { name, statements, checksum: createHash('sha256').update(statements).digest('hex') };
    }),
  );
}

async function readApplied(connection: pg.PoolClient): Promise<Map<string, string>> {
  await connection.query(
    `create table if not exists schema_migrations (
       name text primary key, checksum text not null, applied_at timestamptz not null default now()
     )`,
  );
  const { rows } = await connection.query('select name, checksum from schema_migrations');
  return new Map(appliedSchema.parse(rows).map(({ name, checksum }) => [name, checksum]));
}

function refuseChanged(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const changed = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (changed === undefined) return;
  throw new Problem(
    `migration ${changed.name} is not the one that was applied to this database`,
    'its file was changed afterwards',
    'restore the file, and make the change in a new migration',
  );
}

async function apply(connection: pg.PoolClient, { name, statements, checksum }: Migration): Promise<void> {
  await connection.query('begin');
  await connection.query(statements);
  await connection.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
  await connection.query('commit');
}
