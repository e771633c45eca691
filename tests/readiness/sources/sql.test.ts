import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { startDatabase } from '../../../platform/database/launcher.ts';
import { readOneValue } from '../../../readiness/sources/sql/read-one-value.ts';
import { sql } from '../../../readiness/sources/sql.ts';
import { Secret } from '../../../support/secret.ts';
import { openSupervisor } from '../../../support/supervise/supervisor.ts';
import { waitFor } from '../../../support/wait.ts';
import { environmentOf, openedSource } from '../open-source.ts';
import { nowhere } from '../stand-in.ts';

const supervisor = await openSupervisor();
const folder = mkdtempSync(join(tmpdir(), 'sql test '));
const { url } = await startDatabase({ folder: join(folder, 'database'), supervisor });
after(async () => {
  await supervisor.close();
  rmSync(folder, { recursive: true, force: true });
});

const place = 'the database';
const never = new AbortController().signal;
const ask = async (query: string, over: Partial<Parameters<typeof readOneValue>[0]> = {}) =>
  readOneValue({ url, query, place, signal: never, ...over });
const why = async (query: string, over: Partial<Parameters<typeof readOneValue>[0]> = {}) => {
  const reading = await ask(query, over);
  return reading.read ? JSON.stringify(reading) : reading.reason;
};

test('one value of one row is read as what it is', async () => {
  const values: [string, unknown][] = [
    ['select count(*) from pg_tables where false', 0],
    ["select 'north' || 'gate'", 'northgate'],
    ['select 1.50::numeric', 1.5],
    ['select true', true],
    ['select null', null],
    ["select '2026-11-21'::date", '2026-11-21'],
    ['show server_version_num -- a comment', undefined],
    ['with one as (select 7 as n) select n from one;', 7],
  ];
  for (const [query, expected] of values) {
    const reading = await ask(query);
    assert.ok(reading.read, JSON.stringify(reading));
    if (expected !== undefined) assert.equal(reading.value, expected, query);
  }
});

test('what is no single value, or no question, says so; nothing can be changed', async () => {
  const reasons: [string, string][] = [
    ['select 1 where false', 'the query gives no row'],
    ['select generate_series(1, 100000000)', 'the query gives more than one row'],
    ['select 1, 2', 'the query gives more than one column'],
    ['select 9007199254740993', 'the query gives a number that is too large'],
    ['select canary', 'the query names a column that is not there'],
    ['select * from canary', 'the query names a table that is not there'],
    ['selec canary', 'the query is no valid SQL, or more than one statement'],
    ['commit; create table canary (id int)', 'the query is no valid SQL, or more than one statement'],
    ['create table canary (id int)', 'the query would change data'],
    ["select 'canary'::int", 'it answers with the error 22P02'],
    ['', 'the query gives no row'],
  ];
  for (const [query, reason] of reasons) assert.equal(await why(query), reason, query);
  assert.equal(await why("select to_regclass('canary')"), '{"place":"the database","read":true,"value":null}');
});

test('who can’t get in is told why, without the password', async () => {
  const other = new URL(url);
  other.password = 'wrong-canary';
  assert.equal(await why('select 1', { url: other.href }), 'it refuses the user or the password');
  const nowhereUrl = (await nowhere()).replace('http:', 'postgres:').replace('//', '//app:canary@');
  assert.equal(await why('select 1', { url: nowhereUrl }), 'nobody listens at its address (ECONNREFUSED)');
  assert.equal(
    await why('select 1', { url: `${url}?sslmode=verify-full` }),
    'it does not offer the encryption that its url asks for',
  );
  assert.match(await why('select 1', { url: 'postgres://app:canary@host:99999/x' }), /^it (?!.*canary)/);
});

test('a query that takes too long, and a server that is none, end within their limits and leave no connection', async (t) => {
  const limits = { connectsWithinMs: 300, answersWithinMs: 300 };
  assert.equal(await why('select pg_sleep(60)', { limits }), 'the query took longer than 300 ms');
  const over = new AbortController();
  const slow = why('select pg_sleep(60)', { signal: over.signal });
  over.abort();
  assert.equal(await slow, 'the time for all checks was over');

  const servers: [(socket: Socket) => void, RegExp][] = [
    [() => {}, /^no connection within 300 ms$/],
    [(socket) => socket.destroy(), /^it (?:broke off the connection|can't be connected to)/],
    [
      (socket) => socket.write('HTTP/1.1 400 canary\r\n\r\n'),
      /^(?:no connection within|no answer within|it answers something else)/,
    ],
    [
      (socket) => socket.write(Buffer.alloc(10_000_000, 'R')),
      /^(?:no connection within|no answer within|it answers something else|it broke off)/,
    ],
  ];
  for (const [behave, reason] of servers) {
    const { address, open } = await listening(t, behave);
    assert.match(await why('select 1', { url: `postgres://app:canary@${address}/platform`, limits }), reason);
    assert.equal(await open(), 0, 'no connection is left');
  }
});

test('a source names its host and database, never its user or password', async () => {
  const databases = { platform: { url: new Secret('DATABASE_URL', 'postgres://app:canary@127.0.0.1:1/platform') } };
  const environment = environmentOf({ databases });
  const source = (database: string) => openedSource(sql, { kind: 'sql', database, query: 'select 1' }, { environment });
  assert.equal(source('platform').place, 'the database platform (127.0.0.1:1/platform)');
  assert.deepEqual(await source('platfrom').value?.(), {
    place: 'the database platfrom',
    read: false,
    reason: 'the definition declares no such database; did you mean platform?',
  });
});

/** A server that does so with every connection. `open` waits until the connections that were closed are gone. */
async function listening(context: TestContext, behave: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {}).once('close', () => sockets.delete(socket));
    socket.resume();
    behave(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  const open = async () => {
    await waitFor(async () => (sockets.size === 0 ? true : undefined), { withinMs: 3000 });
    return sockets.size;
  };
  return { address: `127.0.0.1:${address.port}`, open };
}
