import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { evidenceSchema } from '../../../model/evidence.ts';
import { runSchema } from '../../../model/run.ts';
import { verdictSchema } from '../../../model/verdict.ts';
import { journalShows } from '../../helpers/rehearse-command.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { kept, shardedProject, timeless } from '../../shards/sharded-project.ts';

const verdictOf = (folder: string) => verdictSchema.parse(kept(folder, 'verdict.json'));
const evidenceOf = (folder: string) => evidenceSchema.parse(kept(folder, 'evidence.json'));
const ledgerOf = (project: string) =>
  readFileSync(join(project, 'reports/ledger/staging.jsonl'), 'utf8').trim().split('\n');

/** What a verdict says but for when, and for what stands in other runs. */
function essence(folder: string): unknown {
  const { outcome, summary, blockers, doubts, risks, executedSteps } = verdictOf(folder);
  return { outcome, summary, blockers, doubts, risks, executedSteps };
}

test('the same scenarios in 1, 2 and 4 shards come to the same verdict and evidence as on one machine', async (t) => {
  const rehearsal = await shardedProject(t);
  const whole = await rehearsal.run('--seed', '7');
  assert.equal(whole.exitCode, 0, whole.stderr);
  const alone = join(rehearsal.project, 'reports/latest');
  const [wantedEvidence, wantedVerdict] = [timeless(alone), essence(alone)];
  for (const shards of [1, 2, 4]) {
    const folder = await rehearsal.begin(shards);
    const numbers = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`);
    await Promise.all(numbers.map((number) => rehearsal.play(number, folder)));
    const { exitCode, stderr } = await rehearsal.command('merge', folder);
    assert.equal(exitCode, 0, stderr);
    assert.deepEqual(timeless(folder), wantedEvidence, `in ${shards} shards`);
    assert.deepEqual(essence(folder), wantedVerdict, `in ${shards} shards`);
    assert.equal(evidenceOf(folder).shards?.length, shards);
    assert.ok(existsSync(join(folder, 'playwright/index.html')), 'Playwright’s own report of all shards');
    if (shards === 4) assert.match(stderr, /shard 2 of 4 on .+: nothing to play/);
  }
});

test('an environment that is not fit is judged at once, and no shard of it can be played', async (t) => {
  const rehearsal = await shardedProject(t);
  rehearsal.services.portal.status = 503;
  const { exitCode, stdout, stderr } = await rehearsal.command('begin', '--shards', '2', '--env', 'staging');
  assert.equal(exitCode, 1, stdout + stderr);
  const folder = realpathSync(join(rehearsal.project, 'reports/latest'));
  assert.equal(verdictOf(folder).outcome, 'no-go');
  assert.equal(ledgerOf(rehearsal.project).length, 1);
  const shard = await rehearsal.command('run', '--shard', '1/2', '--of', folder);
  assert.equal(shard.exitCode, 2);
  assert.match(shard.stderr, /has nothing to be played in shards/);
});

test('shards that were played on copies of the folder are put together, and again without them', async (t) => {
  const rehearsal = await shardedProject(t);
  const folder = await rehearsal.begin(2);
  const machines = ['1/2', '2/2'].map((number) => ({ number, copy: join(temporaryFolder(t), 'fetched') }));
  for (const { number, copy } of machines) {
    cpSync(folder, copy, { recursive: true });
    await rehearsal.play(number, copy);
  }
  const [one, two] = machines.map(({ copy }) => copy);
  assert.ok(one !== undefined && two !== undefined);
  // The whole copy of one; of the other only what it left, as a CI's artefact of shards/ is.
  const { exitCode, stderr } = await rehearsal.command('merge', folder, one, join(two, 'shards'));
  assert.equal(exitCode, 0, stderr);
  rmSync(dirname(one), { recursive: true });
  const before = timeless(folder);
  const again = await rehearsal.command('merge', folder);
  assert.equal(again.exitCode, 0, again.stderr);
  assert.match(again.stderr, /neither remembered nor told again/);
  assert.deepEqual(timeless(folder), before);
  assert.equal(ledgerOf(rehearsal.project).length, 1, 'a run has one line in the ledger');
});

test('a shard that was killed makes the run inconclusive by name, until it is played again', async (t) => {
  const rehearsal = await shardedProject(t);
  rehearsal.write(
    'delta',
    `test('third', () => test.step('A step', () => new Promise((resolve) => setTimeout(resolve, 60_000))));`,
  );
  const folder = await rehearsal.begin(4);
  for (const number of ['1/4', '2/4', '4/4']) await rehearsal.play(number, folder);
  const dying = rehearsal.start(['run', '--shard', '3/4', '--of', folder, '--json']);
  const attempt = await journalOf(join(folder, 'shards/3'), dying);
  await journalShows(join(attempt, 'journal.jsonl'), /"step-begun"/, dying);
  dying.child.kill('SIGKILL');
  await dying.ended;
  assert.deepEqual(await dying.leftAfter(8000), [], 'nothing is left running');

  const { exitCode, stderr } = await rehearsal.command('merge', folder);
  assert.equal(exitCode, 3, stderr);
  assert.match(stderr, /✗ shard 3 of 4 on .+: no end was recorded/);
  const { outcome, doubts } = verdictOf(folder);
  assert.equal(outcome, 'inconclusive');
  const [doubt, ...others] = doubts;
  assert.equal(doubt?.rule, 'shard-missing');
  assert.match(doubt?.title ?? '', /^Shard 3 of 4 died while it was played$/);
  assert.match(doubt?.remedy ?? '', /--shard 3\/4/);
  assert.deepEqual(
    others.map(({ id }) => id),
    [],
    'what it did not come to follows from it',
  );

  rehearsal.write('delta', `test('third', () => test.step('A step', async () => {}));`);
  await rehearsal.play('3/4', folder);
  const mended = await rehearsal.command('merge', folder);
  assert.equal(mended.exitCode, 0, mended.stderr);
  assert.match(mended.stderr, /1 other attempt at it passed over/);
  assert.equal(verdictOf(folder).outcome, 'go');
  assert.deepEqual(ledgerOf(rehearsal.project).length, 2, 'a line for each verdict');
});

test('an interrupted shard says so, and one that never reported is missed', async (t) => {
  const rehearsal = await shardedProject(t);
  rehearsal.write(
    'all',
    `test('first', () => test.step('A step', () => new Promise((resolve) => setTimeout(resolve, 60_000))));`,
  );
  const folder = await rehearsal.begin(2);
  const running = rehearsal.start(['run', '--shard', '1/2', '--of', folder]);
  const attempt = await journalOf(join(folder, 'shards/1'), running);
  await journalShows(join(attempt, 'journal.jsonl'), /"step-begun"/, running);
  running.child.kill('SIGINT');
  assert.equal((await running.ended).exitCode, 130);
  assert.deepEqual(await running.leftAfter(5000), []);
  assert.equal(runSchema.parse(kept(attempt, 'run.json')).state, 'interrupted');
  const { exitCode } = await rehearsal.command('merge', folder);
  assert.equal(exitCode, 3);
  assert.deepEqual(
    verdictOf(folder).doubts.map(({ title }) => title),
    ['Shard 1 of 2 was interrupted', 'Shard 2 of 2 never reported'],
  );
});

test('a failure in a shard is not made good by playing it until it goes', async (t) => {
  const rehearsal = await shardedProject(t);
  rehearsal.write('delta', `test('third', () => test.step('A step', () => { throw new Error('not today'); }));`);
  const folder = await rehearsal.begin(2);
  for (const number of ['1/2', '2/2']) await rehearsal.play(number, folder);
  rehearsal.write('delta', `test('third', () => test.step('A step', async () => {}));`);
  await rehearsal.play('2/2', folder);
  const { exitCode, stderr } = await rehearsal.command('merge', folder);
  assert.equal(exitCode, 0, stderr);
  const { outcome, risks } = verdictOf(folder);
  assert.equal(outcome, 'risk');
  assert.match(risks.find(({ rule }) => rule === 'shard-played-again')?.cause ?? '', /“third”/);
});

/** The folder of the only attempt at a shard, once there is one. */
async function journalOf(shard: string, running: Parameters<typeof journalShows>[2]): Promise<string> {
  const { readdirSync } = await import('node:fs');
  const { waitFor } = await import('../../../support/wait.ts');
  const waited = await waitFor(
    async () =>
      existsSync(shard) ? readdirSync(shard).find((name) => existsSync(join(shard, name, 'journal.jsonl'))) : undefined,
    { withinMs: 30_000 },
  );
  if (!waited.arrived) throw new Error(`the shard never began:\n${running.printed()}`);
  return join(shard, waited.value);
}
