import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { runGit } from '../../../readiness/sources/git/run-git.ts';
import { waitFor } from '../../../support/wait.ts';
import { projectFolder, startMarked } from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const source = (file: string) => JSON.stringify(pathToFileURL(join(projectFolder, 'readiness/sources', file)).href);

/** Runs a script of the shell in a group, from a process of its own; waits until its children are there. */
async function startedElsewhere(context: TestContext, script: string, children: number) {
  const file = join(temporaryFolder(context), 'run.mjs');
  const run = { program: 'sh', parameters: ['-c', script], withinMs: 60_000, largestBytes: 1000 };
  const options = `{ ...${JSON.stringify(run)}, signal: new AbortController().signal }`;
  writeFileSync(file, `import { runInGroup } from ${source('run-in-group.ts')};\nawait runInGroup(${options});\n`);
  const running = startMarked(context, [file], {});
  const sleeping = () => running.processes().filter((line) => line.includes('sleep 60'));
  const there = await waitFor(async () => (sleeping().length >= children ? true : undefined), { withinMs: 20_000 });
  assert.ok(there.arrived, running.printed());
  return running;
}

test('what a command started is gone soon after we were killed, also what ignores signals', async (t) => {
  const running = await startedElsewhere(t, `trap '' TERM INT HUP; sleep 60 & sleep 60 & wait`, 2);
  running.child.kill('SIGKILL');
  await running.ended;
  assert.deepEqual(await running.leftAfter(2000), []);
});

test('what git started is ended with it', async (t) => {
  const folder = temporaryFolder(t);
  const told = join(folder, 'pid');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\nsleep 60 &\necho $! > '${told}'\nexec sleep 60\n`, { mode: 0o755 });
  const file = join(folder, 'run.mjs');
  const call = `await runGit(['--version'], { signal: new AbortController().signal, withinMs: 300 })`;
  writeFileSync(file, `import { runGit } from ${source('git/run-git.ts')};\nconsole.log((${call}).reason);\n`);
  const running = startMarked(t, [file], { env: { PATH: `${folder}:${process.env.PATH}` } });
  const { stdout } = await running.ended;
  assert.equal(stdout, 'git gave no answer within 300 ms\n');
  assert.deepEqual(await running.leftAfter(2000), []);
});

test('of a long complaint of git the beginning is still understood', async (t) => {
  const asked = { signal: new AbortController().signal, withinMs: 5000 };
  const answer = await runGit(['-C', join(temporaryFolder(t), 'x'.repeat(200)), 'status'], asked);
  assert.deepEqual(answer, { ran: false, reason: 'there is no such folder' });
});
