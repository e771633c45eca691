import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Problem } from '../../../support/problem.ts';
import { withLock } from '../../../verdict/ledger/files/folder-lock.ts';
import { openLedger } from '../../../verdict/ledger/open-ledger.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const PROCESSES = 10;
const LINES = 1000;

test('ten processes append 1,000 lines each, one is killed in the middle: every acknowledged line is there once', async (t) => {
  const reports = temporaryFolder(t);
  // Never done before it is killed, however fast the machine.
  const victim = startWriter(t, reports, 'victim', LINES * 1000);
  const others = Array.from({ length: PROCESSES - 1 }, (_, index) => startWriter(t, reports, `writer${index}`, LINES));
  const writers = [victim, ...others];
  await victim.hasAcknowledged(LINES / 2);
  victim.child.kill('SIGKILL');
  const endings = await Promise.all(writers.map(({ ended }) => ended));
  assert.deepEqual(endings, ['SIGKILL', ...Array(PROCESSES - 1).fill('exit code 0')]);

  const file = join(reports, 'ledger', 'staging.jsonl');
  const runs = [...readFileSync(file, 'utf8').matchAll(/"run":"([^"]+)"/g)].map(([, run = '']) => run);
  assert.equal(new Set(runs).size, runs.length, 'a line is there twice');
  const kept = new Set(runs);
  const lost = writers.flatMap(({ acknowledged }) => acknowledged()).filter((run) => !kept.has(run));
  assert.deepEqual(lost, []);
  for (const { acknowledged } of others) assert.equal(acknowledged().length, LINES);

  await using ledger = await openLedger(undefined, { reports, project: reports, variables: {} });
  await ledger.append(ledgerEntry('afterwards'));
  assert.deepEqual(await ledger.verify('staging'), { lines: runs.length + 1, troubles: [] });
  const left = readdirSync(join(reports, 'ledger')).sort();
  assert.deepEqual(left, ['staging.head.json', 'staging.jsonl']);
});

test('a lock whose holder was killed is taken over by one of many, and the others wait for that one', async (t) => {
  const folder = temporaryFolder(t);
  const path = join(folder, 'a.lock');
  const { child, ended } = startHolder(t, path);
  await once(child, 'message');
  child.kill('SIGKILL');
  await ended;
  assert.equal(readdirSync(path).length, 1, 'it died with the lock in its hands');

  let inside = 0;
  let most = 0;
  const turns = Array.from({ length: 12 }, () =>
    withLock(path, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
    }),
  );
  await Promise.all(turns);
  assert.equal(most, 1);
  assert.deepEqual(readdirSync(folder), []);
});

test('somebody who looked long ago can’t take the lock away from its next holder', async (t) => {
  const path = join(temporaryFolder(t), 'a.lock');
  const gone = `${await endedProcess()}@0123456789ab@0123456789ab@${hostname()}`;
  mkdirSync(path);
  writeFileSync(join(path, gone), '');
  await withLock(path, async () => {
    assert.ok(!readdirSync(path).includes(gone));
    await assert.rejects(
      withLock(path, async () => assert.fail('two at once'), 50),
      (error) => error instanceof Problem && error.why.includes(`process ${process.pid} holds its lock`),
    );
  });
});

test('a lock of another machine is never taken over, and the way out is told', async (t) => {
  const path = join(temporaryFolder(t), 'a.lock');
  mkdirSync(path);
  writeFileSync(join(path, '1@0123456789ab@0123456789ab@another-machine'), '');
  await assert.rejects(
    withLock(path, async () => assert.fail('two at once'), 50),
    (error) => error instanceof Problem && /of another-machine/.test(error.why) && error.remedy.includes(path),
  );
  renameSync(path, `${path}-away`);
  assert.equal(await withLock(path, async () => 'free'), 'free');
});

interface Writer {
  child: ChildProcess;
  ended: Promise<string>;
  acknowledged(): string[];
  hasAcknowledged(count: number): Promise<void>;
}

function startWriter(t: TestContext, reports: string, name: string, lines: number): Writer {
  const program = join(import.meta.dirname, 'programs/append.ts');
  const child = spawn(process.execPath, [program, reports, name, String(lines)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  // What is after the last line end was not said whole.
  const acknowledged = () => said.split('\n').slice(0, -1);
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  child.on('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  t.after(() => child.kill('SIGKILL'));
  const waiting: (() => void)[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    for (const look of waiting) look();
  });
  const hasAcknowledged = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => acknowledged().length >= count && resolve();
      waiting.push(look);
      look();
    });
  return { child, ended, acknowledged, hasAcknowledged };
}

function startHolder(t: TestContext, path: string): { child: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'programs/hold-lock.ts'), path], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  t.after(() => child.kill('SIGKILL'));
  return { child, ended: once(child, 'close') };
}

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'close');
  assert.ok(child.pid !== undefined);
  return child.pid;
}
