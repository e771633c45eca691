import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { verdictSchema } from '../../model/verdict.ts';
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

test('scenarios that were all filtered out are no go', async (t) => {
  const { exitCode, stderr } = await judged(t, PLAYED, ['--only', 'no such scenario']);
  assert.equal(exitCode, 2);
  assert.match(stderr, /No scenario matches "no such scenario"/);
});
