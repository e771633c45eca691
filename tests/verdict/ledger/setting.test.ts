import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { findFreePort } from '../../../platform/ports.ts';
import { describeProblem, Problem } from '../../../support/problem.ts';
import { redact } from '../../../support/redact.ts';
import type { Ledger } from '../../../verdict/ledger/ledger.ts';
import { openLedger } from '../../../verdict/ledger/open-ledger.ts';
import { hostileServer, hostilities } from '../../helpers/hostile-server.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const SECRET = 'hunter2-secret';
const variables = { AWS_ACCESS_KEY_ID: 'ID', AWS_SECRET_ACCESS_KEY: SECRET, GITHUB_TOKEN: SECRET };

const WRONG = {
  'no scheme': `s3cr3t ${SECRET}`,
  'an unknown scheme': `ftp://user:${SECRET}@host/`,
  'file: without a folder': 'file:',
  'redis:// without a host': 'redis://',
  'redis:// with a path that is no number': `redis://:${SECRET}@host/ledger`,
  'redis:// with an unknown option': `redis://:${SECRET}@host/0?tls=yes`,
  's3:// without a region': 's3://bucket',
  's3:// with an endpoint that is none': `s3://bucket?region=eu-west-2&endpoint=ftp://${SECRET}`,
  's3:// with a path that leads elsewhere': 's3://bucket/a%2F..%2Fb?region=eu-west-2',
  'postgres:// without a database': `postgres://me:${SECRET}@host`,
  'postgres:// with a table that is none': `postgres://me:${SECRET}@host/db?table=a;drop`,
  'github:// without a branch': 'github://owner/repository',
  'module: without a file': 'module:',
  'module: of a file that is not there': 'module:./nowhere.ts',
  'module: of a file that throws': 'module:./throws.ts',
  'module: of a file with no driver': 'module:./no-driver.ts',
};

for (const [name, setting] of Object.entries(WRONG)) {
  test(`${name} is a Problem that says what to do and quotes nothing`, async (t) => {
    await assert.rejects(open(t, setting), (error) => {
      assert.ok(error instanceof Problem, String(error));
      const said = describeProblem(error);
      assert.ok(!said.includes(SECRET), said);
      assert.match(said, /REHEARSE_LEDGER|the ledger of/);
      return error.remedy !== '';
    });
  });
}

for (const [setting, name] of [
  ['s3://bucket?region=eu-west-2', 'AWS_ACCESS_KEY_ID'],
  ['github://owner/repository/branch', 'GITHUB_TOKEN'],
] as const) {
  test(`${setting} without ${name} says that it is not set`, async (t) => {
    const folder = temporaryFolder(t);
    const opening = openLedger(setting, { reports: folder, project: folder, variables: {} });
    await assert.rejects(opening, (error) => error instanceof Problem && error.why === `${name} is not set`);
  });
}

for (const [scheme, name] of [
  ['redis://host', 'ioredis'],
  ['s3://bucket?region=eu-west-2', 'aws4fetch'],
] as const) {
  test(`${scheme} without the package ${name} says how to install it`, async (t) => {
    const hooks = registerHooks({
      resolve(specifier, context, next) {
        if (specifier !== name) return next(specifier, context);
        throw Object.assign(new Error(`Cannot find package '${name}'`), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    });
    try {
      await assert.rejects(
        open(t, scheme),
        (error) => error instanceof Problem && error.remedy.startsWith(`npm install --save-dev "${name}@`),
      );
    } finally {
      hooks.deregister();
    }
  });
}

test('its place is told as a person would name it, without secrets', async (t) => {
  const places: Record<string, string> = {
    '': 'in reports/ledger',
    'file:shared/ledger': 'in shared/ledger',
    'file:///srv/ledger': 'in /srv/ledger',
    'file:/srv/ledger': 'in /srv/ledger',
    [`rediss://me:${SECRET}@cache.example:6380/2?prefix=team`]: 'at rediss://cache.example:6380/2 (team)',
    [`postgres://me:${SECRET}@db.example/ops?sslmode=require`]: 'at postgres://db.example/ops (table rehearse_ledger)',
    's3://bucket/a/b?region=eu-west-2': 'at s3://bucket/a/b/',
    'github://owner/repository/main/demo': 'at github://owner/repository/main/demo/',
    'module:./driver.ts': 'of ./driver.ts',
  };
  const found: Record<string, string> = {};
  for (const setting of Object.keys(places)) {
    await using ledger = await open(t, setting);
    found[setting] = ledger.place;
  }
  assert.deepEqual(found, places);
});

test('any driver of unstorage keeps a ledger', async (t) => {
  const ledger = await open(t, 'module:./driver.ts');
  await ledger.append(ledgerEntry('r1'));
  await ledger.append(ledgerEntry('r2'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 2, troubles: [] });
  assert.equal((await ledger.newest('staging', 1)).lines[0]?.entry.run, 'r2');
});

test('a folder named by file: is used', async (t) => {
  const shared = join(temporaryFolder(t), 'shared ledger');
  const one = await open(t, `file:${shared}`);
  await one.append(ledgerEntry('r1'));
  const other = await open(t, `file:${shared}`);
  assert.equal((await other.newest('staging', 5)).lines.length, 1);
});

const hostile = (address: string) => [
  `s3://bucket?region=eu-west-2&endpoint=${address}`,
  `github://owner/repository/branch?api=${address}`,
];

for (const hostility of hostilities()) {
  test(`a store that ${hostility} is a Problem in time, without what it said`, async (t) => {
    const address = await hostileServer(t, hostility);
    await Promise.all(hostile(address).map((setting) => failsInTime(t, setting)));
  });
}

test('a place where nobody listens is a Problem that says so', async (t) => {
  const port = await findFreePort();
  for (const setting of [
    `redis://:${SECRET}@127.0.0.1:${port}/0`,
    `postgres://me:${SECRET}@127.0.0.1:${port}/db`,
    ...hostile(`http://127.0.0.1:${port}`),
  ]) {
    const problem = await failsInTime(t, setting, 5000);
    assert.equal(problem.why, 'nobody listens there', setting);
  }
});

test('a place that takes the connection and says nothing is a Problem in time', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  for (const scheme of ['redis', 'postgres'])
    await failsInTime(t, `${scheme}://me:${SECRET}@127.0.0.1:${address.port}/${scheme === 'redis' ? '0' : 'db'}`);
});

/** That nothing can be written or read, which a Problem says within the limit; the Problem. */
async function failsInTime(t: TestContext, setting: string, limitMs = 300): Promise<Problem> {
  const ledger = await open(t, setting, limitMs);
  const problems: Problem[] = [];
  for (const work of [() => ledger.append(ledgerEntry('r1')), () => ledger.newest('staging', 3)]) {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof Problem, String(error));
      const said = describeProblem(error);
      assert.doesNotMatch(said, /hunter2|"value"|no HTTP|echo|Authorization/i);
      problems.push(error);
      return true;
    });
  }
  const [first] = problems;
  assert.ok(first);
  return first;
}

async function open(t: TestContext, setting: string, limitMs = 2000): Promise<Ledger> {
  const project = temporaryFolder(t);
  mkdirSync(join(project, 'reports'));
  writeFileSync(join(project, 'throws.ts'), `throw new Error('${SECRET}')`);
  writeFileSync(join(project, 'no-driver.ts'), 'export default { getItem: 1 }');
  const memory = import.meta.resolve('unstorage/drivers/memory');
  writeFileSync(join(project, 'driver.ts'), `import memory from '${memory}';\nexport default memory();\n`);
  const ledger = await openLedger(setting, { reports: join(project, 'reports'), project, variables, limitMs });
  t.after(() => ledger[Symbol.asyncDispose]());
  return ledger;
}

test('a password that everybody knows is taken out of nothing: it is an ordinary word elsewhere', async (t) => {
  await using ledger = await open(t, 'postgres://postgres:postgres@127.0.0.1:1/postgres');
  assert.match(redact(ledger.place), /^at postgres:\/\/127\.0\.0\.1:1\/postgres /);
});
