import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const PROGRAM = fileURLToPath(new URL('../../mocks/main.ts', import.meta.url));
const SECRET = 'a-secret-of-the-platform';
const SOUND = { PORT: '0', BANK_CLIENT_ID: 'platform', BANK_CLIENT_SECRET: SECRET };
const line = z.looseObject({ event: z.string(), service: z.literal('bank'), at: z.iso.datetime(), level: z.string() });

interface Started {
  child: ChildProcess;
  /** The next line of the log; fails when the log ends. */
  nextLine(): Promise<Record<string, unknown>>;
  /** Everything said so far. */
  said(): string;
  /** The exit code. */
  ended: Promise<number | null>;
}

function start(t: TestContext, environment: Record<string, string>): Started {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').then(([code]) => z.number().nullable().parse(code));
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    ended,
    said: () => said,
    async nextLine() {
      const next = await lines.next();
      assert.ok(next.done !== true, `the log ended: ${said}`);
      return line.parse(JSON.parse(next.value));
    },
  };
}

test('the bank says where it listens, serves there, and exits when its lifeline ends', async (t) => {
  const bank = start(t, { ...SOUND, LIFELINE: 'stdin' });
  const listening = await bank.nextLine();
  assert.equal(listening.event, 'listening');
  const url = z.string().parse(listening.url);
  assert.match(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const live = await fetch(`${url}/health/live`);
  assert.deepEqual(await live.json(), { status: 'live' });
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'platform', client_secret: SECRET });
  assert.equal((await fetch(`${url}/oauth2/token`, { method: 'POST', body })).status, 200);
  bank.child.stdin?.end();
  assert.equal(await bank.ended, 0);
  assert.equal(bank.said().includes(SECRET), false);
});

test('without a lifeline it lives on when stdin ends, until it is told to stop', async (t) => {
  const bank = start(t, SOUND);
  const { url } = await bank.nextLine();
  bank.child.stdin?.end();
  assert.equal((await fetch(`${String(url)}/health/live`)).status, 200);
  bank.child.kill('SIGTERM');
  assert.equal(await bank.ended, 0);
});

test('a configuration that is not in order is refused with every variable and what is wrong with it', async (t) => {
  const bank = start(t, { PORT: 'eighty', BANK_CLIENT_SECRET: '', LIFELINE: 'rope', BANK_SEED: '' });
  const refused = await bank.nextLine();
  assert.equal(await bank.ended, 78);
  assert.deepEqual([refused.level, refused.event], ['fatal', 'configuration-refused']);
  assert.deepEqual(refused.problems, [
    { key: 'PORT', problem: 'must be a port number, 0 for any free one' },
    { key: 'BANK_CLIENT_ID', problem: 'is not set' },
    { key: 'BANK_CLIENT_SECRET', problem: 'is not set' },
    { key: 'BANK_SEED', problem: 'is empty' },
    { key: 'LIFELINE', problem: 'must be stdin when it is set' },
  ]);
  assert.match(bank.said(), /The mock bank does not start: PORT must be .*; BANK_CLIENT_ID is not set;/);
  assert.doesNotMatch(bank.said(), /\n {4}at /);
});

test('what does not go together is refused: callbacks half configured, a lifecycle without a contract', async (t) => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const cases: [Record<string, string>, string[]][] = [
    [{ ...SOUND, BANK_CALLBACK_URL: 'http://127.0.0.1:9/callbacks' }, ['BANK_CALLBACK_SECRET']],
    [{ ...SOUND, BANK_CALLBACK_SECRET: secret }, ['BANK_CALLBACK_URL']],
    [
      { ...SOUND, BANK_CALLBACK_SECRET: 'short', BANK_CALLBACK_URL: 'ftp://x' },
      ['BANK_CALLBACK_URL', 'BANK_CALLBACK_SECRET'],
    ],
    [{ ...SOUND, BANK_LIFECYCLE: 'transfers.yaml' }, ['BANK_LIFECYCLE']],
  ];
  for (const [environment, keys] of cases) {
    const bank = start(t, environment);
    const { problems } = await bank.nextLine();
    const named = z.array(z.object({ key: z.string() })).parse(problems);
    assert.deepEqual(
      named.map(({ key }) => key),
      keys,
    );
    assert.equal(await bank.ended, 78);
    assert.equal(bank.said().includes(secret), false);
  }
});

test('a version, a fault, a contract that is none, and a bank open to others without a token, end with what to do', async (t) => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ ...SOUND, BANK_VERSION: '1999-01' }, /no version 1999-01[\s\S]*2025-09, 2026-03, 2026-09/],
    [{ ...SOUND, BANK_FAULT: 'slow-bnak' }, /no fault slow-bnak[\s\S]*slow-bank/],
    [{ PORT: '0', BANK_CONTRACT: '/nowhere/bank.yaml' }, /\/nowhere\/bank\.yaml/],
    [{ ...SOUND, HOST: '0.0.0.0' }, /control token/],
  ];
  for (const [environment, expected] of cases) {
    const bank = start(t, environment);
    assert.equal(await bank.ended, 78);
    assert.match(bank.said(), expected);
    assert.doesNotMatch(bank.said(), /\n {4}at /);
  }
});

test('a port beyond the last is refused before anything is tried', async (t) => {
  const bank = start(t, { ...SOUND, PORT: '65536' });
  const { problems } = await bank.nextLine();
  assert.deepEqual(problems, [{ key: 'PORT', problem: 'must be at most 65535' }]);
  assert.equal(await bank.ended, 78);
});

test('a port that is taken is named', async (t) => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  t.after(() => squatter.close());
  const address = squatter.address();
  assert.ok(address !== null && typeof address === 'object');
  const bank = start(t, { ...SOUND, PORT: String(address.port), LIFELINE: 'stdin' });
  const taken = await bank.nextLine();
  assert.deepEqual([taken.level, taken.event, taken.port], ['fatal', 'port-taken', address.port]);
  assert.equal(await bank.ended, 69);
  assert.match(bank.said(), new RegExp(`port ${address.port} is taken`));
});
