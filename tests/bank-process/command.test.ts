import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { bankControl } from '../../mocks/control-client.ts';
import { waitFor } from '../../support/wait.ts';
import { type Running, startRehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { CREDENTIAL } from './started-bank.ts';

const CALLBACK = ['--callback', 'http://127.0.0.1:9/callbacks'];

const WRONG_USE: [string, string[], RegExp, Record<string, string>?][] = [
  ['a port that is none', ['--port', '0'], /--port.*1 to 65500/],
  ['a word that is no subcommand', ['dif'], /too many arguments.*dif/],
  ['an address beyond this machine without a token', ['--host', '0.0.0.0'], /no token[\s\S]*control token/],
  [
    'a control token that can be tried out',
    ['--host', '0.0.0.0'],
    /BANK_CONTROL_TOKEN is too short[\s\S]*at least 16/,
    { BANK_CONTROL_TOKEN: 'x7-9' },
  ],
  [
    'an address that is not of this machine',
    ['--host', 'nowhere.invalid'],
    /can't listen on port \d+ of nowhere\.invalid[\s\S]*--host/,
    { BANK_CONTROL_TOKEN: 'a-control-token-of-a-test' },
  ],
  ['a version that is not served', ['--speaks', '1999-01'], /1999-01[\s\S]*2025-09, 2026-03, 2026-09/],
  [
    'a version that no contract is of',
    ['--contract', 'mocks/contracts/2026-03/openapi.yaml', '--speaks', '2027-01'],
    /no version 2027-01[\s\S]*2026-03/,
  ],
  ['a lifecycle without a contract', ['--lifecycle', 'transfers.yaml'], /--lifecycle needs --contract/],
  ['a contract that is not there', ['--contract', 'nowhere.yaml'], /nowhere\.yaml can't be read/],
  ['a fault that is none', ['--fault', 'slow-bnak'], /slow-bnak[\s\S]*slow-bank/],
  ['a fault file that is not there', ['--faults', 'nowhere.yaml'], /nowhere\.yaml can't be read/],
  ['callbacks that nothing signs', CALLBACK, /BANK_CALLBACK_SECRET is not set/],
  ['a callback secret that is none', CALLBACK, /is not whsec_/, { BANK_CALLBACK_SECRET: 'short' }],
  ['no credential', [], /BANK_CLIENT_ID[\s\S]*BANK_CLIENT_SECRET/, { BANK_CLIENT_ID: '', BANK_CLIENT_SECRET: '' }],
];

for (const [what, args, says, variables = {}] of WRONG_USE) {
  test(`rehearse bank with ${what}: exit 2 and what to do`, (t) => refused(t, args, says, variables));
}

test('rehearse bank on a port that is taken, or with a file that is something else: exit 2, the file as it was', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  const state = join(temporaryFolder(t), 'bank.state');
  await refused(t, ['--port', String(address.port), '--state', state], /EADDRINUSE[\s\S]*--port/);
  assert.equal(existsSync(`${state}.lock`), false);
  writeFileSync(state, '{"mine":true}');
  await refused(t, ['--state', state], /is no state file/);
  assert.equal(readFileSync(state, 'utf8'), '{"mine":true}');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`rehearse bank ends on ${signal} while calls, readers and handlers wait, and leaves nothing`, async (t) => {
    const state = join(temporaryFolder(t), 'bank.state');
    const running = startRehearse(t, ['bank', '--port', String(await freePort()), '--state', state, '--json'], {
      env: CREDENTIAL,
    });
    const url = await urlOf(running);
    const control = bankControl(url);
    await control.fault({ name: 'for-ever', does: { timeout: true } });
    await control.fault({ name: 'and-a-day', on: { version: '2026-09' }, does: { latency: '1h' } });
    const waiting = [
      fetch(`${url}/payments/1`),
      fetch(`${url}/2026-09/payments/1`),
      control.journal({ after: 1_000, waitMs: 20_000 }),
      fetch(`${url}/console/changes`).then((page) => page.text()),
    ].map((call) => Promise.resolve(call).catch(() => 'cut off'));
    // The console answers: what was sent before it is under way.
    await (await fetch(`${url}/console`)).text();
    running.child.kill(signal);
    const ended = await running.ended;
    assert.equal(ended.exitCode, 130, running.printed());
    assert.doesNotMatch(ended.stderr, /^\s+at /m);
    await Promise.all(waiting);
    assert.deepEqual(await running.leftAfter(2000), []);
    assert.equal(existsSync(`${state}.lock`), false);
  });
}

async function refused(t: TestContext, args: string[], says: RegExp, variables: Record<string, string> = {}) {
  const port = args.includes('--port') ? [] : ['--port', String(await freePort())];
  const running = startRehearse(t, ['bank', ...port, ...args], { env: { ...CREDENTIAL, ...variables } });
  const ended = await running.ended;
  assert.equal(ended.exitCode, 2, running.printed());
  assert.match(ended.stderr, says);
  assert.doesNotMatch(ended.stderr, /^\s+at /m);
  assert.equal(ended.stdout, '');
  assert.deepEqual(await running.leftAfter(2000), []);
}

async function urlOf(running: Running): Promise<string> {
  const waited = await waitFor(async () => /"bank": "(http:[^"]+)"/.exec(running.printed())?.[1], {
    withinMs: 20_000,
  });
  assert.ok(waited.arrived, running.printed());
  return waited.value;
}

/** A port that is free at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(address !== null && typeof address === 'object');
  return address.port;
}
