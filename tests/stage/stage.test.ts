import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { startDatabase } from '../../platform/database/launcher.ts';
import { findFreePort, isPortFree } from '../../platform/ports.ts';
import type { StagedPlatform } from '../../platform/stage/stage.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { listProcesses } from '../../support/supervise/processes.ts';
import { waitFor } from '../../support/wait.ts';
import { environmentOf, openGround, processesOf, SERVICES } from './open-stage.ts';

const PARTS = ['bank', 'edge', ...SERVICES];

test('staged, every part is ready, says where it runs, and writes its log; stopped, nothing is left', async (t) => {
  const { supervisor, folder, stage, running } = await openGround(t);
  const logsFolder = join(folder, 'logs');
  const platform = await stage({ logsFolder });
  const { addresses, variables } = platform;

  for (const name of SERVICES) {
    assert.equal((await fetch(`${addresses[name]}/health/ready`)).status, 200, name);
    assert.deepEqual(await environmentOf(platform, name), { name: 'test', id: variables.ENVIRONMENT_ID });
  }
  assert.equal((await fetch(`${addresses.bank}/health/live`)).status, 200);
  const processes = await processesOf(platform);
  assert.deepEqual([...processes.keys()].sort(), [...PARTS, 'database'].sort());
  assert.deepEqual(new Set([...processes.values()].map(({ state }) => state)), new Set(['running']));

  await platform.stop();
  assert.deepEqual(running(), []);
  assert.deepEqual(await takenPorts(platform), []);
  const stages = readdirSync(join(import.meta.dirname, '../../.rehearse/stages'));
  assert.ok(!stages.some((name) => name.startsWith(supervisor.session)));
  assert.deepEqual(readdirSync(logsFolder).sort(), [...PARTS, 'database'].map((name) => `${name}.log`).sort());
  const logs = readdirSync(logsFolder).map((name) => readFileSync(join(logsFolder, name), 'utf8'));
  for (const secret of ['OPERATIONS_TOKEN', 'BANK_CLIENT_SECRET']) {
    assert.ok(!logs.join('').includes(variables[secret] ?? 'missing'), secret);
  }
});

test('closing the supervisor takes the platform down as well', async (t) => {
  const { supervisor, stage, running } = await openGround(t);
  const platform = await stage();
  await supervisor.close();
  assert.deepEqual(running(), []);
  assert.deepEqual(await takenPorts(platform), []);
});

test('what the supervisor endpoint knows is for those with the token', async (t) => {
  const { stage } = await openGround(t);
  const { addresses } = await stage();
  const ask = (path: string, init?: RequestInit) => fetch(addresses.supervisor + path, init);
  assert.equal((await ask('/processes')).status, 401);
  assert.equal((await ask('/processes', { headers: { authorization: 'Bearer wrong' } })).status, 401);
  assert.equal((await ask('/processes', { method: 'POST' })).status, 405);
  assert.equal((await ask('/anything-else')).status, 404);
});

test('a service that ends later is told as ended', async (t) => {
  const { stage, supervisor } = await openGround(t);
  const platform = await stage();
  const payments = listProcesses().find(
    ({ pid, session }) => session === supervisor.session && commandLine(pid).includes('services/payments'),
  );
  assert.ok(payments);
  process.kill(payments.pid, 'SIGKILL');
  const told = await waitFor(
    async () => ((await processesOf(platform)).get('payments')?.state === 'exited' ? true : undefined),
    { withinMs: 5000 },
  );
  assert.ok(told.arrived);
});

test('fixed ports are the ones people remember; taken ones are named all at once, before anything starts', async (t) => {
  const { stage, running } = await openGround(t);
  const first = await findFirstOfFreePorts();
  const platform = await stage({ ports: { first } });
  assert.deepEqual(platform.addresses, {
    portal: `http://127.0.0.1:${first}`,
    onboarding: `http://127.0.0.1:${first + 1}`,
    payments: `http://127.0.0.1:${first + 2}`,
    'status-poller': `http://127.0.0.1:${first + 3}`,
    edge: `https://localhost:${first + 4}`,
    bank: `http://127.0.0.1:${first + 10}`,
    supervisor: `http://127.0.0.1:${first + 11}`,
  });
  await platform.stop();

  const servers = [first + 1, first + 10].map((port) => createServer().listen(port, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.once('listening', resolve))));
  t.after(() => servers.map((server) => server.close()));
  await assert.rejects(stage({ ports: { first } }), (error) => {
    assert.ok(error instanceof Problems);
    assert.deepEqual(
      error.problems.map(({ message }) => message),
      [`port ${first + 1} for onboarding is taken`, `port ${first + 10} for bank is taken`],
    );
    return true;
  });
  assert.deepEqual(running(), []);
});

test('a part that breaks at its start is told with its last words, and the others are taken down', async (t) => {
  const { stage, running } = await openGround(t);
  const programs = { payments: join(import.meta.dirname, 'programs/broken.ts') };
  await assert.rejects(stage({ programs }), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.message, 'payments did not start');
    assert.match(error.why, /exit code 1[\s\S]*the wheels came off/);
    return true;
  });
  assert.deepEqual(running(), []);
});

test('two parts that break are told together', async (t) => {
  const { stage } = await openGround(t);
  const broken = join(import.meta.dirname, 'programs/broken.ts');
  await assert.rejects(stage({ programs: { payments: broken, onboarding: broken } }), (error) => {
    assert.ok(error instanceof Problems);
    const messages = error.problems.map(({ message }) => message);
    assert.deepEqual(messages, ['onboarding did not start', 'payments did not start']);
    return true;
  });
});

test('on somebody else’s server it uses a database of its own and drops it', async (t) => {
  const { stage, supervisor, folder } = await openGround(t);
  const server = await startDatabase({ folder: join(folder, 'server'), supervisor });
  const abandoned = 'rehearse_stage_abandoned';
  await query(server.url, `create database ${abandoned}`);
  const dead = JSON.stringify({ host: hostname(), pid: process.pid, start: 'long ago' });
  await query(server.url, `comment on database ${abandoned} is '${dead}'`);

  const platform = await stage({ databaseUrl: server.url });
  assert.ok(!(await processesOf(platform)).has('database'), 'it is not ours to watch');
  const during = await databases(server.url);
  assert.equal(during.length, 1);
  assert.ok(!during.includes(abandoned), 'what a killed staging left is dropped');
  await platform.stop();
  assert.deepEqual(await databases(server.url), []);
});

test('a database whose server has gone keeps nothing else of a staging running', async (t) => {
  const { stage, folder, supervisor, running } = await openGround(t);
  const server = await startDatabase({ folder: join(folder, 'server'), supervisor });
  const platform = await stage({ databaseUrl: server.url });
  await server.stop();
  await assert.rejects(platform.stop(), /database server/);
  await assert.rejects(fetch(`${platform.addresses.supervisor}/processes`));
  assert.deepEqual(running(), []);
});

test('a server that can’t be reached is a problem that names DATABASE_URL and not its password', async (t) => {
  const { stage, running } = await openGround(t);
  const port = await findFreePort();
  await assert.rejects(stage({ databaseUrl: `postgresql://me:my-password@127.0.0.1:${port}/postgres` }), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.message, /DATABASE_URL/);
    assert.ok(!JSON.stringify([error.message, error.why, error.remedy]).includes('my-password'));
    return true;
  });
  assert.deepEqual(running(), []);
});

function commandLine(pid: number): string {
  return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}

async function takenPorts({ addresses }: StagedPlatform): Promise<string[]> {
  const urls = Object.values(addresses);
  const free = await Promise.all(urls.map((url) => isPortFree(Number(new URL(url).port))));
  return urls.filter((_, index) => !free[index]);
}

/** A port that is free together with all that a staging counts on from there. */
async function findFirstOfFreePorts(): Promise<number> {
  for (;;) {
    const first = await findFreePort();
    const all = await Promise.all([0, 1, 2, 3, 4, 10, 11].map((offset) => isPortFree(first + offset)));
    if (all.every(Boolean)) return first;
  }
}

async function databases(url: string): Promise<string[]> {
  const rows = await query(url, "select datname from pg_database where starts_with(datname, 'rehearse_stage_')");
  return rows.map(({ datname }) => datname);
}

async function query(url: string, text: string): Promise<{ datname: string }[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
