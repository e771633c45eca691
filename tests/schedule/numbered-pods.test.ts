import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { BEGIN, PLAY } from '../../cli/schedule/kubernetes/shards.ts';
import { waitFor } from '../../support/wait.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** In the place of rehearse: notes what it was called with; shard 2 of a job that is to lose it is never done. */
const STAND_IN = `#!/bin/sh
echo "$*" >>calls
case "$1 $JOB $JOB_COMPLETION_INDEX" in
  begin*unfit*) exit 1 ;;
  begin*) echo reports/runs/begun ;;
  run*lost*1) exec sleep 600 ;;
esac
`;

/** The pods of one job, as processes that share a folder. */
function startJob(t: TestContext, job: string, shards: number, waitsForOthers = '60') {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'programs'));
  writeFileSync(join(folder, 'programs/rehearse'), STAND_IN, { mode: 0o755 });
  const pods = Array.from({ length: shards }, (_, index) => {
    const env = {
      PATH: `${join(folder, 'programs')}${delimiter}${process.env.PATH}`,
      ...{ JOB: job, JOB_COMPLETION_INDEX: String(index), SHARDS: String(shards), ENVIRONMENT: 'staging', DEMO: '' },
      WAITS_FOR_OTHERS: waitsForOthers,
    };
    // A pod's first container must end well before its second one starts.
    const script = `(\n${BEGIN}\n) || exit\n${PLAY}`;
    const pod = spawn('sh', ['-c', script], { cwd: folder, env, detached: true, stdio: 'ignore' });
    t.after(() => endGroup(pod));
    return { pod, ended: once(pod, 'exit').then(([code]) => code) };
  });
  const calls = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8') : '');
  return { pods, calls, codes: () => Promise.all(pods.map(({ ended }) => ended)) };
}

function endGroup(pod: ChildProcess): void {
  if (pod.exitCode !== null || pod.signalCode !== null || pod.pid === undefined) return;
  process.kill(-pod.pid, 'SIGKILL');
}

test('numbered pods begin a run once, play each shard once, and judge it once, at the end', async (t) => {
  const { codes, calls } = startJob(t, 'night', 3);
  assert.deepEqual(await codes(), [0, 0, 0]);
  const lines = calls().trim().split('\n');
  assert.equal(lines[0], 'begin --shards 3 --env staging');
  assert.deepEqual(
    lines.slice(1, -1).sort(),
    [1, 2, 3].map((shard) => `run --shard ${shard}/3 --of reports/runs/begun`),
  );
  assert.equal(lines.at(-1), 'merge reports/runs/begun');
});

test('where a run is unfit to be played its job fails, and nothing is played', async (t) => {
  const { codes, calls } = startJob(t, 'unfit', 2);
  assert.deepEqual(await codes(), [1, 0]);
  assert.equal(calls(), 'begin --shards 2 --env staging\n');
});

test('a run is judged without a pod that was killed', async (t) => {
  const { pods, calls } = startJob(t, 'lost', 2, '2');
  const playing = await waitFor(async () => (calls().includes('--shard 2/2') ? true : undefined), { withinMs: 30_000 });
  assert.ok(playing.arrived);
  const [first, second] = pods;
  if (second !== undefined) endGroup(second.pod);
  assert.equal(await first?.ended, 0);
  assert.match(calls(), /merge reports\/runs\/begun\n$/);
});
