import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Problem } from '../../support/problem.ts';
import { rememberSecret } from '../../support/redact.ts';
import { openSupervisor, type Supervisor } from '../../support/supervise/supervisor.ts';
import { stillRunningAfter } from '../helpers/all-ended.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('a child’s end is told with its exit code and its last lines, secrets removed', async (t) => {
  const { supervisor } = await open(t);
  rememberSecret('TEST_SECRET', 'do-not-show-this');
  const program = 'console.log("first"); console.error("holds do-not-show-this"); process.exitCode = 7';
  const exit = await supervisor.start(nodeChild(program)).exited;
  assert.equal(exit.code, 7);
  assert.equal(exit.signal, null);
  assert.deepEqual(exit.lastLines.toSorted(), ['first', 'holds [secret TEST_SECRET]']);
});

test('of many lines the last twenty are kept, and each is handed on', async (t) => {
  const { supervisor } = await open(t);
  const seen: string[] = [];
  const program = 'for (let line = 1; line <= 50; line += 1) console.log(String(line))';
  const exit = await supervisor.start({ ...nodeChild(program), onLine: (line) => seen.push(line) }).exited;
  assert.equal(seen.length, 50);
  assert.deepEqual(exit.lastLines, seen.slice(-20));
});

test('a program that does not exist ends at once and says why', async (t) => {
  const { supervisor } = await open(t);
  const child = supervisor.start({ name: 'nothing', command: '/no/such/program', args: [], env: {} });
  const exit = await child.exited;
  assert.equal(child.pid, undefined);
  assert.match(exit.error?.message ?? '', /ENOENT/);
});

test('a child gets the environment it is given and no more of ours', async (t) => {
  const { supervisor } = await open(t);
  const program = 'console.log(Object.keys(process.env).sort().join(" "))';
  const { lastLines } = await supervisor.start(nodeChild(program, { GIVEN: 'yes' })).exited;
  assert.deepEqual(lastLines, ['GIVEN LIFELINE REHEARSE_SESSION']);
});

test('a child that ignores the request to end is killed after its grace', async (t) => {
  const { supervisor } = await open(t);
  const child = await startStubborn(supervisor);
  assert.equal((await child.stop({ graceMs: 50 })).signal, 'SIGKILL');
});

test('closing stops all children, then does what was asked for, and removes what was claimed', async (t) => {
  const { supervisor, folder, sessionsFolder } = await open(t);
  const claimed = join(folder, 'claimed');
  supervisor.claimFolder(claimed);
  mkdirSync(claimed);
  const file = join(folder, 'file');
  supervisor.claimFile(file);
  writeFileSync(file, '');
  const child = supervisor.start(nodeChild('setInterval(() => {}, 1000)'));
  const wereRunning: number[] = [];
  supervisor.onClose(async () => {
    wereRunning.push(...(await stillRunningAfter(0, [child.pid ?? 0])));
  });
  await Promise.all([supervisor.close(), supervisor.close()]);
  assert.deepEqual(wereRunning, []);
  assert.deepEqual(
    [claimed, file].filter((path) => existsSync(path)),
    [],
  );
  assert.deepEqual(readdirSync(sessionsFolder), []);
  assert.throws(() => supervisor.start(nodeChild('')), /closed/);
});

test('a place where nothing can be written is a problem that names it', async (t) => {
  const file = join(temporaryFolder(t), 'a file, not a folder');
  writeFileSync(file, '');
  await assert.rejects(openSupervisor({ sessionsFolder: join(file, 'sessions') }), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.message, /a file, not a folder/);
    return true;
  });
});

async function open(t: TestContext): Promise<{ supervisor: Supervisor; folder: string; sessionsFolder: string }> {
  const folder = temporaryFolder(t);
  const sessionsFolder = join(folder, 'sessions');
  const supervisor = await openSupervisor({ sessionsFolder });
  t.after(() => supervisor.close());
  return { supervisor, folder, sessionsFolder };
}

function nodeChild(program: string, env: Record<string, string> = {}) {
  return { name: 'child', command: process.execPath, args: ['--eval', program], env };
}

async function startStubborn(supervisor: Supervisor) {
  const ready = Promise.withResolvers<void>();
  const child = supervisor.start({
    name: 'stubborn',
    command: process.execPath,
    args: [join(import.meta.dirname, 'programs/stubborn.ts')],
    env: {},
    onLine: () => ready.resolve(),
  });
  await ready.promise;
  return child;
}
