import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type PlannedPipeline, soundPlan } from '../../platform/stage/plan.ts';
import { makeRepository, PIPELINE_FILE } from '../../platform/stage/repository/repository.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const BUILD = { commit: 'a1b2c3', build: '1.2.3' };
const NOW = Date.UTC(2026, 10, 21, 9);

async function made(t: TestContext, change: Partial<PlannedPipeline> = {}) {
  const repository = await makeRepository({
    folder: join(temporaryFolder(t), 'repository'),
    plan: { ...soundPlan().pipeline, ...change },
    build: BUILD,
    now: NOW,
    signal: AbortSignal.any([]),
  });
  assert.ok(repository !== null);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', repository.path, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  return { ...repository, git };
}

test('the repository is a sound one, and its newest commit is what is deployed', async (t) => {
  const { git, deployed } = await made(t);
  git('fsck', '--strict');
  assert.equal(git('rev-parse', 'main'), deployed);
  assert.match(git('show', `main:${PIPELINE_FILE}`), /^name: Deploy\n/);
  assert.equal(git('show', 'main:RELEASE'), '1.2.3\na1b2c3');
  assert.equal((await made(t)).deployed, deployed, 'the same build has the same commits');
});

test('a plan has its pipeline deleted or changed yesterday, or a commit that was not deployed', async (t) => {
  const deleted = await made(t, { configuration: 'deleted' });
  assert.throws(() => deleted.git('cat-file', '-e', `main:${PIPELINE_FILE}`));
  assert.match(
    deleted.git('log', '-1', '--diff-filter=D', '--format=%an, %as: %s', '--', PIPELINE_FILE),
    /^Platform team, 2026-11-20: /,
  );
  const changed = await made(t, { configuration: 'changed' });
  assert.doesNotMatch(changed.git('show', `main:${PIPELINE_FILE}`), /payments/);
  assert.equal(changed.git('rev-parse', 'main'), changed.deployed);
  const ahead = await made(t, { undeployedCommit: true });
  assert.equal(ahead.git('rev-parse', 'main~1'), ahead.deployed);
});

test('without git there is no repository, and nothing fails', async (t) => {
  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = temporaryFolder(t);
  const folder = join(temporaryFolder(t), 'repository');
  assert.equal(
    await makeRepository({ folder, plan: soundPlan().pipeline, build: BUILD, now: NOW, signal: AbortSignal.any([]) }),
    null,
  );
});
