import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIncident, incidents } from '../../platform/stage/incidents.ts';
import { soundPlan } from '../../platform/stage/plan.ts';
import { Problem } from '../../support/problem.ts';
import { environmentOf, openGround, processesOf, SERVICES } from './open-stage.ts';

test('every incident has an id of its own, and a plan of its own in which something is wrong', () => {
  const plans = new Map<string, string>([[JSON.stringify(soundPlan()), 'nothing']]);
  for (const { id, apply } of incidents) {
    const plan = JSON.stringify(apply(soundPlan()));
    assert.equal(plans.get(plan), undefined, `${id} stages what another does`);
    plans.set(plan, id);
  }
  assert.equal(new Set(incidents.map(({ id }) => id)).size, incidents.length);
});

test('a part that an incident leaves out, or that refuses its variables, is told so and answers nobody', async (t) => {
  const { stage, said } = await openGround(t);
  const platform = await stage({ incident: 'missing-credential' });
  const stopped = [...(await processesOf(platform)).values()].filter(({ state }) => state !== 'running');
  assert.deepEqual(
    stopped.map(({ since: _, ...process }) => process),
    [
      {
        name: 'payments',
        kind: 'service',
        state: 'exited',
        exitCode: 78,
        refused: [{ key: 'BANK_CLIENT_SECRET', problem: 'is not set' }],
      },
    ],
  );
  await assert.rejects(fetch(`${platform.addresses.payments}/health/live`), 'nobody answers there');
  assert.match(said[0] ?? '', /missing-credential/);
  await platform.stop();

  const jobless = await stage({ incident: 'job-absent' });
  const { state, exitCode } = (await processesOf(jobless)).get('status-poller') ?? {};
  assert.deepEqual([state, exitCode], ['absent', null]);
  await assert.rejects(fetch(`${jobless.addresses['status-poller']}/health/live`));
});

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
