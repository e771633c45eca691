import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { environmentSchema } from '../../../model/environment.ts';
import type { Reading } from '../../../readiness/sources/facts.ts';
import { kubernetes } from '../../../readiness/sources/kubernetes.ts';
import type { Source } from '../../../readiness/sources/source.ts';
import { systemClock } from '../../../support/clock.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { team } from '../../verdict/samples.ts';
import { nowhere } from '../stand-in.ts';
import { CANARY, recordedCluster } from './recorded-cluster.ts';

const BANK_SECRET = '/api/v1/namespaces/shop/secrets/bank';
const DEPLOYMENT = '/apis/apps/v1/namespaces/shop/deployments/payments';
const CRON_JOB = '/apis/batch/v1/namespaces/shop/cronjobs/poller';

const environment = environmentSchema.parse({
  name: 'staging',
  identity: { name: 'staging', id: 's' },
  owner: team,
  entrance: 'payments',
  sources: [{ kind: 'kubernetes', namespace: 'shop' }],
  services: { payments: { url: 'http://127.0.0.1:1' } },
  jobs: { poller: { schedule: '*/5 * * * *', grace: '1m' } },
});

function sourceOf(
  name: 'payments' | 'poller',
  { kubeconfig, ...more }: { kubeconfig: string; context?: string; container?: string },
  signal = new AbortController().signal,
): Source {
  return kubernetes(
    { kind: 'kubernetes', namespace: 'shop', workload: name, kubeconfig, ...more },
    {
      environment,
      name,
      clock: systemClock,
      project: '/',
      fingerprintKey: 'a-fingerprint-key',
      ask: async () => ({ answered: false, reason: 'nobody is asked', refused: false }),
      signal,
    },
  );
}

/** What was read, after a look that no canary is in it. */
function read<Value>(reading: Reading<Value> | undefined): Value {
  assert.ok(reading?.read === true, JSON.stringify(reading));
  assert.ok(!JSON.stringify(reading).includes(CANARY));
  return reading.value;
}

/** Why nothing was read, after the same look. */
function reason<Value>(reading: Reading<Value> | undefined): string {
  assert.ok(reading?.read === false, JSON.stringify(reading));
  assert.ok(!JSON.stringify(reading).includes(CANARY));
  return reading.reason;
}

test('the keys of a Deployment, with those of ConfigMaps and Secrets that it names', async (t) => {
  const source = sourceOf('payments', await recordedCluster(t));
  const { keys, complete } = read(await source.configuration?.());
  assert.equal(complete, true);
  assert.deepEqual(keys.map(({ name }) => name).sort(), [
    'BANK_CLIENT_SECRET',
    'BANK_PRIVATE_KEY',
    'BANK_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
    'POD_NAMESPACE',
  ]);
  const held = new Map(keys.map((key) => [key.name, key]));
  // LICENCE is named, but the Secret that should hold it does not exist.
  assert.equal(held.get('LICENCE'), undefined);
  assert.match(held.get('BANK_CLIENT_SECRET')?.fingerprint ?? '', /^[0-9a-f]{16}$/);
  assert.equal(held.get('POD_NAMESPACE')?.fingerprint, undefined);
});

test('a Secret that may not be read: its keys are known only where they are named', async (t) => {
  const source = sourceOf('payments', await recordedCluster(t, { [BANK_SECRET]: 'forbidden' }));
  const { keys, complete, unread } = read(await source.configuration?.());
  assert.deepEqual([complete, unread], [false, 'the Secret bank may not be read (403)']);
  assert.ok(!keys.some(({ name }) => name.startsWith('BANK_CLIENT')));
  const job = sourceOf('poller', await recordedCluster(t, { [BANK_SECRET]: 'forbidden' }));
  const [key] = read(await job.configuration?.()).keys;
  assert.deepEqual(key, { name: 'BANK_SECRET', present: true });
});

test('what is deployed, how many of it run, and what their logs hold', async (t) => {
  const source = sourceOf('payments', await recordedCluster(t));
  assert.deepEqual(read(await source.version?.()), {
    commit: 'abc1234',
    build: '7',
    image: `registry.example/shop/payments:7 registry.example/shop/payments@sha256:${'ab'.repeat(32)}`,
    environment: null,
    since: '2026-07-27T13:47:40.000Z',
  });
  assert.deepEqual(read(await source.capacity?.()), [{ name: 'replicas', free: 1, total: 2 }]);
  assert.equal(read(await source.process?.()).state, 'running');
});

test('a line is looked for in the logs of the pods that have one', async (t) => {
  const source = sourceOf('payments', await recordedCluster(t));
  assert.equal(read(await source.logged?.('correlation-17')), true);
  assert.equal(read(await source.logged?.('correlation-18')), false);
});

const JOBS = [
  {
    answer: 'cron-job',
    enabled: true,
    timeZone: 'Europe/Berlin',
    lastRun: 'succeeded',
    startedAt: '2026-08-23T00:05:00.000Z',
  },
  {
    answer: 'cron-job-suspended',
    enabled: false,
    timeZone: 'UTC',
    lastRun: 'succeeded',
    startedAt: '2026-08-23T00:05:00.000Z',
  },
  {
    answer: 'cron-job-failing',
    enabled: true,
    timeZone: 'UTC',
    lastRun: 'failed',
    startedAt: '2026-08-23T00:05:00.000Z',
  },
  // Jobs pile up and none ends: the last that came to anything is weeks old.
  {
    answer: 'cron-job-stuck',
    enabled: true,
    timeZone: 'UTC',
    lastRun: 'succeeded',
    startedAt: '2026-07-27T00:00:34.000Z',
  },
  { answer: 'cron-job-new', enabled: true, timeZone: 'UTC', lastRun: undefined, startedAt: undefined },
];

for (const { answer, enabled, timeZone, lastRun, startedAt } of JOBS) {
  test(`a CronJob as a job: ${answer}`, async (t) => {
    const source = sourceOf('poller', await recordedCluster(t, { [CRON_JOB]: answer }));
    const job = read(await source.job?.());
    assert.deepEqual(
      [job.schedule, job.timeZone, job.enabled, job.tellsRuns],
      ['*/5 * * * *', timeZone, enabled, true],
    );
    assert.deepEqual([job.lastRun?.outcome, job.lastRun?.startedAt], [lastRun, startedAt]);
  });
}

test('each refusal has its own words, and none quotes the cluster', async (t) => {
  const missing = sourceOf('payments', await recordedCluster(t, { [DEPLOYMENT]: 'not-found' }));
  assert.match(reason(await missing.version?.()), /there is no Deployment payments in shop/);
  assert.equal(read(await missing.process?.()).state, 'absent');
  const forbidden = sourceOf('payments', await recordedCluster(t, { [DEPLOYMENT]: 'forbidden' }));
  assert.match(reason(await forbidden.version?.()), /forbidden .* \(403\)/);
  const cluster = await recordedCluster(t);
  assert.match(reason(await sourceOf('payments', { ...cluster, context: 'stranger' }).version?.()), /\(401\): sign in/);
  assert.match(
    reason(await sourceOf('payments', { ...cluster, context: 'nope' }).version?.()),
    /no such context; it has staging, stranger/,
  );
  assert.match(
    reason(await sourceOf('payments', { ...cluster, container: 'nope' }).configuration?.()),
    /no container nope/,
  );
  const nowhere = join(temporaryFolder(t), 'none');
  assert.match(reason(await sourceOf('payments', { kubeconfig: nowhere }).version?.()), /does not exist/);
});

test('a cluster that never answers is given up when the time is over', async (t) => {
  const ending = new AbortController();
  const source = sourceOf('payments', await recordedCluster(t, { [DEPLOYMENT]: 'hangs' }), ending.signal);
  const asked = source.version?.();
  ending.abort();
  assert.match(reason(await asked), /does not answer in time/);
});

test('nothing is asked of a cluster that nobody listens at', async (t: TestContext) => {
  const { kubeconfig } = await recordedCluster(t);
  writeFileSync(kubeconfig, readFileSync(kubeconfig, 'utf8').replace(/http:\/\/127\.0\.0\.1:\d+/, await nowhere()));
  assert.match(reason(await sourceOf('payments', { kubeconfig }).version?.()), /does not answer \(ECONNREFUSED\)/);
});
