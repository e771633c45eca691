import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sendSignal } from '../../support/supervise/processes.ts';
import { readSession, sessionPath } from '../../support/supervise/session-file.ts';
import { openSupervisor } from '../../support/supervise/supervisor.ts';
import { waitFor } from '../../support/wait.ts';
import { stillRunningAfter } from '../helpers/all-ended.ts';
import { type RunningConductor, startConductor } from '../helpers/start-conductor.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const LIMIT_MS = 2000;

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
  test(`a conductor ended by ${signal} leaves no process, folder or file`, async (t) => {
    const { running, sessionsFolder } = await start(t);
    assert.ok(existsSync(running.folder) && existsSync(running.file ?? ''));
    await running.end(signal);
    assert.deepEqual(await stillRunningAfter(LIMIT_MS, running.pids), []);
    assert.deepEqual(await leftOf(running, sessionsFolder), []);
  });
}

test('what a conductor leaves when its watchdog is killed with it is cleared up by the next one', async (t) => {
  const { running, sessionsFolder } = await start(t);
  const watchdog = readSession(sessionPath(sessionsFolder, running.session))?.watchdog;
  assert.ok(watchdog);
  sendSignal(watchdog.pid, 'SIGKILL');
  assert.deepEqual(await stillRunningAfter(LIMIT_MS, [watchdog.pid]), []);
  await running.end('SIGKILL');
  assert.ok(existsSync(running.folder), 'nobody was there to remove it');

  const next = await openSupervisor({ sessionsFolder });
  assert.deepEqual(await stillRunningAfter(0, running.pids), []);
  assert.ok(!existsSync(running.folder));
  await next.close();
  assert.deepEqual(readdirSync(sessionsFolder), []);
});

test('a session whose conductor lives is left alone by the next one', async (t) => {
  const { running, sessionsFolder } = await start(t);
  const other = await openSupervisor({ sessionsFolder });
  await other.close();
  assert.deepEqual(await stillRunningAfter(0, running.pids), running.pids);
  assert.ok(existsSync(running.folder));
  await running.end('SIGTERM');
  assert.deepEqual(await stillRunningAfter(LIMIT_MS, running.pids), []);
});

async function start(t: TestContext): Promise<{ running: RunningConductor; sessionsFolder: string }> {
  const work = temporaryFolder(t);
  const sessionsFolder = join(work, 'sessions');
  const program = join(import.meta.dirname, 'programs/conductor.ts');
  return { running: await startConductor(t, program, [sessionsFolder, work]), sessionsFolder };
}

/** The paths that are left after the watchdog has had its time. */
async function leftOf({ folder, file = '', session }: RunningConductor, sessionsFolder: string): Promise<string[]> {
  const left = () => [folder, file, sessionPath(sessionsFolder, session)].filter((path) => existsSync(path));
  await waitFor(async () => (left().length === 0 ? true : undefined), { withinMs: LIMIT_MS });
  return left();
}
