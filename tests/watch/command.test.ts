import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { waitFor } from '../../support/wait.ts';
import { env, smallPlatform } from '../check/small-platform.ts';
import { projectFolder, type Running, rehearse, startRehearse } from '../helpers/rehearse-command.ts';

const TOKEN = 'a-token-for-the-watch';

test('what is deployed is rehearsed, told with its owner, and kept; Ctrl-C ends the watch with nothing left', async (t) => {
  const { project, services } = await watchable(t);
  const running = watch(t, project, '--every', '20ms');
  await printed(running, /Watching staging/);
  services.payments.status = 503;
  services.payments.commit = 'def5678';
  await printed(running, /^ {2}report {2}/m);
  running.child.kill('SIGINT');
  const { exitCode, stdout, stderr } = await running.ended;
  assert.deepEqual([exitCode, await running.leftAfter(2000)], [130, []]);
  assert.match(stderr, /^\d\d:\d\d:\d\d Changed: version\/payments; waiting until it has settled$/m);
  assert.match(stderr, /^\d\d:\d\d:\d\d Settled: version\/payments$/m);
  assert.match(stdout, /^\d\d:\d\d:\d\d NO-GO: /m);
  assert.match(stdout, /^ {4}Accounts team, #accounts: /m);
  const history = await rehearse(t, ['history', '--env', 'staging'], { cwd: project, env });
  assert.match(history.stdout, /no-go/i, history.stderr);
});

test('who calls the webhook with its token has it rehearsed; the token is told nowhere', async (t) => {
  const { project } = await watchable(t);
  const running = watch(t, project, '--every', '1h', '--webhook', '0');
  await printed(running, /POST to http:/);
  const [, url = ''] = /POST to (http:\S+)/.exec(running.printed()) ?? [];
  const call = (token: string) => fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  assert.equal((await call(`${TOKEN}s`)).status, 401);
  assert.equal((await call(TOKEN)).status, 202);
  await printed(running, /Called: waiting until what is deployed has settled/);
  running.child.kill('SIGTERM');
  const { exitCode, stdout, stderr } = await running.ended;
  assert.deepEqual([exitCode, await running.leftAfter(2000)], [130, []]);
  assert.ok(!`${stdout}${stderr}`.includes(TOKEN));
});

test('when the time is over and nothing was rehearsed, that is not green', async (t) => {
  const { project } = await watchable(t);
  const { exitCode, stderr } = await watch(t, project, '--every', '10ms', '--for', '30ms').ended;
  assert.equal(exitCode, 3, stderr);
  assert.match(stderr, /The time is over: nothing was rehearsed/);
});

test('what can’t be watched is said, with what to do instead', async (t) => {
  const { project } = await watchable(t);
  const staged = await rehearse(t, ['watch', '--env', 'local']);
  assert.equal(staged.exitCode, 2);
  assert.match(staged.stderr, /staged anew for each run[\s\S]*--env development/);
  const open = await rehearse(t, ['watch', '--env', 'staging', '--webhook', '8788'], { cwd: project, env });
  assert.equal(open.exitCode, 2);
  assert.match(open.stderr, /open to everybody[\s\S]*REHEARSE_WATCH_TOKEN/);
  const nowhere = await rehearse(t, ['watch', '--env', 'staging', '--webhook', 'here'], { cwd: project, env });
  assert.equal(nowhere.exitCode, 2);
});

async function watchable(t: TestContext) {
  const platform = await smallPlatform(t);
  symlinkSync(join(projectFolder, 'node_modules'), join(platform.project, 'node_modules'));
  return platform;
}

function watch(t: TestContext, project: string, ...args: string[]): Running {
  const variables = { ...env, REHEARSE_WATCH_TOKEN: TOKEN };
  return startRehearse(t, ['watch', '--env', 'staging', ...args], { cwd: project, env: variables });
}

async function printed(running: Running, expected: RegExp): Promise<void> {
  const waited = await waitFor(
    async () => (expected.test(running.printed()) || running.child.exitCode !== null ? true : undefined),
    { withinMs: 30_000 },
  );
  assert.ok(waited.arrived && running.child.exitCode === null, running.printed());
}
