import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { evidenceSchema } from '../../../model/evidence.ts';
import { verdictSchema } from '../../../model/verdict.ts';
import { waitFor } from '../../../support/wait.ts';
import { copiedProject } from '../../helpers/copied-project.ts';
import { firstOfFreePorts } from '../../helpers/free-ports.ts';
import { journalShows, type Running, reportsFolder, startMarked } from '../../helpers/rehearse-command.ts';
import { kept } from '../../shards/sharded-project.ts';

/** Calls of a scenario that may or may not come before it ends: that the job did ask is seen by the milestones. */
const OF_TIME: ReadonlySet<string | null> = new Set(['token', 'read', 'list']);

/** What a rehearsal of the sample platform says but for times, names that the platform gives, and who played it. */
function essence(folder: string): unknown {
  const { scenarios, gaps, contractFindings } = evidenceSchema.parse(kept(folder, 'evidence.json'));
  const { outcome, blockers, doubts, executedSteps } = verdictSchema.parse(kept(folder, 'verdict.json'));
  return {
    verdict: { outcome, blockers, doubts, executedSteps },
    gaps,
    contractFindings: contractFindings.length,
    scenarios: scenarios.map(({ id, title, status, attempts, personas, milestones, decisions, ...scenario }) => ({
      id,
      title,
      status,
      attempts,
      personas,
      milestones: milestones.map(({ name }) => name),
      decisions: decisions.map(({ decision, state, by }) => ({ decision, state, by })),
      bankCalls: [
        ...new Set(scenario.bankCalls.filter(({ role }) => !OF_TIME.has(role)).map(({ operation }) => operation)),
      ].sort(),
      trace: scenario.trace !== undefined,
      steps: scenario.steps.map(({ title: step, status: ended, pictures, actions }) => ({
        step,
        ended,
        // Where a picture looks like the one before is a matter of time too.
        pictured: pictures.length > 0,
        actions: actions.map(({ does, target, value }) => [does, does === 'goes-to' ? null : target, value]),
      })),
    })),
  };
}

test('the sample platform in 1, 2 and 4 shards, played side by side: the same verdict and evidence, also after one was killed', async (t) => {
  const project = copiedProject(t);
  const reports = reportsFolder(t).path;
  const start = (...args: string[]) => startMarked(t, [join(project, 'cli/main.ts'), ...args], { cwd: project });
  const staged = start('stage', '--port', String(await firstOfFreePorts()));
  const up = await waitFor(async () => (/until Ctrl-C/.test(staged.printed()) ? true : undefined), {
    withinMs: 60_000,
  });
  assert.ok(up.arrived, staged.printed());

  const begin = async (shards: number) => {
    const begun = start(
      'begin',
      '--shards',
      String(shards),
      '--env',
      'development',
      '--seed',
      '7',
      '--reports',
      reports,
    );
    const { exitCode, stdout, stderr } = await begun.ended;
    assert.equal(exitCode, 0, stderr);
    return stdout.trim();
  };
  const play = (number: number, shards: number, folder: string) =>
    start('run', '--shard', `${number}/${shards}`, '--of', folder);
  const merge = async (folder: string, expected: number) => {
    const { exitCode, stdout, stderr } = await start('merge', folder).ended;
    assert.equal(exitCode, expected, stdout + stderr);
  };
  const finish = async (...running: Running[]) => {
    for (const each of running) assert.equal((await each.ended).exitCode, 0, each.printed());
  };

  const whole = await begin(1);
  await finish(play(1, 1, whole));
  await merge(whole, 0);

  const halves = await begin(2);
  const dying = play(2, 2, halves);
  const first = play(1, 2, halves);
  const journal = await journalIn(join(halves, 'shards/2'), dying);
  await journalShows(journal, /"screenshot"/, dying);
  dying.child.kill('SIGKILL');
  await finish(first);
  assert.deepEqual(await dying.leftAfter(8000), [], 'no browser is left of a killed shard');
  await merge(halves, 3);
  const { doubts } = verdictSchema.parse(kept(halves, 'verdict.json'));
  assert.match(doubts[0]?.title ?? '', /^Shard 2 of 2 died while it was played$/);
  await finish(play(2, 2, halves));
  await merge(halves, 0);

  const quarters = await begin(4);
  // Two at a time: four browsers at once are more than two cores bear without a step running out of its time.
  for (const numbers of [
    [1, 2],
    [3, 4],
  ])
    await finish(...numbers.map((number) => play(number, 4, quarters)));
  await merge(quarters, 0);

  assert.deepEqual(essence(halves), essence(whole));
  assert.deepEqual(essence(quarters), essence(whole));
  for (const folder of [whole, halves, quarters]) {
    assert.ok(existsSync(join(folder, 'playwright/index.html')));
    assert.ok(readdirSync(join(folder, 'allure-results')).some((name) => name.endsWith('-result.json')));
  }
  staged.child.kill('SIGINT');
  assert.equal((await staged.ended).exitCode, 130);
});

async function journalIn(shard: string, running: Running): Promise<string> {
  const waited = await waitFor(
    async () =>
      (existsSync(shard) ? readdirSync(shard) : [])
        .map((name) => join(shard, name, 'journal.jsonl'))
        .find((path) => existsSync(path)),
    { withinMs: 60_000 },
  );
  if (!waited.arrived) throw new Error(`the shard never began:\n${running.printed()}`);
  return waited.value;
}
