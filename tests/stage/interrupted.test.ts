import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { listSessionPaths, readSession, type Session } from '../../support/supervise/session-file.ts';
import { waitFor } from '../../support/wait.ts';
import { projectFolder, startRehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const SESSIONS = join(projectFolder, '.rehearse/sessions');

test('Ctrl-C while git keeps the staging waiting ends it: nothing more is begun, nothing is left', async (t) => {
  const folder = temporaryFolder(t);
  const calls = join(folder, 'calls');
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "$1" >> '${calls}'\nexec sleep 60\n`, { mode: 0o755 });
  const running = startRehearse(t, ['check'], { env: { PATH: `${folder}${delimiter}${process.env.PATH}` } });
  const asked = await waitFor(async () => (existsSync(calls) ? true : undefined), { withinMs: 20_000 });
  assert.ok(asked.arrived, running.printed());
  const session = sessionOf(running.child.pid);
  assert.ok(session !== undefined && session.folders.length > 0, 'it wrote down what it makes');
  running.child.kill('SIGINT');
  assert.equal((await running.ended).exitCode, 130, running.printed());
  assert.deepEqual(await running.leftAfter(2000), []);
  assert.equal(readFileSync(calls, 'utf8'), 'rev-parse\n');
  assert.deepEqual(session.folders.filter(existsSync), []);
  assert.equal(sessionOf(running.child.pid), undefined);
});

/** What the process with this id has written down; others stage beside it. */
function sessionOf(pid: number | undefined): Session | undefined {
  return listSessionPaths(SESSIONS)
    .map(readSession)
    .find((session) => session?.conductor.pid === pid);
}
