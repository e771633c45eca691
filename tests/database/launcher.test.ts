import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { type Database, startDatabase } from '../../platform/database/launcher.ts';
import { isPortFree } from '../../platform/ports.ts';
import { Problem } from '../../support/problem.ts';
import { openSupervisor, type Supervisor } from '../../support/supervise/supervisor.ts';
import { waitFor } from '../../support/wait.ts';
import { stillRunningAfter } from '../helpers/all-ended.ts';
import { startConductor } from '../helpers/start-conductor.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('two databases at once are strangers to each other, and each leaves nothing behind', async (t) => {
  const { supervisor, folder } = await open(t);
  const folders = [join(folder, 'one'), join(folder, 'two')];
  const [one, two] = await Promise.all([
    startDatabase({ folder: join(folder, 'one'), supervisor }),
    startDatabase({ folder: join(folder, 'two'), supervisor }),
  ]);
  await query(one.url, 'create table only_here (id int)');
  assert.deepEqual(await query(two.url, "select to_regclass('only_here') as found"), [{ found: null }]);

  const ports = [one, two].map(({ url }) => Number(new URL(url).port));
  await Promise.all([one.stop(), two.stop()]);
  assert.deepEqual(await Promise.all(ports.map(isPortFree)), [true, true]);
  assert.deepEqual(
    folders.filter((path) => existsSync(path)),
    [],
  );
});

test('it is opened by its own password only, not by another database’s', async (t) => {
  const { supervisor, folder } = await open(t);
  const [one, two] = await Promise.all([
    startDatabase({ folder: join(folder, 'one'), supervisor }),
    startDatabase({ folder: join(folder, 'two'), supervisor }),
  ]);
  const foreign = new URL(one.url);
  foreign.password = new URL(two.url).password;
  await assert.rejects(query(foreign.href, 'select 1'), /password authentication failed/);
});

test('a template is made once, by the first who needs it, also when two do at the same time', async (t) => {
  const { supervisor, folder } = await open(t);
  const cacheFolder = join(folder, 'cache');
  const start = (name: string) => startDatabase({ folder: join(folder, name), supervisor, cacheFolder });
  const databases = await Promise.all([start('one'), start('two')]);
  databases.push(await start('three'));
  for (const { url } of databases) assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }]);
});

test('a folder that only its owner may enter is no hindrance', async (t) => {
  const { supervisor, folder } = await open(t);
  const closed = join(folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  const database = await startDatabase({
    folder: join(closed, 'database'),
    cacheFolder: join(closed, 'cache'),
    supervisor,
  });
  assert.deepEqual(await query(database.url, 'select 1 as one'), [{ one: 1 }]);
});

test('a port that is taken is named', async (t) => {
  const { supervisor, folder } = await open(t);
  const server = createServer().listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  await assert.rejects(startDatabase({ folder: join(folder, 'one'), port: address.port, supervisor }), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.why, new RegExp(`port ${address.port} is taken`));
    return true;
  });
});

test('killed with its conductor in the middle of a query, it leaves no process, folder or shared memory', async (t) => {
  const folder = temporaryFolder(t);
  const program = join(import.meta.dirname, 'programs/conductor.ts');
  const running = await startConductor(t, program, [join(folder, 'sessions'), folder]);
  await running.end('SIGKILL');
  assert.deepEqual(await stillRunningAfter(2000, running.pids), []);
  const gone = await waitFor(async () => (existsSync(running.folder) ? undefined : true), { withinMs: 2000 });
  assert.ok(gone.arrived);
  assert.deepEqual(sharedMemoryOf(running.pids), []);
});

async function open(t: TestContext): Promise<{ supervisor: Supervisor; folder: string }> {
  const folder = temporaryFolder(t);
  const supervisor = await openSupervisor({ sessionsFolder: join(folder, 'sessions') });
  t.after(() => supervisor.close());
  return { supervisor, folder };
}

async function query(url: Database['url'], text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** The System V segments that a process made and nobody removed. Linux only. */
function sharedMemoryOf(pids: readonly number[]): string[] {
  if (process.platform !== 'linux') return [];
  const CREATOR = 4;
  const lines = readFileSync('/proc/sysvipc/shm', 'utf8').trim().split('\n');
  return lines.filter((line) => pids.includes(Number(line.trim().split(/\s+/)[CREATOR])));
}
