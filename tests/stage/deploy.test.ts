import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { heldConfigurationSchema, versionSchema } from '../../model/operations.ts';
import { type DeploymentRequest, deploymentSchema } from '../../platform/stage/deployment/order.ts';
import { changePart, soundPlan } from '../../platform/stage/plan.ts';
import { fingerprint } from '../../support/fingerprint.ts';
import { askAsOperator, openGround, processesOf } from './open-stage.ts';

const VALUE = 'sandbox-value-77ac01';

test('what is deployed onto a running staging runs where it ran, and what refuses to start is down', async (t) => {
  const ground = await openGround(t);
  const plan = changePart(soundPlan(), 'status-poller', { started: false });
  const logsFolder = join(ground.folder, 'logs');
  const platform = await ground.stage({ plan, logsFolder });
  const { addresses, variables } = platform;
  const send = (body: unknown, token = variables.OPERATIONS_TOKEN) =>
    fetch(`${addresses.supervisor}/deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const answers: string[] = [];
  const deploy = async (order: DeploymentRequest) => {
    const answer = await send(order);
    const text = await answer.text();
    answers.push(text);
    assert.equal(answer.status, 200, text);
    return deploymentSchema.parse(JSON.parse(text));
  };
  const refusal = async (order: unknown) => {
    const answer = await send(order);
    const text = await answer.text();
    answers.push(text);
    const said = z.object({ title: z.string(), why: z.string(), remedy: z.string() }).parse(JSON.parse(text));
    return `${answer.status} ${said.title}: ${said.why}`;
  };
  const versionOf = async (part: 'portal' | 'onboarding' | 'payments' | 'status-poller') =>
    versionSchema
      .extend({ startedAt: z.string() })
      .parse(await askAsOperator(`${addresses[part]}/operations/version`, variables));
  const printOf = async (key: string) => {
    const held = heldConfigurationSchema.parse(
      await askAsOperator(`${addresses.payments}/operations/configuration`, variables),
    );
    return held.keys.find(({ name }) => name === key)?.fingerprint ?? null;
  };
  const { PIPELINE_REPOSITORY: repository = '', COMMIT: staged = '', FINGERPRINT_KEY: fingerprintKey = '' } = variables;
  const git = (...args: string[]) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
  const payments = await versionOf('payments');
  const onboarding = await versionOf('onboarding');
  const tenant = await printOf('TENANT_ID');

  await t.test('another commit and another setting, of one part alone', async () => {
    const { parts } = await deploy({
      parts: ['payments'],
      newCommit: 'Change tenants\nauthor nobody',
      build: '9.9',
      set: { TENANT_ID: VALUE },
    });
    const [part] = parts;
    assert.deepEqual([part?.state, part?.url, part?.changed], ['running', addresses.payments, ['TENANT_ID']]);
    const now = await versionOf('payments');
    assert.deepEqual([now.commit, now.build], [git('rev-parse', 'main'), '9.9']);
    assert.equal(git('log', '-1', '--format=%an: %s', 'main'), 'Platform team: Change tenants author nobody');
    assert.equal(git('rev-parse', 'main~1'), staged);
    git('fsck', '--strict');
    assert.notEqual(now.startedAt, payments.startedAt);
    assert.equal(await printOf('TENANT_ID'), fingerprint(VALUE, fingerprintKey));
    assert.deepEqual(
      { ...(await versionOf('onboarding')), now: '' },
      { ...onboarding, now: '' },
      'onboarding was not touched',
    );
  });

  await t.test('back to a commit by its name, and to values by their fingerprint or as they were staged', async () => {
    await deploy({ parts: ['payments'], commit: 'main~1', restore: { TENANT_ID: null } });
    assert.deepEqual([(await versionOf('payments')).commit, await printOf('TENANT_ID')], [staged, tenant]);
    const earlier = fingerprint(VALUE, fingerprintKey);
    await deploy({ parts: ['payments'], restore: { TENANT_ID: earlier } });
    assert.equal(await printOf('TENANT_ID'), earlier);
    const { parts } = await deploy({ parts: ['payments'], set: { A_NEW_KEY: 'yes' }, restore: { TENANT_ID: tenant } });
    assert.deepEqual(parts[0]?.added, ['A_NEW_KEY']);
    assert.notEqual(await printOf('A_NEW_KEY'), null);
    await deploy({ parts: ['payments'], restore: { A_NEW_KEY: null } });
    assert.deepEqual([await printOf('A_NEW_KEY'), await printOf('TENANT_ID')], [null, tenant]);
  });

  await t.test('a part that refuses its new configuration is down, is listed so, and comes back', async () => {
    const { parts } = await deploy({ parts: ['payments', 'portal'], unset: ['ENVIRONMENT_ID'] });
    assert.deepEqual(
      parts.map(({ part, state, refused }) => [part, state, refused]),
      ['payments', 'portal'].map((part) => [part, 'refused', [{ key: 'ENVIRONMENT_ID', problem: 'is not set' }]]),
    );
    await assert.rejects(fetch(`${addresses.payments}/health/live`));
    const listed = (await processesOf(platform)).get('payments');
    assert.deepEqual([listed?.state, listed?.exitCode, listed?.refused[0]?.key], ['exited', 78, 'ENVIRONMENT_ID']);
    await deploy({ parts: ['payments', 'portal'], restore: { ENVIRONMENT_ID: null } });
    assert.equal((await processesOf(platform)).get('payments')?.state, 'running');
    assert.equal((await fetch(`${addresses.portal}/health/ready`)).status, 200);
  });

  await t.test('a part that was never deployed can be, with a schedule of its own', async () => {
    assert.equal((await processesOf(platform)).get('status-poller')?.state, 'absent');
    const [part] = (await deploy({ parts: ['status-poller'], set: { POLL_SCHEDULE: '0 0 * * * *' } })).parts;
    assert.deepEqual([part?.state, part?.url], ['running', addresses['status-poller']]);
    const job = z
      .looseObject({ schedule: z.string() })
      .parse(await askAsOperator(`${addresses['status-poller']}/operations/job`, variables));
    assert.equal(job.schedule, '0 0 * * * *');
  });

  await t.test('a flag is switched, and two deployments at once are made one after the other', async () => {
    await Promise.all([
      deploy({ flags: { 'instant-payments': false } }),
      deploy({ flags: { 'instant-payments': true } }),
    ]);
    await deploy({ flags: { 'maintenance-banner': true } });
    const flag = async (name: string) => {
      const answer = await fetch(`${addresses.supervisor}/ofrep/v1/evaluate/flags/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${variables.OPERATIONS_TOKEN}` },
      });
      return z.looseObject({ value: z.boolean() }).parse(await answer.json()).value;
    };
    assert.deepEqual([await flag('instant-payments'), await flag('maintenance-banner')], [true, true]);
  });

  await t.test('what can’t be deployed is refused with the reason, and nothing is restarted', async () => {
    const before = await versionOf('payments');
    assert.match(
      await refusal({ parts: ['payments'], unset: ['TENANT'] }),
      /^422 .*no TENANT: .*did you mean TENANT_ID/,
    );
    assert.match(await refusal({ parts: ['payments'], set: { PORT: '1' } }), /^422 PORT of payments stays/);
    assert.match(await refusal({ parts: ['payments'], commit: 'no-such' }), /^422 There is no such commit/);
    assert.match(await refusal({ parts: ['payments'], commit: '--help' }), /^422 There is no such commit/);
    assert.match(
      await refusal({ parts: ['payments'], restore: { TENANT_ID: 'f'.repeat(16) } }),
      /^422 .*cannot be restored/,
    );
    assert.match(await refusal({ flags: { 'instant-payment': true } }), /^422 .*did you mean instant-payments/);
    assert.match(await refusal({ parts: ['bank'], commit: staged }), /^422 The bank has no commit/);
    assert.match(await refusal({ set: { TENANT_ID: VALUE } }), /^422 No part is named/);
    assert.match(await refusal({}), /^422 Nothing is to be deployed/);
    assert.match(await refusal({ parts: ['payment'] }), /^400 .*wrong: parts/);
    assert.match(await refusal({ parts: ['payments'], set: { 'A B': VALUE } }), /^400 .*wrong: set/);
    assert.equal((await send({ parts: ['payments'] }, 'wrong')).status, 401);
    assert.equal((await send({ parts: ['payments'], set: { LARGE: 'x'.repeat(300_000) } })).status, 413);
    assert.equal((await versionOf('payments')).startedAt, before.startedAt);
  });

  const made = await askAsOperator(`${addresses.supervisor}/deployments`, variables);
  const told = [...answers, ...ground.said, JSON.stringify(made)].join('\n');
  assert.ok(told.includes('TENANT_ID') && !told.includes(VALUE), 'no value is told');
  await platform.stop();
  assert.deepEqual(ground.running(), []);
});
