import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { judgePlan } from '../../readiness/checks/job/plan.ts';
import { findingOf, findingsOf, notPassed, rootsOf } from './findings.ts';
import { environmentAt, healthyJob, KEY, nowhere, OPERATIONS_TOKEN } from './stand-in.ts';

const longAgo = '2026-01-01T00:00:00.000Z';

/** A run of this moment, unless said otherwise. */
function ran(over: Record<string, unknown>) {
  const now = new Date().toISOString();
  return { startedAt: now, endedAt: now, outcome: 'succeeded', ...over };
}

async function jobFinding(t: TestContext, over: () => Record<string, unknown>) {
  const declared = { job: { trigger: 'npm run poll' } };
  return findingOf(await findingsOf(t, { job: healthyJob(over) }, declared, { only: ['job'] }), 'job/poller');
}

const WRONG: [string, () => Record<string, unknown>, RegExp][] = [
  ['is suspended', () => ({ enabled: false }), /suspended/],
  ['is on another schedule', () => ({ schedule: '0 0 1 * *' }), /scheduled on 0 0 1 \* \*/],
  ['is in another time zone', () => ({ timeZone: 'Asia/Tokyo' }), /scheduled on \* \* \* \* \* \* \(Asia\/Tokyo\)/],
  ['is on what is no schedule', () => ({ schedule: 'canary\n!' }), /no cron pattern/],
  ['never ran', () => ({ lastRun: null }), /never run/],
  ['no longer runs', () => ({ lastRun: ran({ startedAt: longAgo, endedAt: longAgo }) }), /was due since/],
  ['failed', () => ({ lastRun: ran({ outcome: 'failed' }) }), /ago, failed$/],
];

for (const [what, over, observed] of WRONG) {
  test(`a job that ${what} fails`, async (t) => {
    const finding = await jobFinding(t, over);
    assert.deepEqual([finding.status, finding.because], ['fail', undefined]);
    assert.match(finding.observed, observed);
    if (!what.includes('schedule') && !what.includes('zone')) assert.match(finding.remedy, /npm run poll/);
  });
}

test('a schedule may be written otherwise, and a time zone have another name', async (t) => {
  const finding = await jobFinding(t, () => ({ schedule: ' *  * * * * *', timeZone: 'Etc/UTC' }));
  assert.equal(finding.status, 'pass');
});

test('why a run failed is told in our words and codes, not in the job’s', async (t) => {
  const error = `the bank answered with 401 to ${OPERATIONS_TOKEN} canary (ECONNREFUSED)`;
  const { observed } = await jobFinding(t, () => ({ lastRun: ran({ outcome: 'failed', error }) }));
  assert.match(observed, /failed: refused, ECONNREFUSED, status 401$/);
});

test('a job that answers nothing at its address fails, one that no source tells of is unknown', async (t) => {
  const sources = [{ kind: 'env-file' as const, path: 'no-such-file' }];
  const down = await findingsOf(t, {}, { job: { sources, url: await nowhere() } }, { only: ['job'] });
  assert.deepEqual(rootsOf(down), ['job/poller fail']);
  const untold = await findingsOf(t, {}, { job: { sources } }, { only: ['job'] });
  assert.deepEqual(rootsOf(untold), ['job/poller unknown']);
});

test('a job that is scheduled as it must be, and of whose runs nothing tells, is unknown', () => {
  const environment = environmentAt({ service: 'http://a.example', job: 'http://a.example', bank: 'http://a.example' });
  const { poller } = environment.jobs;
  assert.ok(poller);
  const fact = { schedule: '* * * * * *', timeZone: null, enabled: true, disabledBecause: null, lastRun: null };
  const answer = judgePlan('poller', poller, { ...fact, tellsRuns: false });
  assert.equal(answer?.status, 'unknown');
  assert.match(answer.remedy ?? '', /name a source that tells of the runs/);
  assert.equal(judgePlan('poller', poller, { ...fact, tellsRuns: true }), undefined);
});

test('a run that failed follows from what the job uses, where that is really wrong', async (t) => {
  const job = healthyJob(() => ({ lastRun: ran({ outcome: 'failed' }) }));
  const only = ['job'];
  assert.deepEqual(notPassed(await findingsOf(t, { bank: 'down', job }, {}, { only })), [
    'job/poller fail (reachable/bank)',
    'reachable/bank fail',
  ]);
  const refusing = { 'POST /token': { status: 401 } };
  assert.deepEqual(notPassed(await findingsOf(t, { bank: refusing, job }, {}, { only })), [
    'credential/bank fail',
    'job/poller fail (credential/bank)',
  ]);
  const without = {
    ...job,
    'GET /operations/configuration': { body: { keys: [{ name: KEY, present: false }] } },
  };
  assert.deepEqual(notPassed(await findingsOf(t, { job: without }, {}, { only })), [
    `configuration/poller/${KEY} fail`,
    `job/poller fail (configuration/poller/${KEY})`,
  ]);
});

test('a job that refuses our operations token is one unknown', async (t) => {
  const job = {
    ...healthyJob(),
    'GET /operations/job': { status: 401 },
    'GET /operations/version': { status: 401 },
    'GET /operations/configuration': { status: 401 },
  };
  assert.deepEqual(rootsOf(await findingsOf(t, { job }, {}, { only: ['job', 'identity', 'configuration'] })), [
    'identity/poller unknown',
  ]);
});

test('a run that is yet to begin is no run', async (t) => {
  const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString();
  const finding = await jobFinding(t, () => ({ lastRun: ran({ startedAt: tomorrow, endedAt: tomorrow }) }));
  assert.equal(finding.status, 'unknown');
  assert.match(finding.observed, /last run begins on .* UTC, which is yet to come/);
});

test('the time of a run may be written with an offset', async (t) => {
  const now = () => new Date().toISOString().replace('Z', '+00:00');
  const finding = await jobFinding(t, () => ({ lastRun: ran({ startedAt: now(), endedAt: now() }) }));
  assert.equal(finding.status, 'pass');
});

test('a job with sources of which none can tell of runs is told to name one that does', async (t) => {
  const declared = { job: { sources: [{ kind: 'env-file' as const, path: 'no-such-file' }] } };
  const found = await findingsOf(t, {}, declared, { only: ['job'] });
  assert.match(findingOf(found, 'job/poller').remedy, /^name a source of poller that does/);
});
