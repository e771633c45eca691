import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { verdictSchema } from '../../model/verdict.ts';
import { listening } from '../helpers/listening.ts';
import { PLAYED, smallRehearsal } from './small-rehearsal.ts';

/** A run in a project whose environment is fit, with these tests as its scenarios. */
async function judged(context: TestContext, tests: string, args: readonly string[] = []) {
  const { run } = await smallRehearsal(context, tests);
  return run('--json', ...args);
}

test('scenarios that were all skipped are no go, though all passed that was played', async (t) => {
  const skipped = `test.skip('first', async () => {});
test('second', async () => { await test.step('A step', async () => {}); test.skip(); });`;
  const { exitCode, stdout, stderr } = await judged(t, skipped);
  assert.equal(exitCode, 3, stdout + stderr);
  const { outcome, doubts } = verdictSchema.parse(JSON.parse(stdout));
  assert.deepEqual([outcome, doubts[0]?.rule], ['inconclusive', 'all-skipped']);
});

test('a run in which Playwright and its reporter are killed is no go, though all passed that it told of', async (t) => {
  const killed = `${PLAYED}\ntest('second', async () => { process.kill(process.ppid, 'SIGKILL'); });`;
  const { exitCode, stdout, stderr } = await judged(t, killed);
  assert.equal(exitCode, 3, stdout + stderr);
  const { outcome, doubts } = verdictSchema.parse(JSON.parse(stdout));
  assert.deepEqual([outcome, doubts[0]?.rule], ['inconclusive', 'playing-cut-off']);
});

test('scenarios that one was set before, to work on it, are no go', async (t) => {
  const { exitCode, stdout } = await judged(
    t,
    `${PLAYED.replace('test(', 'test.only(')}\ntest('second', async () => {});`,
  );
  assert.equal(exitCode, 3);
  const [doubt] = verdictSchema.parse(JSON.parse(stdout)).doubts;
  assert.match(doubt?.cause ?? '', /'\.only' is not allowed/);
});

test('a run that is ended by what the project loads is no go', async (t) => {
  const { project, run } = await smallRehearsal(t, PLAYED);
  writeFileSync(join(project, 'rules.ts'), 'process.exit(0);');
  const { exitCode, stderr } = await run();
  assert.equal(exitCode, 3);
  assert.match(stderr, /ended before it was done/);
});

test('scenarios that were all filtered out are no go', async (t) => {
  const { exitCode, stderr } = await judged(t, PLAYED, ['--only', 'no such scenario']);
  assert.equal(exitCode, 2);
  assert.match(stderr, /No scenario matches "no such scenario"/);
});

test('a service that breaks while the last step goes on is no go, though every scenario passed', async (t) => {
  const { services, run } = await smallRehearsal(
    t,
    `test('first', () => test.step('A step', async () => { await fetch(process.env.BREAK_AT ?? ''); }));`,
  );
  const breaking = createServer((_, response) => {
    services.portal.status = 503;
    response.end();
  });
  process.env.BREAK_AT = `http://127.0.0.1:${await listening(t, breaking)}`;
  const { exitCode, stdout, stderr } = await run('--json');
  assert.equal(exitCode, 1, stdout + stderr);
  const { outcome, blockers } = verdictSchema.parse(JSON.parse(stdout));
  assert.deepEqual([outcome, blockers[0]?.rule, blockers[0]?.subject], ['no-go', 'broke-meanwhile', 'portal']);
});
