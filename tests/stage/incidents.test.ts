import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIncident, incidents } from '../../platform/stage/incidents.ts';
import type { ListedProcess } from '../../platform/stage/process-list.ts';
import { Problem } from '../../support/problem.ts';
import { environmentOf, openGround, processesOf, SERVICES } from './open-stage.ts';

/** What is not running in each incident, and why. */
const NOT_RUNNING: Record<string, Partial<ListedProcess>[]> = {
  'missing-credential': [
    {
      name: 'payments',
      kind: 'service',
      state: 'exited',
      exitCode: 78,
      refused: [{ key: 'BANK_CLIENT_SECRET', problem: 'is not set' }],
    },
  ],
  'job-absent': [{ name: 'status-poller', kind: 'job', state: 'absent', exitCode: null, refused: [] }],
  'bank-down': [{ name: 'bank', kind: 'bank', state: 'absent', exitCode: null, refused: [] }],
  'wrong-environment': [],
  'job-elsewhere': [],
  'callback-secret-differs': [],
};

for (const { id, title } of incidents) {
  test(`${id}: ${title}`, async (t) => {
    const { stage, said } = await openGround(t);
    const platform = await stage({ incident: id });
    const stopped = [...(await processesOf(platform)).values()].filter(({ state }) => state !== 'running');
    assert.deepEqual(
      stopped.map(({ since: _, ...process }) => process),
      NOT_RUNNING[id],
    );
    for (const { name } of stopped) {
      const address = Object.entries(platform.addresses).find(([part]) => part === name)?.[1];
      await assert.rejects(fetch(`${address}/health/live`), 'nobody answers there');
    }
    assert.match(said[0] ?? '', new RegExp(id));
  });
}

test('wrong-environment: onboarding alone says it is elsewhere', async (t) => {
  const { stage } = await openGround(t);
  const platform = await stage({ incident: 'wrong-environment' });
  const environments = await Promise.all(SERVICES.map((name) => environmentOf(platform, name)));
  const names = environments.map(({ name }) => name);
  assert.deepEqual(names, ['test', 'beta', 'test', 'test']);
});

test('an incident that does not exist is a problem that lists those that do', () => {
  assert.throws(
    () => findIncident('flood'),
    (error) => {
      assert.ok(error instanceof Problem);
      for (const { id } of incidents) assert.match(error.remedy, new RegExp(id));
      return true;
    },
  );
});
