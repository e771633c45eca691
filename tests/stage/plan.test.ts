import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Client } from 'pg';
import { capacityReportSchema, heldConfigurationSchema, jobReportSchema } from '../../model/operations.ts';
import { startDatabase } from '../../platform/database/launcher.ts';
import { change, changePart, type StagePlan, soundPlan } from '../../platform/stage/plan.ts';
import { askAsOperator, openGround, processesOf } from './open-stage.ts';

async function rows(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function staged(t: TestContext, plan: StagePlan) {
  const { stage, supervisor, folder } = await openGround(t);
  const server = await startDatabase({ folder: join(folder, 'server'), supervisor });
  const platform = await stage({ plan, databaseUrl: server.url });
  const { addresses, variables } = platform;
  return {
    platform,
    ask: (part: keyof typeof addresses, path: string) => askAsOperator(addresses[part] + path, variables),
  };
}

test('all that a plan has wrong is wrong, and only that', async (t) => {
  let plan = changePart(soundPlan(), 'edge', { crashes: true });
  plan = changePart(plan, 'payments', { withheld: ['TENANT_ID'], replaced: { LEFT_OVER: 'yes' } });
  plan = changePart(plan, 'status-poller', { replaced: { POLL_RUNS_AT_MOST: '0' }, otherDatabase: false });
  plan = change(plan, 'database', {
    withoutMigrations: ['0005'],
    withoutCustomer: true,
    connectionLimit: 40,
    waitingApplications: 2,
    lastPollEndedMsAgo: 3_600_000,
  });
  plan = change(plan, 'handedOut', { EDGE_RESOLVES_TO: '192.0.2.10' });
  const { platform, ask } = await staged(t, plan);
  const { DATABASE_URL = '', EDGE_RESOLVES_TO } = platform.variables;

  const { state, exitCode } = (await processesOf(platform)).get('edge') ?? {};
  assert.deepEqual([state, exitCode], ['exited', null]);
  const { keys } = heldConfigurationSchema.parse(await ask('payments', '/operations/configuration'));
  const present = new Map(keys.map((key) => [key.name, key.present]));
  assert.deepEqual(
    ['TENANT_ID', 'LEFT_OVER', 'STATEMENTS_URL'].map((name) => present.get(name)),
    [false, true, true],
  );
  assert.deepEqual(await rows(DATABASE_URL, 'select max(name) from schema_migrations'), ['0004-bank-callbacks.sql']);
  assert.deepEqual(await rows(DATABASE_URL, 'select count(*)::int from customers'), [0]);
  assert.deepEqual(await rows(DATABASE_URL, `select count(*)::int from applications where status = 'submitted'`), [2]);
  const { capacities } = capacityReportSchema.parse(await ask('payments', '/operations/capacity'));
  assert.equal(capacities[0]?.total, 40);
  const { lastRun } = jobReportSchema.parse(await ask('status-poller', '/operations/job'));
  const ago = Date.now() - Date.parse(lastRun?.endedAt ?? '');
  assert.ok(ago >= 3_600_000 && ago < 3_700_000, `${ago} ms`);
  assert.equal(EDGE_RESOLVES_TO, '192.0.2.10');
});

test('with nothing wrong everything is there, and a database that is taken down is gone', async (t) => {
  const { platform, ask } = await staged(t, change(soundPlan(), 'database', { takenDown: true }));
  const { variables, addresses } = platform;
  const { DATABASE_URL = '' } = variables;
  await assert.rejects(rows(DATABASE_URL, 'select 1'));
  assert.equal((await fetch(`${addresses.onboarding}/health/ready`)).status, 503);

  const onboarding = heldConfigurationSchema.parse(await ask('onboarding', '/operations/configuration'));
  const traits = new Map(onboarding.keys.map((key) => [key.name, key.traits]));
  assert.ok(traits.get('SIGNING_CERTIFICATE')?.shapes.includes('certificate'));
  assert.ok(traits.get('LICENCE')?.shapes.includes('jwt'));
  assert.notEqual(traits.get('LICENCE')?.expiresAt, null);
  const certificate = await fetch(`${addresses.onboarding}/.well-known/signing-certificate`);
  assert.match(await certificate.text(), /^-----BEGIN CERTIFICATE-----/);
  const support = await fetch(`${addresses.portal}/support`);
  assert.match(await support.text(), /<h1>Support<\/h1>/, 'the portal’s link leads there');
});
