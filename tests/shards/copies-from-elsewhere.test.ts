import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { assertWhole, readBegun } from '../../cli/shards/begun-run.ts';
import { findShards } from '../../cli/shards/find-shards.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { announced, begunRun, shardRun } from './left-shard.ts';

const run = begunRun(2);
const BEGUN = { schemaVersion: 1, run: run.id, shards: 2, pictures: true, traces: true, definition: {} };

function folderWith(context: TestContext, files: Readonly<Record<string, unknown>>): string {
  const folder = join(temporaryFolder(context), 'copy');
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content));
  return folder;
}

test('an attempt that names a folder outside the run is none', async (context) => {
  const attempt = '../../../../elsewhere';
  const copy = folderWith(context, { 'run.json': shardRun(run, { number: 1, attempt, entries: [] }) });
  assert.deepEqual((await findShards(run.id, [copy])).shards, []);
});

test('what a newer version wrote is said to be that, and is not left out', async (context) => {
  const newer = { schemaVersion: 99, shard: { number: 1, attempt: 'a' } };
  await assert.rejects(findShards(run.id, [folderWith(context, { 'run.json': newer })]), /written by a newer rehearse/);
  await assert.rejects(readBegun(folderWith(context, { 'run.json': newer })), /written by a newer rehearse/);
});

test('a copy that is not whole is not put together as if nobody had missed anything', async (context) => {
  const begun = { ...BEGUN, scenarios: ['a', 'b'] };
  const copy = folderWith(context, { 'run.json': run, 'begun.json': begun, 'begun.jsonl': announced('a') });
  writeFileSync(join(copy, 'begun.jsonl'), `${JSON.stringify(announced('a'))}\n`);
  const read = await readBegun(copy);
  await assert.rejects(assertWhole(read), /not all of a run’s folder/);
  await assertWhole({ ...read, begun: { ...begun, scenarios: ['a'] } });
  writeFileSync(join(copy, 'begun.json'), '{"schemaVersion": 1, "ru');
  await assert.rejects(readBegun(copy), /not all of a run’s folder/);
});
