import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readVariablesFile } from '../../environments/variables.ts';
import { waitFor } from '../../support/wait.ts';
import { copiedProject } from '../helpers/copied-project.ts';
import { firstOfFreePorts } from '../helpers/free-ports.ts';
import { type Running, reportsFolder, startMarked } from '../helpers/rehearse-command.ts';

const SECRETS = ['OPERATIONS_TOKEN', 'BANK_CLIENT_SECRET'];

test('a platform left running by stage is rehearsed from another terminal, and no secret is kept of it', async (t) => {
  const project = copiedProject(t);
  const rehearse = (...args: string[]) => startMarked(t, [join(project, 'cli/main.ts'), ...args], { cwd: project });
  const staged = rehearse('stage', '--port', String(await firstOfFreePorts()));
  await printed(staged, /until Ctrl-C/);
  const variablesFile = join(project, 'environments/.env.development');
  const variables = readVariablesFile(variablesFile);
  const values = SECRETS.map((name) => variables[name] ?? '');
  assert.ok(values.every((value) => value.length >= 16));
  assert.equal(statSync(variablesFile).mode & 0o777, 0o600);

  const reports = reportsFolder(t);
  const only = ['--only', 'approved by the bank'];
  const run = rehearse('run', '--env', 'development', ...only, '--reports', reports.path);
  assert.equal((await run.ended).exitCode, 0, run.printed());
  const check = rehearse('check', '--env', 'development', '--json');
  assert.equal((await check.ended).exitCode, 0, check.printed());
  const told = [
    run.printed(),
    check.printed(),
    staged.printed(),
    ...filesIn(reports.path).map((file) => readFileSync(file, 'latin1')),
  ];
  for (const text of told) for (const value of values) assert.ok(!text.includes(value));

  staged.child.kill('SIGINT');
  assert.equal((await staged.ended).exitCode, 130, staged.printed());
  assert.deepEqual(await staged.leftAfter(2000), []);
  assert.ok(!existsSync(variablesFile));
});

test('a staged platform whose starter is killed with SIGKILL leaves no process and no file', async (t) => {
  const project = copiedProject(t);
  const staged = startMarked(t, [join(project, 'cli/main.ts'), 'stage', '--port', String(await firstOfFreePorts())], {
    cwd: project,
  });
  await printed(staged, /until Ctrl-C/);
  const variablesFile = join(project, 'environments/.env.development');
  assert.ok(existsSync(variablesFile));
  assert.ok(staged.processes().length >= 7);
  staged.child.kill('SIGKILL');
  assert.deepEqual(await staged.leftAfter(2000), []);
  assert.ok(!existsSync(variablesFile));
});

async function printed(running: Running, expected: RegExp): Promise<void> {
  const waited = await waitFor(
    async () => (expected.test(running.printed()) || running.child.exitCode !== null ? true : undefined),
    { withinMs: 60_000 },
  );
  assert.ok(waited.arrived && running.child.exitCode === null, running.printed());
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
