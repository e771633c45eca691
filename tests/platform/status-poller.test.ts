import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { z } from 'zod';
import { storeRun } from '../../platform/jobs/status-poller/job-runs.ts';
import { waitFor } from '../../support/wait.ts';
import { APPLICATION_REQUEST, bodyOf, sendJson } from './requests.ts';
import { openStage, type RunningService } from './stage.ts';
import { startStandInBank } from './stand-in-bank.ts';
import { CANARIES } from './variables.ts';

const LONG_ENOUGH_MS = 30_000;
const TOKEN = { headers: { authorization: `Bearer ${CANARIES.OPERATIONS_TOKEN}` } };
const runSchema = z.strictObject({
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime(),
  outcome: z.enum(['succeeded', 'failed']),
  error: z.string().optional(),
  examined: z.int(),
  changed: z.int(),
});
const jobSchema = z.strictObject({
  name: z.literal('status-poller'),
  schedule: z.string(),
  timeZone: z.string(),
  enabled: z.boolean(),
  lastRun: runSchema.nullable(),
  lastSucceededAt: z.iso.datetime().nullable(),
  nextRunAt: z.iso.datetime().nullable(),
});
type Job = z.output<typeof jobSchema>;

const stage = await openStage();
const bank = await startStandInBank();
const path = '/business-account-applications';
bank.answers.set(`POST ${path}`, () => ({ status: 202, body: { applicationId: 'app_1', status: 'RECEIVED' } }));
const onboarding = await stage.service('onboarding', { BANK_URL: bank.url });

async function job({ url }: RunningService): Promise<Job> {
  return jobSchema.parse(await (await fetch(`${url}/operations/job`, TOKEN)).json());
}

async function jobComesTo(
  poller: RunningService,
  isWanted: (run: z.output<typeof runSchema>) => boolean,
): Promise<Job> {
  const waited = await waitFor(
    async () => {
      const described = await job(poller);
      return described.lastRun !== null && isWanted(described.lastRun) ? described : undefined;
    },
    { withinMs: LONG_ENOUGH_MS },
  );
  if (!waited.arrived) assert.fail(`the job never came to it: ${JSON.stringify(await job(poller))}`);
  return waited.value;
}

test('a job that has not run says so, and when it will', async () => {
  const poller = await stage.service('status-poller', { POLL_SCHEDULE: '0 0 1 1 *', POLL_TIME_ZONE: 'Europe/Berlin' });
  const { lastRun, lastSucceededAt, nextRunAt, schedule, timeZone } = await job(poller);
  assert.deepEqual([lastRun, lastSucceededAt, schedule, timeZone], [null, null, '0 0 1 1 *', 'Europe/Berlin']);
  assert.match(nextRunAt ?? '', /^\d{4}-12-31T23:00:00\.000Z$/);
  await poller.stop();
});

test('a job that is to catch up runs at its start, and then by its schedule', async () => {
  const poller = await stage.service('status-poller', { POLL_SCHEDULE: '0 0 1 1 *', POLL_AT_START: 'yes' });
  const { lastRun, nextRunAt } = await jobComesTo(poller, () => true);
  assert.equal(lastRun?.outcome, 'succeeded');
  assert.match(nextRunAt ?? '', /-01-01T00:00:00\.000Z$/);
  await poller.stop();
});

test('a job that is suspended says so, and does not run', async () => {
  const poller = await stage.service('status-poller', { POLL_AT_START: 'yes', POLL_SUSPENDED: 'yes' });
  const { enabled, nextRunAt } = await job(poller);
  assert.deepEqual([enabled, nextRunAt], [false, null]);
  assert.ok(!poller.log().some(({ event }) => event === 'run'));
  await poller.stop();
});

test('a job that has not run since it was started tells of its last run before that', async () => {
  await stage.database.query('truncate job_runs');
  const earlier = { startedAt: 1_700_000_000_000, endedAt: 1_700_000_000_500, examined: 3, changed: 1 };
  await storeRun(stage.database, 'status-poller', { ...earlier, outcome: 'failed', error: 'the bank was closed' });
  const poller = await stage.service('status-poller', { POLL_AT_START: 'yes', POLL_RUNS_AT_MOST: '0' });
  const { lastRun, lastSucceededAt, enabled } = await job(poller);
  assert.deepEqual(lastRun, {
    startedAt: '2023-11-14T22:13:20.000Z',
    endedAt: '2023-11-14T22:13:20.500Z',
    outcome: 'failed',
    error: 'the bank was closed',
    examined: 3,
    changed: 1,
  });
  assert.deepEqual([lastSucceededAt, enabled], [null, true]);
  await poller.stop();
  await stage.database.query('truncate job_runs');
});

test('the job outlives a failing bank, and says what failed without a secret', async () => {
  const { applicationId } = await bodyOf(await sendJson(`${onboarding.url}/applications`, APPLICATION_REQUEST));
  bank.answers.set(`GET ${path}/app_1`, () => ({ status: 503, body: { title: 'Down for maintenance' } }));
  const poller = await stage.service('status-poller', { BANK_URL: bank.url });
  const failed = await jobComesTo(poller, ({ outcome }) => outcome === 'failed');
  assert.match(failed.lastRun?.error ?? '', /^the bank answers 503 to GET .*: Down for maintenance$/);
  assert.deepEqual([failed.lastRun?.examined, failed.lastRun?.changed, failed.lastSucceededAt], [1, 0, null]);

  bank.answers.set('POST /oauth2/token', () => ({
    status: 200,
    body: { access_token: 'x-another-token', expires_in: 1 },
  }));
  bank.answers.set(`GET ${path}/app_1`, () => ({
    status: 200,
    body: { status: 'APPROVED', account: { iban: 'DE89370400440532013000', currency: 'EUR' } },
  }));
  const succeeded = await jobComesTo(poller, ({ changed }) => changed === 1);
  assert.equal(succeeded.lastRun?.outcome, 'succeeded');
  assert.equal(succeeded.lastSucceededAt, succeeded.lastRun?.endedAt);
  const application = await bodyOf(await fetch(`${onboarding.url}/applications/${applicationId}`));
  assert.deepEqual([application.status, application.accountNumber], ['approved', 'DE89370400440532013000']);

  const asked = bank.calls.filter((call) => call.path === `${path}/app_1`).length;
  const quiet = await jobComesTo(poller, ({ examined }) => examined === 0);
  assert.equal(quiet.lastRun?.outcome, 'succeeded');
  assert.equal(
    bank.calls.filter((call) => call.path === `${path}/app_1`).length,
    asked,
    'a decided one is not asked about',
  );

  const { rows } = await stage.database.query('select outcome, error from job_runs order by id');
  assert.ok(rows.length >= 3);
  assert.equal((await poller.stop()).code, 0);
  assert.ok(!poller.lines.join().includes(CANARIES.BANK_CLIENT_SECRET));
});

test('one application that the bank can’t tell about does not keep the others waiting', async () => {
  for (const id of ['app_unknown', 'app_known']) {
    bank.answers.set(`POST ${path}`, () => ({ status: 202, body: { applicationId: id, status: 'RECEIVED' } }));
    await sendJson(`${onboarding.url}/applications`, APPLICATION_REQUEST);
  }
  bank.answers.set(`GET ${path}/app_known`, () => ({ status: 200, body: { status: 'UNDER_REVIEW' } }));
  const poller = await stage.service('status-poller', { BANK_URL: bank.url });
  const mixed = await jobComesTo(poller, ({ changed }) => changed === 1);
  assert.deepEqual([mixed.lastRun?.outcome, mixed.lastRun?.examined], ['failed', 2]);
  assert.match(mixed.lastRun?.error ?? '', /the bank answers 404 to GET .*app_unknown/);
  await poller.stop();
});

test('a decided application is moved by nothing, not even by the database', async () => {
  const { rows } = await stage.database.query(`select id from applications where status = 'approved'`);
  assert.equal(rows.length, 1);
  for (const status of ['submitted', 'under-review', 'information-required', 'rejected']) {
    await assert.rejects(
      stage.database.query('update applications set status = $1, rejection_reason = $1', [status]),
      /is decided \(approved\) and stays so/,
    );
  }
});

test('the database keeps the last thousand runs', async () => {
  await stage.database.query('truncate job_runs');
  await stage.database.query(
    `insert into job_runs (job, started_at, ended_at, outcome, examined, changed)
     select 'status-poller', now(), now(), 'succeeded', n, 0 from generate_series(1, 1003) n`,
  );
  const run = { startedAt: 0, endedAt: 1, outcome: 'failed', error: randomUUID(), examined: 7, changed: 0 } as const;
  await storeRun(stage.database, 'status-poller', run);
  const { rows } = await stage.database.query('select min(examined), max(error) as error, count(*)::int from job_runs');
  assert.deepEqual(rows, [{ min: 5, error: run.error, count: 1000 }]);
});
