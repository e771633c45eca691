import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { assembleRun } from '../../cli/shards/assemble-run.ts';
import { type ChosenShard, chooseShards } from '../../cli/shards/choose-shards.ts';
import { findShards } from '../../cli/shards/find-shards.ts';
import { bringIn } from '../../cli/shards/take-over-files.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { type RunFolder, runFolder } from '../../model/run-folder.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { announced, begunRun, ended, type Left, leave, played } from './left-shard.ts';

const run = begunRun(2);

function begun(context: TestContext, scenarios: readonly string[]): RunFolder {
  const folder = runFolder(join(temporaryFolder(context), 'run'));
  mkdirSync(folder.path);
  writeFileSync(folder.begunJournal, scenarios.map((name) => `${JSON.stringify(announced(name))}\n`).join(''));
  return folder;
}

async function chosenFrom(folder: RunFolder, paths: readonly string[]): Promise<ChosenShard[]> {
  const read = [];
  for (const found of (await findShards(run.id, paths)).shards) {
    const own = runFolder(await bringIn(found, folder));
    read.push({ run: found.run, folder: own, journal: await readJournal(own.journal) });
  }
  return chooseShards(run, read);
}

async function evidenceOf(folder: RunFolder) {
  return assembleEvidence(await readJournal(folder.journal));
}

function shard(number: number, scenario: string, more: Partial<Left> = {}): Left {
  return {
    number,
    attempt: `attempt-${number}`,
    entries: [...played(scenario), ended],
    files: {
      [`attachments/${scenario}/1/01-a-step.jpg`]: `picture of shard ${number}`,
      [`traces/${scenario}/trace.zip`]: `trace of shard ${number}`,
      'bank-exchanges.jsonl': `{"shard":${number}}\n`,
    },
    ...more,
  };
}

test('shards of several copies become one run, in the order in which one machine would have played', async (t) => {
  const folder = begun(t, ['tea', 'coffee']);
  const copy = join(temporaryFolder(t), 'artefact', 'of-a-job');
  leave(folder.path, run, shard(1, 'tea'));
  leave(copy, run, shard(2, 'coffee'));
  for (let time = 0; time < 2; time += 1) {
    await assembleRun(folder, await chosenFrom(folder, time === 0 ? [folder.path, join(copy, '..')] : [folder.path]));
    const evidence = await evidenceOf(folder);
    assert.deepEqual(
      evidence.scenarios.map(({ id, status, trace }) => [id, status, trace]),
      [
        ['tea', 'passed', 'traces/tea/trace.zip'],
        ['coffee', 'passed', 'traces/coffee/trace.zip'],
      ],
    );
    assert.deepEqual(evidence.gaps, []);
    assert.deepEqual(
      evidence.shards?.map(({ state }) => state),
      ['finished', 'finished'],
    );
    assert.equal(readFileSync(join(folder.path, 'attachments/coffee/1/01-a-step.jpg'), 'utf8'), 'picture of shard 2');
    assert.equal(readFileSync(folder.bankExchanges, 'utf8'), '{"shard":1}\n{"shard":2}\n');
  }
});

test('what a shard lost is told with its name, and its scenarios stay on the list', async (t) => {
  const folder = begun(t, ['tea', 'coffee', 'cake']);
  leave(
    folder.path,
    run,
    shard(1, 'tea', { state: 'running', entries: played('tea').slice(0, 2), cutOff: '{"kind":"step-be' }),
  );
  await assembleRun(folder, await chosenFrom(folder, [folder.path]));
  const { scenarios, gaps, shards, cutOff } = await evidenceOf(folder);
  assert.deepEqual(
    shards?.map(({ state }) => state),
    ['unended', 'missing'],
  );
  assert.deepEqual(
    scenarios.map(({ id, status }) => [id, status]),
    [
      ['tea', 'cut-off'],
      ['coffee', 'skipped'],
      ['cake', 'skipped'],
    ],
  );
  assert.match(gaps.join('\n'), /The journal of shard 1 cannot be read at line 3/);
  assert.equal(cutOff, undefined, 'that is told of the shard');
});

test('a scenario of the same name in two shards is told, and neither takes the other’s pictures', async (t) => {
  const folder = begun(t, ['tea']);
  for (const number of [1, 2]) leave(folder.path, run, shard(number, 'tea'));
  await assembleRun(folder, await chosenFrom(folder, [folder.path]));
  const { gaps } = await evidenceOf(folder);
  assert.match(gaps.join('\n'), /tea was played in shards 1 and 2/);
  const picture = (name: string) => readFileSync(join(folder.path, 'attachments/tea/1', name), 'utf8');
  assert.equal(picture('01-a-step.jpg'), 'picture of shard 1');
  assert.equal(picture('shard-2-01-a-step.jpg'), 'picture of shard 2');
  const paths = (await readJournal(folder.journal)).entries.filter(
    (entry): entry is Extract<JournalEntry, { kind: 'screenshot' }> => entry.kind === 'screenshot',
  );
  assert.deepEqual(
    paths.map(({ path }) => path),
    ['attachments/tea/1/01-a-step.jpg', 'attachments/tea/1/shard-2-01-a-step.jpg'],
  );
});

test('shards of other runs are left where they are', async (t) => {
  const folder = begun(t, ['tea']);
  leave(folder.path, { ...run, id: 'another' }, shard(1, 'tea'));
  assert.deepEqual(await findShards(run.id, [folder.path]), { shards: [], ofOtherRuns: 1 });
  await assert.rejects(findShards(run.id, [join(folder.path, 'nowhere')]), /can’t be read/);
});
