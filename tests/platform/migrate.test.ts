import assert from 'node:assert/strict';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, test } from 'node:test';
import { migrate } from '../../platform/migrate.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { openStage } from './stage.ts';

const MIGRATIONS = resolve(import.meta.dirname, '../../platform/migrations');
const names = readdirSync(MIGRATIONS).sort();
const { database } = await openStage();

beforeEach(() => database.query('drop schema public cascade; create schema public'));

test('migrations are applied in order and once, by services that start together too', async () => {
  const both = await Promise.all([migrate(database), migrate(database)]);
  assert.deepEqual(
    both.toSorted((one, other) => other.length - one.length),
    [names, []],
  );
  assert.deepEqual(await migrate(database), []);
});

test('a migration that was changed after it was applied is refused, and nothing is done', async (t) => {
  await migrate(database);
  const folder = join(temporaryFolder(t), 'migrations');
  cpSync(MIGRATIONS, folder, { recursive: true });
  writeFileSync(join(folder, names[0] ?? ''), 'drop table applications');
  writeFileSync(join(folder, '9999-later.sql'), 'create table later (id int)');
  await assert.rejects(migrate(database, folder), {
    name: 'Problem',
    message: `migration ${names[0]} is not the one that was applied to this database`,
  });
  await assert.rejects(database.query('select * from later'), /does not exist/);
});

test('a migration that fails leaves nothing of itself, and those before it stay', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, '1-good.sql'), 'create table good (id int)');
  writeFileSync(join(folder, '2-bad.sql'), 'create table half (id int); create nonsense');
  await assert.rejects(migrate(database, folder), /syntax error/);
  await database.query('select * from good');
  await assert.rejects(database.query('select * from half'), /does not exist/);
  writeFileSync(join(folder, '2-bad.sql'), 'create table half (id int)');
  assert.deepEqual(await migrate(database, folder), ['2-bad.sql']);
});

test('other ends of lines are no change', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, '1.sql'), 'create table one\n(id int);\n');
  await migrate(database, folder);
  writeFileSync(join(folder, '1.sql'), 'create table one\r\n(id int);\r\n');
  assert.deepEqual(await migrate(database, folder), []);
});
