import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { noScenario } from '../../cli/conductor/no-scenario.ts';
import { env, smallPlatform } from '../check/small-platform.ts';
import { projectFolder, startRehearse } from '../helpers/rehearse-command.ts';

/** What a run says in a project whose environment is fit, with these files in its scenarios. */
async function ranWith(context: TestContext, scenarios: Record<string, string>) {
  const { project, services } = await smallPlatform(context);
  assert.equal(services.portal.status, 200);
  mkdirSync(join(project, 'scenarios'));
  symlinkSync(join(projectFolder, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'playwright.config.ts'), `export default { testDir: './scenarios', reporter: 'list' };`);
  for (const [name, content] of Object.entries(scenarios)) writeFileSync(join(project, 'scenarios', name), content);
  const running = startRehearse(context, ['run', '--env', 'staging'], { cwd: project, env });
  const ended = await running.ended;
  assert.deepEqual(await running.leftAfter(2000), []);
  return ended;
}

test('a run without any scenario says so, and where to read how one is written', async (t) => {
  const { exitCode, stderr, stdout } = await ranWith(t, { 'notes.md': 'a scenario to write' });
  assert.equal(exitCode, 2, stdout + stderr);
  assert.match(
    stderr,
    /There is no scenario to play[\s\S]*scenarios\/ has no file NAME\.spec\.ts[\s\S]*docs\/scenarios\.md/,
  );
});

const NOTHING = 'Error: No tests found';
const BROKEN = `SyntaxError: /project/scenarios/a.spec.ts: Unexpected token (1:10)\n   at a.spec.ts:1\n${NOTHING}`;
const wanted = { only: undefined, environment: 'production', isProtected: false };

test('a scenario that can’t be loaded is not taken for none, whatever was asked for', () => {
  assert.equal(noScenario(BROKEN, wanted), undefined);
  assert.equal(noScenario(BROKEN, { ...wanted, only: 'tea', isProtected: true }), undefined);
  assert.equal(noScenario(null, wanted), undefined);
});

test('what kept all scenarios from being played is told: a pattern, or that the environment is protected', () => {
  assert.match(noScenario(NOTHING, { ...wanted, only: 'tea' })?.message ?? '', /^No scenario matches "tea"$/);
  assert.match(
    noScenario(NOTHING, { ...wanted, isProtected: true })?.why ?? '',
    /none in scenarios\/ is tagged @safe$/,
  );
});
