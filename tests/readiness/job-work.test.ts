import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { findingOf, findingsOf, notPassed, rootsOf } from './findings.ts';
import { type Answers, healthyJob, standIn } from './stand-in.ts';

const only = ['job-work', 'job'];
const ID = 'job-work/poller';

/** A job that looks at so many things in each run; each time it is asked a new run has begun. */
function examining(examined: number | undefined, schedule = '* * * * * *'): Answers {
  return healthyJob(() => ({ schedule, lastRun: run(examined) }));
}

/** A run that began after whatever was counted before. */
function run(examined: number | undefined) {
  const at = new Date(Date.now() + 1).toISOString();
  return { startedAt: at, endedAt: at, outcome: 'succeeded', examined };
}

async function found(t: TestContext, waiting: unknown[], job: Answers, schedule = '* * * * * *') {
  let asked = 0;
  const url = await standIn(t, {
    'GET /waiting': (_, response) => {
      response.end(JSON.stringify({ count: waiting[Math.min(asked, waiting.length - 1)] }));
      asked += 1;
    },
  });
  const source = { kind: 'http' as const, url: `${url}/waiting`, pointer: '/count' };
  return findingsOf(t, { job }, { job: { waiting: source, schedule } }, { only });
}

test('where nothing waits, a job need not have looked at anything', async (t) => {
  assert.deepEqual(notPassed(await found(t, [0], examining(0))), []);
  assert.deepEqual(notPassed(await found(t, ['0'], examining(undefined))), []);
});

test('a job that looked at what waits works', async (t) => {
  assert.deepEqual(notPassed(await found(t, [3], examining(3))), []);
});

test('a job whose next run again looks at none of what waits does not work', async (t) => {
  const findings = await found(t, [3], examining(0));
  assert.deepEqual(rootsOf(findings), [`${ID} fail`]);
  assert.equal(findingOf(findings, ID).observed, '3 things wait, and its last run looked at none');
});

test('what is gone when it is counted again no longer waits', async (t) => {
  assert.deepEqual(notPassed(await found(t, [1, 0], examining(0))), []);
});

test('a next run too far away to be waited for leaves it open', async (t) => {
  const yearly = '0 0 0 1 1 *';
  const findings = await found(t, [2], examining(0, yearly), yearly);
  assert.deepEqual(rootsOf(findings), [`${ID} unknown`]);
  assert.match(
    findingOf(findings, ID).observed,
    /^2 things wait; its last run looked at none, and the next one is over by/,
  );
});

test('what is not told, or can’t be counted, is unknown', async (t) => {
  assert.deepEqual(rootsOf(await found(t, [1], examining(undefined))), [`${ID} unknown`]);
  assert.deepEqual(rootsOf(await found(t, ['many'], examining(1))), [`${ID} unknown`]);
});

test('a job that does not run at all is one finding', async (t) => {
  const job = healthyJob(() => ({ enabled: false, lastRun: run(0) }));
  assert.deepEqual(notPassed(await found(t, [3], job)), [`${ID} unknown (job/poller)`, 'job/poller fail']);
});
