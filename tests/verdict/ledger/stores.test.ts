import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startDatabase } from '../../../platform/database/launcher.ts';
import { findFreePort } from '../../../platform/ports.ts';
import { openSupervisor } from '../../../support/supervise/supervisor.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { githubStandIn } from './stores/github-stand-in.ts';
import { opened, type TriedStore } from './stores/place.ts';
import { s3StandIn } from './stores/s3-stand-in.ts';
import { tryExchanging, tryMeddling, tryRemembering, tryTwoWriters } from './stores/try-store.ts';

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

test('S3', async (t) => {
  const store = await s3StandIn(t);
  await tryTwoWriters(t, store, 4);
  await tryMeddling(t, store);
  await tryRemembering(t, store);
  await tryExchanging(t, store);
});

test('a branch on GitHub, whose commits fail where another came first', async (t) => {
  const store = await githubStandIn(t);
  await tryTwoWriters(t, store, 3);
  await tryMeddling(t, store);
  await tryRemembering(t, store);
  await tryExchanging(t, store);
  assert.ok(store.commits.includes(409), 'two commits met');
  assert.ok(store.commits.includes(422), 'a file was written again');
});

test('a branch on GitHub with more files than one answer lists', async (t) => {
  const store = await githubStandIn(t, true);
  const ledger = await opened(t, store);
  for (const run of ['r1', 'r2']) await ledger.append(ledgerEntry(run));
  await tryMeddling(t, store);
});

test('Redis', { skip: !hasRedis && 'redis-server is not installed' }, async (t) => {
  const store = await redisStore(t);
  await tryTwoWriters(t, store, 5);
  await tryMeddling(t, store);
  await tryRemembering(t, store);
  await tryExchanging(t, store);
});

test('PostgreSQL', async (t) => {
  const store = await postgresStore(t);
  await tryTwoWriters(t, store, 5);
  await tryMeddling(t, store);
  await tryRemembering(t, store);
  await tryExchanging(t, store);
});

test('the newest lines are found without listing all, in a store that lists by prefix', async (t) => {
  const store = await s3StandIn(t);
  const ledger = await opened(t, store);
  const years = ['2024-01-01T0100', '2025-06-01T0100', '2026-10-01T0100', '2026-11-20T0100'];
  for (const run of years) await ledger.append(ledgerEntry(run));
  const newest = async (count: number) => (await ledger.newest('staging', count)).lines.map(({ entry }) => entry.run);
  assert.deepEqual(await newest(1), ['2026-11-20T0100']);
  assert.deepEqual(await newest(2), ['2026-11-20T0100', '2026-10-01T0100']);
  assert.deepEqual(await newest(3), ['2026-11-20T0100', '2026-10-01T0100', '2025-06-01T0100']);

  // What the second newest follows lies in a month that is not listed at first.
  const [hidden = ''] = (await store.keys()).filter((key) => key.startsWith('ledger/') && key.includes('2025-06-01'));
  await store.remove(hidden);
  await store.remove(hidden.replace('ledger/', 'receipts/'));
  const { troubles } = await ledger.newest('staging', 2);
  assert.deepEqual(troubles, ['what was written before the line of run 2026-10-01T0100 is missing or was edited']);
});

async function redisStore(t: TestContext): Promise<TriedStore> {
  const port = await findFreePort();
  const password = 'a-redis-password-21b';
  const options = { port, bind: '127.0.0.1', dir: temporaryFolder(t), requirepass: password, save: '' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(async () => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  });
  for await (const line of createInterface({ input: child.stdout }))
    if (line.includes('Ready to accept connections')) break;
  child.stdout.resume();
  const client = new Redis({ port, host: '127.0.0.1', password, keyPrefix: 'rehearse:' });
  t.after(() => client.disconnect());
  const named = (key: string) => key.replaceAll('/', ':');
  return {
    setting: `redis://:${password}@127.0.0.1:${port}/0`,
    variables: {},
    keys: async () => (await client.keys('*')).map((key) => key.slice('rehearse:'.length).replaceAll(':', '/')),
    get: async (key) => (await client.get(named(key))) ?? '',
    set: async (key, value) => void (await client.set(named(key), value)),
    remove: async (key) => void (await client.del(named(key))),
  };
}

async function postgresStore(t: TestContext): Promise<TriedStore> {
  const folder = temporaryFolder(t);
  const supervisor = await openSupervisor({ sessionsFolder: join(folder, 'sessions') });
  let client: Client | undefined;
  t.after(async () => {
    await client?.end();
    await supervisor.close();
  });
  const { url } = await startDatabase({ folder: join(folder, 'database'), supervisor });
  client = new Client({ connectionString: url });
  await client.connect();
  const named = (key: string) => key.replaceAll('/', ':');
  const ask = async (text: string, ...values: string[]): Promise<string[]> =>
    ((await client?.query<{ text: string }>(text, values))?.rows ?? []).map(({ text: found }) => found);
  return {
    setting: url,
    variables: {},
    keys: async () => (await ask('select key as text from rehearse_ledger')).map((key) => key.replaceAll(':', '/')),
    get: async (key) => (await ask('select value as text from rehearse_ledger where key = $1', named(key)))[0] ?? '',
    set: async (key, value) =>
      void (await ask(
        'insert into rehearse_ledger values ($1, $2) on conflict (key) do update set value = $2',
        named(key),
        value,
      )),
    remove: async (key) => void (await ask('delete from rehearse_ledger where key = $1', named(key))),
  };
}
