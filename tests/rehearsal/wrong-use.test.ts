import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type CommandOptions, projectFolder, reportsFolder, startRehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** Runs a command that must be refused: exit 2, what it says, no stack trace, nothing left running. */
async function refused(t: TestContext, args: string[], says: RegExp, options: CommandOptions = {}): Promise<void> {
  const running = startRehearse(t, args, options);
  const ended = await running.ended;
  assert.equal(ended.exitCode, 2, running.printed());
  assert.match(ended.stderr, says);
  assert.doesNotMatch(ended.stderr, /^\s+at /m);
  assert.equal(ended.stdout, '');
  assert.deepEqual(await running.leftAfter(2000), []);
}

test('an unknown environment', (t) =>
  refused(t, ['run', '--env', 'stagin'], /"stagin".*environments\/stagin\.ts.*development, local/s));

test('an environment whose variables are not set', (t) =>
  refused(t, ['run', '--env', 'development'], /OPERATIONS_TOKEN.*PORTAL_URL[\s\S]*rehearse stage/));

test('a demo in the past', (t) => refused(t, ['run', '--demo', '2020-01-01T10:00:00Z'], /--demo.*past/));

test('a demo time without a zone', (t) => refused(t, ['run', '--demo', '2030-01-01T10:00'], /--demo.*offset/));

test('a slot that is no duration', (t) => refused(t, ['run', '--slot', 'long'], /--slot.*20m/));

test('an unknown incident', (t) => refused(t, ['run', '--incident', 'meteor'], /meteor[\s\S]*missing-credential/));

for (const command of ['run', 'check']) {
  test(`callbacks for a platform that ${command} does not stage`, (t) =>
    refused(t, [command, '--env', 'development', '--callbacks'], /can't be staged on development[\s\S]*--callbacks/));
}

test('a version that the bank does not serve', (t) =>
  refused(t, ['run', '--bank-versions', '2026-03,2031-01'], /"2031-01"[\s\S]*2025-09, 2026-03, 2026-09/));

test('an unknown option', (t) => refused(t, ['run', '--evn', 'local'], /unknown option '--evn'[\s\S]*--env/));

test('an unknown command', (t) => refused(t, ['rnu'], /unknown command 'rnu'[\s\S]*run/));

for (const [args, says] of [
  [['check', 'staging'], /named with --env: rehearse check --env staging/],
  [['run', 'staging', '--strict'], /named with --env: rehearse run --env staging/],
  [['compare', 'staging'], /takes the names of two environments: rehearse compare staging production/],
] as const) {
  test(`names where none belongs, or too few: ${args.join(' ')}`, (t) => refused(t, [...args], says));
}

test('a reports folder that can’t be written', async (t) => {
  const file = join(temporaryFolder(t), 'reports');
  writeFileSync(file, 'a file, where a folder must be');
  await refused(t, ['run', '--reports', file], /cannot be kept in .*reports[\s\S]*--reports/);
});

test('a report to render where there is no run yet', async (t) =>
  refused(t, ['report', 'no-such-run', '--reports', reportsFolder(t).path], /There is no run yet[\s\S]*rehearse run/));

test('a definition with several mistakes: all of them, with file and key', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'environments'));
  symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'playwright.config.ts'), 'export default {};');
  writeFileSync(
    join(folder, 'environments/staging.ts'),
    `export default () => ({ name: 'staging', entrance: 'shop', services: { shop: { url: 'shop.example' } } });`,
  );
  await refused(
    t,
    ['run', '--env', 'staging'],
    /environments\/staging\.ts: services\.shop\.url[\s\S]*environments\/staging\.ts: operationsToken/,
    {
      cwd: folder,
    },
  );
});

test('ports that are taken: which, by what, and how to choose others', async (t) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(address !== null && typeof address !== 'string');
  await refused(t, ['stage', '--port', String(address.port)], new RegExp(`${address.port}[\\s\\S]*--port`));
});
