import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Scenario } from '../../model/evidence.ts';
import type { JournalEntry } from '../../model/journal.ts';
import { readJournal } from '../../model/journal-file.ts';
import { assembleEvidence } from '../../reports/evidence/evidence.ts';

const root = resolve(import.meta.dirname, '../..');

const CONFIG = `import { defineConfig } from '@playwright/test';
export default defineConfig({
  testDir: '.', workers: 1, retries: 1, outputDir: process.env.TRACES,
  use: { trace: 'on' },
  ...(process.env.REHEARSE_FOLDER === undefined ? {} : { globalTeardown: './clear-away.ts' }),
  reporter: [[${JSON.stringify(join(root, 'reports/recorder.ts'))}]],
});`;

const SCRIPT = `import { expect, test } from '@playwright/test';
test.beforeEach(async () => { await test.step('before each', async () => {}); });
test('passes', async () => {
  await test.step('The customer looks', async () => {
    await test.step('at something within', async () => {});
    expect(1).toBe(1);
  });
  await test.step('They skip this', async (step) => { step.skip(); });
});
test('fails', async () => {
  await test.step('The sum is right', async () => { expect(1 + 1, 'one and one').toBe(3); });
});
test('passes when tried again', async ({}, info) => {
  await test.step('It wobbles', async () => { if (info.retry === 0) throw new Error('wobbled', { cause: new Error('the table') }); });
});
test.skip('is skipped', async () => {});
test('hangs', async () => {
  test.setTimeout(300);
  await test.step('The spinner never resolves', () => new Promise(() => {}));
});
test('is named', { annotation: { type: 'scenario', description: 'the-name' } }, async () => {});
test('fails as expected', async () => { test.fail(); throw new Error('as expected'); });
`;

/** With the fixtures' steps; the actor has no window, so that no browser is needed. */
const WITH_BUDGET = `import { Actor } from ${JSON.stringify(join(root, 'fixtures/actor.ts'))};
import { recordingFixtures as test } from ${JSON.stringify(join(root, 'fixtures/recording.ts'))};
const actorOf = ({ run, recording }) =>
  new Actor({ page: {}, run, recording, film: null });
test('has a budget', async ({ run, recording }) => {
  const actor = actorOf({ run, recording });
  await actor.step('As ever', async () => {});
  await actor.step('In time', { budget: '1.5s', fallback: ' show the old one ' }, async () => {});
  await actor.step('As ever', { fallback: 'show it twice' }, async () => {});
});
test('says no duration', async ({ run, recording }) => {
  await actorOf({ run, recording }).step('Soon', { budget: 'soon' }, async () => {});
});
test('is a fallback', { annotation: { type: 'fallback', description: 'show the old one' } }, async () => {});
`;

describe('the recorder in a real Playwright run', () => {
  let folder: string;
  let project: string;
  let entries: JournalEntry[];
  let scenarios: Map<string, Scenario>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recorder '));
    project = join(folder, 'project');
    await mkdir(join(folder, 'run'));
    await mkdir(project);
    await symlink(join(root, 'node_modules'), join(project, 'node_modules'), 'dir');
    await writeFile(join(project, 'package.json'), '{"type":"module"}');
    await writeFile(join(project, 'playwright.config.ts'), CONFIG);
    await writeFile(join(project, 'clear-away.ts'), `export default () => { throw new Error('nothing to clear'); };`);
    await writeFile(join(project, 'tiny.spec.ts'), SCRIPT);
    await writeFile(join(project, 'with-budget.spec.ts'), WITH_BUDGET);
    await playwright({ REHEARSE_FOLDER: join(folder, 'run'), TRACES: join(folder, 'run', 'traces') });
    const reading = await readJournal(join(folder, 'run', 'journal.jsonl'));
    assert.deepEqual(reading.unreadableLines, []);
    entries = reading.entries;
    scenarios = new Map(assembleEvidence(reading).scenarios.map((scenario) => [scenario.id, scenario]));
  });

  after(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  function playwright(variables: Record<string, string>, ...args: string[]): Promise<{ code: number; output: string }> {
    const cli = join(root, 'node_modules/@playwright/test/cli.js');
    const { REHEARSE_FOLDER: _, ...env } = process.env;
    return new Promise((done) => {
      const options = { cwd: project, env: { ...env, ...variables, FORCE_COLOR: '1' } };
      const child = execFile(process.execPath, [cli, 'test', ...args], options, (_error, stdout, stderr) => {
        done({ code: child.exitCode ?? -1, output: `${stdout}${stderr}` });
      });
    });
  }

  const stepsOf = (id: string) => scenarios.get(id)?.steps.map(({ title, status }) => `${title}: ${status}`);

  it('announces every scenario before the first begins', () => {
    const firstBegin = entries.findIndex(({ kind }) => kind === 'scenario-begun');
    const announced = entries
      .slice(0, firstBegin)
      .flatMap((entry) => (entry.kind === 'scenario-announced' ? [entry] : []));
    assert.deepEqual(
      announced.map(({ title }) => title),
      [
        ...['passes', 'fails', 'passes when tried again', 'is skipped', 'hangs', 'is named', 'fails as expected'],
        ...['has a budget', 'says no duration', 'is a fallback'],
      ],
    );
    assert.equal(announced[0]?.file, 'tiny.spec.ts');
    assert.equal(announced[5]?.scenario, 'the-name');
  });

  it('records the steps of the script, and not the steps within them or around them', () => {
    assert.equal(scenarios.get('tiny-passes')?.status, 'passed');
    assert.deepEqual(stepsOf('tiny-passes'), ['The customer looks: passed', 'They skip this: skipped']);
  });

  it('records why a scenario failed: no colours, no stack, the line in the script', () => {
    const failed = scenarios.get('tiny-fails');
    assert.equal(failed?.status, 'failed');
    assert.equal(failed?.attempts, 2);
    assert.deepEqual(stepsOf('tiny-fails'), ['The sum is right: failed']);
    assert.match(
      String(failed?.error),
      /^one and one\n\nexpect\(received\)\.toBe\(expected\)[\s\S]*at tiny\.spec\.ts:11$/,
    );
    assert.ok(!String(failed?.error).includes('\u001b'));
    assert.doesNotMatch(String(failed?.error), /node_modules/);
    assert.equal(failed?.steps[0]?.error, failed?.error);
  });

  it('counts attempts and keeps what the first failed with', () => {
    const retried = scenarios.get('tiny-passes-when-tried-again');
    assert.equal(retried?.status, 'passed');
    assert.equal(retried?.attempts, 2);
    assert.match(String(retried?.earlierErrors[0]), /^wobbled\nbecause: the table/);
  });

  it('records a skipped scenario', () => {
    assert.equal(scenarios.get('tiny-is-skipped')?.status, 'skipped');
  });

  it('calls the step that was going on when the time was up the one that failed', () => {
    assert.equal(scenarios.get('tiny-hangs')?.status, 'failed');
    assert.deepEqual(stepsOf('tiny-hangs'), ['The spinner never resolves: failed']);
    assert.match(String(scenarios.get('tiny-hangs')?.error), /timeout of 300ms exceeded/i);
  });

  it('takes a failure that was expected for what it is, and records it', () => {
    const expected = scenarios.get('tiny-fails-as-expected');
    assert.equal(expected?.status, 'passed');
    assert.match(String(expected?.error), /^as expected\nat tiny\.spec\.ts:/);
  });

  it('records what failed that is no scenario’s', () => {
    const { failedBeside } = assembleEvidence({ entries, unreadableLines: [] });
    assert.match(String(failedBeside), /^nothing to clear\nat clear-away\.ts:1$/);
  });

  it('records what a step was given besides its title', () => {
    const steps = scenarios.get('with-budget-has-a-budget')?.steps;
    assert.deepEqual(
      steps?.map(({ title, status, budgetMs, fallback }) => [title, status, budgetMs, fallback]),
      [
        ['As ever', 'passed', null, null],
        ['In time', 'passed', 1500, 'show the old one'],
        ['As ever', 'passed', null, 'show it twice'],
      ],
    );
    assert.match(String(scenarios.get('with-budget-says-no-duration')?.error), /“Soon” is no duration: write it as 5s/);
  });

  it('records which scenario is a fallback, and for what', () => {
    assert.equal(scenarios.get('with-budget-is-a-fallback')?.fallback, 'show the old one');
    assert.equal(scenarios.get('with-budget-has-a-budget')?.fallback, null);
  });

  it('tells that it came to the end: where that is missing, playing was cut off', () => {
    assert.equal(entries.at(-1)?.kind, 'playing-ended');
    const killed = { entries: entries.slice(0, -1), unreadableLines: [] };
    assert.match(String(assembleEvidence(killed).cutOff), /killed/);
    assert.equal(assembleEvidence({ entries, unreadableLines: [] }).cutOff, undefined);
    assert.equal(assembleEvidence({ entries: [], unreadableLines: [] }).cutOff, undefined);
  });

  it('names traces relative to the run’s folder', () => {
    assert.match(String(scenarios.get('tiny-passes')?.trace), /^traces\/[^/]+\/trace\.zip$/);
  });

  it('ends every attempt and step it began', () => {
    const count = (kind: JournalEntry['kind']) => entries.filter((entry) => entry.kind === kind).length;
    assert.equal(count('scenario-begun'), count('scenario-ended'));
    assert.equal(count('step-begun'), count('step-ended'));
  });

  it('writes nothing and leaves Playwright’s own output alone when there is no run', async () => {
    const { code, output } = await playwright({ TRACES: join(folder, 'other') }, '--grep', 'is named');
    assert.equal(code, 0);
    assert.match(output, /1 passed/);
  });

  it('says so when two scenarios would be recorded as one; where one of them failed, so has that', async () => {
    await writeFile(
      join(project, 'twins.spec.ts'),
      `import { test } from '@playwright/test';
test.describe('a', () => test('twin', async () => { throw new Error('the one that fails'); }));
test.describe('b', () => test('twin', async () => {}));`,
    );
    const journal = join(folder, 'twins', 'journal.jsonl');
    await mkdir(dirname(journal));
    await playwright({ REHEARSE_FOLDER: dirname(journal), TRACES: join(folder, 'other') }, 'twins', '--retries=0');
    const { gaps, scenarios } = assembleEvidence(await readJournal(journal));
    assert.match(String(gaps[0]), /both recorded as twins-twin/);
    assert.deepEqual(
      scenarios.map(({ status, error }) => [status, error?.split('\n')[0]]),
      [['failed', 'the one that fails']],
    );
  });
});
