import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { driftedFactInWords } from '../../model/drifted-fact-in-words.ts';
import type { Environment } from '../../model/environment.ts';
import type { Fingerprint } from '../../model/fingerprint.ts';
import { startDatabase } from '../../platform/database/launcher.ts';
import type { DeploymentRequest } from '../../platform/stage/deployment/order.ts';
import { changePart, soundPlan } from '../../platform/stage/plan.ts';
import { PIPELINE_FILE } from '../../platform/stage/repository/history.ts';
import { takeFingerprint } from '../../readiness/fingerprint/take-fingerprint.ts';
import { changedBetween } from '../../verdict/drift/changed-between.ts';
import { differencesOf } from '../../verdict/drift/differences.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { openGround } from './open-stage.ts';

const CANARY = 'canary-value-5dd0c1';

/** What became otherwise, as `id: in words`. */
function inWords(before: Fingerprint, after: Fingerprint): string[] {
  return changedBetween(before, after).map((fact) => `${fact.id}: ${driftedFactInWords(fact)}`);
}

test('each change of a staged platform is named, and nothing else; the same platform staged again has none', async (t) => {
  const ground = await openGround(t);
  const server = await startDatabase({ folder: join(ground.folder, 'server'), supervisor: ground.supervisor });
  const source = await openEnvironment(projectFolder, 'local');
  const stage = (plan = soundPlan()) => ground.stage({ plan, databaseUrl: server.url, environmentName: 'local' });
  const look = (environment: Environment) => takeFingerprint(environment, { project: projectFolder });

  const platform = await stage();
  const { addresses, variables } = platform;
  const environment = source.load(variables);
  const sound = await look(environment);
  const deploy = async (order: DeploymentRequest) => {
    const answer = await fetch(`${addresses.supervisor}/deployments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${variables.OPERATIONS_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    assert.equal(answer.status, 200, await answer.text());
  };
  const commit = (change: string) => {
    const { PIPELINE_REPOSITORY: repository = '' } = variables;
    const by = 'committer Priya <priya@northgate.example> 1790000000 +0000\ndata 14\nTidy workflows';
    const stream = `commit refs/heads/main\n${by}\nfrom refs/heads/main^0\n${change}\n`;
    execFileSync('git', ['fast-import', '--quiet'], {
      input: stream,
      env: { ...process.env, GIT_DIR: `${repository}/.git` },
    });
  };
  const seen = [sound];
  /** Makes a change, and gives what became otherwise by it. */
  const after = async (change: DeploymentRequest | (() => void)) => {
    if (typeof change === 'function') change();
    else await deploy(change);
    const now = await look(environment);
    const before = seen.at(-1) ?? now;
    seen.push(now);
    assert.deepEqual(now.unread, []);
    return inWords(before, now);
  };

  await t.test('looking again changes nothing, and all that there is was read', async () => {
    assert.deepEqual(inWords(sound, await look(environment)), []);
    assert.deepEqual(sound.unread, []);
    const kinds = new Set(sound.facts.map(({ id }) => id.split('/')[0]));
    const expected = ['bank', 'build', 'configuration', 'flag', 'job', 'pipeline', 'rehearse', 'version'];
    assert.deepEqual([...kinds].toSorted(), expected);
  });

  await t.test('one change, one fact', async () => {
    assert.deepEqual(await after({ parts: ['payments'], set: { TENANT_ID: '7d3c1c4e-58cf-4f0f-9f56-0ad9d51c4a01' } }), [
      'configuration/payments/TENANT_ID: set to another value',
    ]);
    assert.deepEqual(await after({ parts: ['payments'], set: { LEFT_OVER: CANARY } }), [
      'configuration/payments/LEFT_OVER: set; it was not set',
    ]);
    assert.deepEqual(await after({ parts: ['payments'], unset: ['TENANT_ID'] }), [
      'configuration/payments/TENANT_ID: no longer set',
    ]);
    assert.deepEqual(await after({ parts: ['portal'], set: { PREVIEW_PASSWORD: ' ' } }), [
      'configuration/portal/PREVIEW_PASSWORD: set to nothing; it was not set',
    ]);
    assert.deepEqual(await after({ parts: ['onboarding'], set: { BANK_CLIENT_SECRET: CANARY } }), [
      'configuration/onboarding/BANK_CLIENT_SECRET: set to another value',
    ]);
    assert.deepEqual(await after({ parts: ['payments'], set: { STATEMENTS_URL: 'https://beta.northgate.example' } }), [
      'configuration/payments/STATEMENTS_URL: set to another value',
    ]);
    assert.deepEqual(await after({ parts: ['status-poller'], set: { POLL_SCHEDULE: '*/9 * * * * *' } }), [
      'job/status-poller/schedule: */9 * * * * * instead of */2 * * * * *',
    ]);
    assert.deepEqual(await after({ parts: ['status-poller'], set: { POLL_TIME_ZONE: 'Europe/Lisbon' } }), [
      'job/status-poller/time-zone: Europe/Lisbon instead of UTC',
    ]);
    assert.deepEqual(await after({ parts: ['payments'], build: '9.9' }), ['build/payments: 9.9 instead of 0.1.0']);
    const [deployed = '', ...more] = await after({ parts: ['payments'], newCommit: 'Try other fees' });
    assert.match(deployed, /^version\/payments: [0-9a-f]{12} instead of [0-9a-f]{12}$/);
    assert.deepEqual(more, []);
    assert.deepEqual(await after({ flags: { 'instant-payments': false } }), [
      'flag/instant-payments: off instead of on',
    ]);
    const [changed = '', ...others] = await after(() => commit(`M 100644 inline ${PIPELINE_FILE}\ndata 5\nname:\n`));
    assert.match(changed, /^pipeline\/deploy\/configuration: [0-9a-f]{12} instead of [0-9a-f]{12}$/);
    assert.deepEqual(others, []);
    const [gone = '', ...rest] = await after(() => commit(`D ${PIPELINE_FILE}`));
    assert.match(gone, /^pipeline\/deploy\/configuration: not there instead of [0-9a-f]{12}$/);
    assert.deepEqual(rest, []);
    assert.deepEqual(await after({ parts: ['bank'], set: { BANK_VERSION: '2026-09' } }), [
      'bank/version: 2026-09 instead of 2026-03',
    ]);
  });

  await t.test('several at once: all, and no others', async () => {
    const order = { parts: ['status-poller' as const], set: { POLL_SUSPENDED: 'yes', BANK_CLIENT_ID: 'another' } };
    const changes = await after({ ...order, unset: ['POLL_AT_START'], flags: { 'business-accounts': false } });
    assert.deepEqual(changes.toSorted(), [
      'configuration/status-poller/BANK_CLIENT_ID: set to another value',
      'configuration/status-poller/POLL_AT_START: no longer set',
      'configuration/status-poller/POLL_SUSPENDED: set; it was not set',
      'flag/business-accounts: off instead of on',
      'job/status-poller/enabled: not enabled instead of enabled',
    ]);
    assert.equal(differencesOf(sound, seen.at(-1) ?? sound).facts.length, 17, 'since the beginning: each of them once');
  });

  await t.test('who changed it is told where git knows, and no value is', () => {
    const now = seen.at(-1);
    const fact = (id: string) => now?.facts.find((each) => each.id === id)?.changed;
    assert.deepEqual(
      [fact('version/payments')?.by, fact('version/payments')?.what],
      ['Platform team', 'Try other fees'],
    );
    assert.deepEqual(fact('pipeline/deploy/configuration'), {
      at: '2026-09-21T14:13:20.000Z',
      by: 'Priya',
      what: 'Tidy workflows',
    });
    const values = Object.entries(variables).filter(([name]) => /SECRET|TOKEN|_KEY|_ID$|DATABASE_URL/.test(name));
    for (const value of [...values.map(([, text]) => text), CANARY].filter((text) => text.length > 8)) {
      assert.ok(!JSON.stringify(seen).includes(value));
    }
  });

  await t.test('a service that can’t be asked is no change: nobody knows', async () => {
    await deploy({ parts: ['payments'], set: { BANK_URL: 'no address' } });
    const { facts, untold } = differencesOf(seen.at(-1) ?? sound, await look(environment));
    assert.deepEqual(facts, []);
    assert.deepEqual(
      untold.map(({ id }) => id),
      ['configuration/payments', 'version/payments'],
    );
  });

  await t.test('staged again as it was it is the same, and what is staged otherwise is not', async () => {
    await platform.stop();
    const again = await look(source.load((await stage()).variables));
    assert.deepEqual(differencesOf(sound, again), { facts: [], untold: [] });
  });

  await t.test('and staged otherwise it is otherwise just there', async () => {
    const plan = changePart(soundPlan(), 'payments', { replaced: { BANK_URL: 'http://127.0.0.1:9' } });
    const other = await look(source.load((await stage(plan)).variables));
    assert.deepEqual(inWords(sound, other), ['configuration/payments/BANK_URL: set to another value']);
  });
});
