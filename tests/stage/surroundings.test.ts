import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { change, type StagePlan, soundPlan } from '../../platform/stage/plan.ts';
import { ProcessList } from '../../platform/stage/process-list.ts';
import { ServiceLogs } from '../../platform/stage/service-logs.ts';
import { serveSurroundings } from '../../platform/stage/surroundings/surroundings.ts';

const TOKEN = 'surroundings-token-91af';
const DEPLOYED = 'c'.repeat(40);
const WORKFLOW = '/api/v3/repos/northgate/platform/actions/workflows/deploy.yml';

async function surroundings(t: TestContext, plan: StagePlan = soundPlan(), repository = true) {
  const logs = new ServiceLogs(undefined);
  const { url, close } = await serveSurroundings({
    port: 0,
    token: TOKEN,
    plan,
    list: new ProcessList(),
    logs,
    repository: repository ? { path: '/nowhere', deployed: DEPLOYED } : null,
  });
  t.after(close);
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${TOKEN}` }, ...init });
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      json: text.startsWith('{') ? z.record(z.string(), z.unknown()).parse(JSON.parse(text)) : {},
    };
  };
  return { url, logs, ask };
}

test('all but the documentation is for those with the token', async (t) => {
  const { url, ask } = await surroundings(t);
  const flag = '/ofrep/v1/evaluate/flags/instant-payments';
  for (const path of ['/processes', '/logs?correlationId=journey-12345', WORKFLOW, `${WORKFLOW}/runs`]) {
    assert.equal((await fetch(url + path)).status, 401, path);
    assert.equal((await fetch(url + path, { headers: { authorization: 'Bearer wrong' } })).status, 401, path);
    assert.equal((await ask(path)).status, 200, path);
  }
  assert.equal((await fetch(url + flag, { method: 'POST' })).status, 401);
  assert.equal((await fetch(`${url}/documentation/runbook`)).status, 200);
});

test('the logs of all parts are searched by correlation id, those that nobody collects are not', async (t) => {
  const plan = change(soundPlan(), 'surroundings', { uncollectedLogs: ['payments'] });
  const { logs, ask } = await surroundings(t, plan);
  logs.write('portal', '{"correlationId":"journey-12345","event":"request"}');
  logs.write('payments', '{"correlationId":"journey-12345","event":"request"}');
  const found = await ask('/logs?correlationId=journey-12345');
  assert.deepEqual(found.json.lines, [{ part: 'portal', line: '{"correlationId":"journey-12345","event":"request"}' }]);
  assert.deepEqual((await ask('/logs?correlationId=journey-99999')).json.lines, []);
  assert.equal((await ask('/logs?correlationId=a')).status, 400, 'every line would hold it');
  for (let line = 0; line < 4000; line += 1) logs.write('bank', `line ${line}`);
  assert.deepEqual((await ask('/logs?correlationId=journey-12345')).json.lines, [], 'the oldest are let go');
});

test('flags are evaluated by the OpenFeature protocol, and one that does not exist is told so', async (t) => {
  const { ask } = await surroundings(t, change(soundPlan(), 'surroundings', { flags: { 'instant-payments': false } }));
  const evaluate = (key: string) =>
    ask(`/ofrep/v1/evaluate/flags/${key}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body: '{"context":{}}',
    });
  const off = await evaluate('instant-payments');
  assert.deepEqual([off.status, off.json.value, off.json.variant, off.json.reason], [200, false, 'off', 'STATIC']);
  const missing = await evaluate('business-accounts');
  assert.deepEqual([missing.status, missing.json.errorCode], [404, 'FLAG_NOT_FOUND']);
  assert.equal((await evaluate('toString')).status, 404);
});

test('pages are there until the plan has them gone', async (t) => {
  const { ask } = await surroundings(t, change(soundPlan(), 'surroundings', { missingPages: ['runbook'] }));
  assert.equal((await ask('/documentation/runbook')).status, 404);
  assert.match((await ask('/documentation/support')).text, /<h1>Support<\/h1>/);
  assert.equal((await ask('/documentation/constructor')).status, 404);
});

test('the host of the repository tells of the workflow and its last run as GitHub does', async (t) => {
  const { ask } = await surroundings(t);
  const { json } = await ask(WORKFLOW, { headers: { authorization: `token ${TOKEN}` } });
  assert.deepEqual([json.state, json.path], ['active', '.github/workflows/deploy.yml']);
  const runs = await ask(`${WORKFLOW}/runs?branch=main&per_page=1`);
  const [run] = z.array(z.looseObject({ conclusion: z.string(), head_sha: z.string() })).parse(runs.json.workflow_runs);
  assert.deepEqual([run?.conclusion, run?.head_sha, run?.status], ['success', DEPLOYED, 'completed']);
  assert.equal((await ask(`${WORKFLOW}/runs?branch=other`)).json.total_count, 0);
  assert.equal((await ask(WORKFLOW.replace('deploy', 'release'))).status, 404);
});

test('a plan has the workflow switched off, red, under way or never run', async (t) => {
  const disabled = await surroundings(t, change(soundPlan(), 'pipeline', { enabled: false, lastRun: 'failed' }));
  assert.equal((await disabled.ask(WORKFLOW)).json.state, 'disabled_manually');
  assert.match((await disabled.ask(`${WORKFLOW}/runs`)).text, /"conclusion":"failure"/);
  const running = await surroundings(t, change(soundPlan(), 'pipeline', { lastRun: 'running' }));
  assert.match((await running.ask(`${WORKFLOW}/runs`)).text, /"status":"in_progress","conclusion":null/);
  const none = await surroundings(t, change(soundPlan(), 'pipeline', { lastRun: 'none' }));
  assert.equal((await none.ask(`${WORKFLOW}/runs`)).json.total_count, 0);
});

test('without a repository nothing is said of one', async (t) => {
  const { ask } = await surroundings(t, soundPlan(), false);
  assert.equal((await ask(WORKFLOW)).status, 404);
});
