import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readlink, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { findRun, pointLatest, runIds } from '../../reports/runs.ts';
import { Problem } from '../../support/problem.ts';

const OLD = '2026-11-19T093012-aaaa';
const NEW = '2026-11-20T093012-4f1c';
const SAME_MINUTE = '2026-11-20T093059-4f1c';

describe('finding runs', () => {
  let root: string;
  const add = async (...ids: string[]) => {
    for (const id of ids) {
      await mkdir(join(root, 'runs', id), { recursive: true });
      await writeFile(join(root, 'runs', id, 'run.json'), '{}');
    }
  };
  const idOf = async (wanted: string) => basename((await findRun(root, wanted)).path);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'reports '));
  });
  afterEach(async () => {
    await rm(root, { recursive: true, force: true });
  });

  it('finds them, the oldest first, and none where there is none', async () => {
    assert.deepEqual(await runIds(root), []);
    await add(NEW, OLD);
    await mkdir(join(root, 'runs', '2027-not-a-run'));
    assert.deepEqual(await runIds(root), [OLD, NEW]);
  });

  it('finds a run by its id, by what only its id begins with, and as the latest', async () => {
    await add(OLD, NEW, SAME_MINUTE);
    assert.equal(await idOf(OLD), OLD);
    assert.equal(await idOf('2026-11-19'), OLD);
    assert.equal(await idOf('latest'), SAME_MINUTE);
  });

  it('says which runs are nearest when there is no such one', async () => {
    await add(OLD, NEW);
    const problem = await findRun(root, '2026-11-20T093012-4f1d').catch((error: unknown) => error);
    assert.ok(problem instanceof Problem);
    assert.match(problem.remedy, new RegExp(`: ${NEW}, ${OLD}$`));
    await assert.rejects(findRun(root, '2026-11'), /is no run/);
    await assert.rejects(findRun(root, ''), Problem);
    await assert.rejects(findRun(root, '../..'), Problem);
  });

  it('says how to start one when there is none', async () => {
    await assert.rejects(
      findRun(root, 'latest'),
      (error: unknown) => error instanceof Problem && /rehearse run/.test(error.remedy),
    );
  });

  it('says so when the folder for it can’t be written', async () => {
    await assert.rejects(pointLatest(join(root, 'not there'), NEW), (error) => {
      assert.ok(error instanceof Problem);
      assert.match(`${error.message} ${error.remedy}`, /latest can't be pointed at run .*writable/);
      return true;
    });
  });

  it('points latest at a run, again and again', async () => {
    await add(OLD, NEW);
    await pointLatest(root, NEW);
    await pointLatest(root, OLD);
    assert.equal(await realpath(join(root, 'latest')), await realpath(join(root, 'runs', OLD)));
    assert.equal(await readlink(join(root, 'latest')), join('runs', OLD));
    assert.equal(await idOf('latest'), OLD);
    await Promise.all([NEW, OLD, NEW, OLD].map((id) => pointLatest(root, id)));
    assert.match(await idOf('latest'), /^2026-11-(19|20)/);
  });

  it('understands latest where it is a text file, and falls back to the newest when it leads nowhere', async () => {
    await add(OLD, NEW);
    await writeFile(join(root, 'latest'), `${OLD}\n`);
    assert.equal(await idOf('latest'), OLD);
    await writeFile(join(root, 'latest'), 'gone\n');
    assert.equal(await idOf('latest'), NEW);
    await pointLatest(root, OLD);
    assert.equal(await idOf('latest'), OLD);
  });

  it('says so when something else has the name', async () => {
    await add(OLD);
    await mkdir(join(root, 'latest'));
    await writeFile(join(root, 'latest', 'keep.txt'), 'kept');
    await assert.rejects(pointLatest(root, OLD), Problem);
    assert.equal(await readFile(join(root, 'latest', 'keep.txt'), 'utf8'), 'kept');
  });
});
