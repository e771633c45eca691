import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import { holdEnvironment, lockOf } from '../../cli/lock/hold-environment.ts';
import { openLedger } from '../../verdict/ledger/open-ledger.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const PROGRAM = join(import.meta.dirname, 'programs/hold.ts');
const MAIN = join(import.meta.dirname, '../../cli/main.ts');

test('of processes that want an environment at once one gets it; when that is killed, the next one does at once', async (t) => {
  const reports = temporaryFolder(t);
  const racing = await Promise.all(['a', 'b', 'c'].map((run) => begun(t, reports, run)));
  const winners = racing.filter(({ said }) => said.startsWith('held'));
  assert.equal(winners.length, 1, racing.map(({ said }) => said).join('; '));
  assert.ok(racing.some(({ said }) => said === 'refused staging is being rehearsed on already'));
  const [winner] = winners;
  winner?.child.kill('SIGKILL');
  if (winner !== undefined) await once(winner.child, 'close');
  assert.equal((await begun(t, reports, 'd')).said, 'held d');
});

test('a run on an environment that is held says who holds it, and plays nothing; unlock lets the next one in', async (t) => {
  const project = projectOf(t);
  const reports = join(project, 'reports');
  const ledger = await openLedger(undefined, { reports, project, variables: {} });
  await using held = await holdEnvironment({ ledger, environment: 'place', run: 'run-before', say: () => {} });
  const refused = await rehearse(project, 'run', '--env', 'place');
  assert.equal(refused.code, 2);
  assert.match(
    refused.said,
    /place is being rehearsed on already\n {2}why: run run-before has had it since .* UTC \(process \d+ of this machine/,
  );
  assert.match(refused.said, /--wait 10m; if that run is no more: npx rehearse unlock --env place/);

  const unlocked = await rehearse(project, 'unlock', '--env', 'place');
  assert.match(unlocked.said, /^place is free\. Before, run run-before has had it since/);
  await assert.rejects(held.confirm(), /The lock on place was lost/);
  assert.ok(held.signal.aborted, 'the run hears of it');
  assert.match((await rehearse(project, 'unlock', '--env', 'place')).said, /^Nobody holds place\./);
  await using _next = await holdEnvironment({ ledger, environment: 'place', run: 'run-after', say: () => {} });
});

test('an environment stays a run’s own while its shards are awaited, whoever began it having ended', async (t) => {
  const reports = temporaryFolder(t);
  const ledger = await openLedger(undefined, { reports, project: reports, variables: {} });
  const hold = (run: string) => holdEnvironment({ ledger, environment: 'staging', run, say: () => {} });
  const beginning = await hold('run-a');
  beginning.leaveToShards();
  await beginning[Symbol.asyncDispose]();
  await assert.rejects(hold('run-b'), /staging is being rehearsed on already/);
  const merging = await hold('run-a');
  await merging[Symbol.asyncDispose]();
  await using _free = await hold('run-b');
  assert.equal((await lockOf(ledger, 'staging').holder())?.run, 'run-b');
});

test('a ledger that can hold no lock is said, and keeps nobody from rehearsing', async (t) => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'store.mjs'), 'export default { getItem: () => null, setItem() {}, getKeys: () => [] };');
  const ledger = await openLedger('module:store.mjs', { reports: folder, project: folder, variables: {} });
  const said: string[] = [];
  await using _held = await holdEnvironment({
    ledger,
    environment: 'staging',
    run: 'a',
    say: (text) => said.push(text),
  });
  assert.deepEqual(said, ['staging is not locked: the ledger of store.mjs can hold no lock (docs/remote.md)']);
});

async function begun(t: TestContext, reports: string, run: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [PROGRAM, reports, run], { stdio: ['ignore', 'pipe', 'inherit'] });
  t.after(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const [said] = await once(lines, 'line');
  return { child, said: String(said) };
}

async function rehearse(project: string, ...args: string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)));
  const [code] = await once(child, 'close');
  return { code, said: said.join('') };
}

function projectOf(t: TestContext): string {
  const project = temporaryFolder(t);
  mkdirSync(join(project, 'environments'));
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{ "name": "theirs", "type": "module" }');
  writeFileSync(join(project, 'playwright.config.ts'), 'export default {};');
  const define = join(import.meta.dirname, '../../environments/define.ts');
  writeFileSync(
    join(project, 'environments/place.ts'),
    `import { defineEnvironment } from ${JSON.stringify(define)};
export default defineEnvironment(() => ({
  identity: 'place',
  owner: { name: 'Web', timeZone: 'Europe/London', workingHours: '09:00-17:00', contact: '#web' },
  sources: [],
  entrance: 'web',
  services: { web: { url: 'http://127.0.0.1:9' } },
}));
`,
  );
  return project;
}
