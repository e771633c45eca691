import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type RehearsalOverrides, rehearsalConfig } from '../../environments/playwright-config.ts';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const VARIABLES = { REHEARSE_FOLDER: '/runs/1', REHEARSE_ENVIRONMENT: 'shop' };

/** The configuration of a project with one environment, made in a process with these variables. */
async function configured(
  context: TestContext,
  overrides: RehearsalOverrides,
  { variables = VARIABLES, more = '', others = [] }: Partial<Given> = {},
) {
  const project = temporaryFolder(context);
  mkdirSync(join(project, 'environments'));
  const define = pathToFileURL(join(projectFolder, 'environments/define.ts')).href;
  for (const name of ['shop', ...others]) {
    writeFileSync(
      join(project, `environments/${name}.ts`),
      `import { defineEnvironment } from '${define}';
export default defineEnvironment(() => ({
        sources: [{ kind: 'env-file', path: '.env' }],
        identity: { id: '${name}-1' },
        owner: { name: 'Team', timeZone: 'UTC', workingHours: '09:00-17:00', contact: '#team' },
        entrance: 'portal', services: { portal: { url: 'http://127.0.0.1:1' } }, ${more} }));`,
    );
  }
  const before = process.env;
  process.env = { ...before, ...variables };
  try {
    return { project, config: await rehearsalConfig(project, overrides) };
  } finally {
    process.env = before;
  }
}

interface Given {
  variables: Record<string, string>;
  more: string;
  others: string[];
}

test('in a rehearsal a team’s own settings stand, and what the record needs stands over them', async (t) => {
  const { project, config } = await configured(t, {
    testDir: 'journeys',
    timeout: 5,
    workers: 8,
    fullyParallel: true,
    outputDir: 'elsewhere',
    reporter: [['dot']],
    use: { locale: 'de-DE', trace: 'off', headless: false, launchOptions: { slowMo: 7, args: ['--mute-audio'] } },
    projects: [{ name: 'wide', outputDir: 'wide', use: { viewport: { width: 1920, height: 1080 }, trace: 'off' } }],
  });
  assert.deepEqual([config.testDir, config.timeout, config.use?.locale], ['journeys', 5, 'de-DE']);
  assert.deepEqual([config.workers, config.fullyParallel, config.forbidOnly, config.retries], [1, false, true, 1]);
  assert.deepEqual([config.outputDir, config.use?.trace, config.use?.headless], ['/runs/1/traces', 'on', true]);
  assert.equal(config.use?.launchOptions?.slowMo, 7);
  assert.ok(config.use?.launchOptions?.args?.includes('--mute-audio'));
  assert.equal(config.use?.environment?.identity.id, 'shop-1');
  const [recorder, ...others] = [config.reporter ?? []].flat(1).map((each) => (Array.isArray(each) ? each[0] : each));
  assert.equal(recorder, join(projectFolder, 'reports/recorder.ts'));
  assert.deepEqual([others[0], others.at(-1)], ['html', 'dot']);
  const [wide] = config.projects ?? [];
  assert.deepEqual([wide?.outputDir, wide?.use?.trace], ['/runs/1/traces', 'on']);
  assert.deepEqual(wide?.use?.viewport, { width: 1920, height: 1080 });
  assert.ok(Array.isArray(config.testMatch) && config.testMatch.includes('**/*.scenario.?(c|m)[jt]s?(x)'), project);
});

test('without a rehearsal nothing is recorded, and what a team says stands', async (t) => {
  const { config, project } = await configured(
    t,
    { workers: 3, outputDir: 'mine', use: { trace: 'off', headless: true } },
    { variables: {} },
  );
  assert.deepEqual([config.workers, config.outputDir, config.use?.trace], [3, 'mine', 'off']);
  assert.equal(config.testDir, `${project}/scenarios`);
  assert.deepEqual(config.reporter, [['list']]);
});

test('in a protected environment no grep of a team or of its projects lets through what is not tagged @safe', async (t) => {
  const { config } = await configured(
    t,
    {
      grep: /pays/,
      grepInvert: /slow/,
      projects: [
        { name: 'a', grep: /./ },
        { name: 'b', grepInvert: [/b/] },
      ],
    },
    { more: 'protected: true' },
  );
  const isLeftOut = (patterns: RegExp | RegExp[] | undefined, title: string) =>
    [patterns ?? []].flat().some((pattern) => pattern.test(title));
  for (const { grepInvert } of [config, ...(config.projects ?? [])]) {
    assert.ok(isLeftOut(grepInvert, 'shop.spec.ts a customer pays'));
    assert.ok(isLeftOut(grepInvert, 'shop.spec.ts a customer pays @safely @safe-ish'));
    assert.ok(!isLeftOut(grepInvert, 'shop.spec.ts a customer pays @safe @fast'));
  }
  assert.ok(isLeftOut(config.projects?.[0]?.grepInvert, 'a slow one @safe'));
  assert.ok(isLeftOut(config.projects?.[1]?.grepInvert, 'one with b @safe'));
});

test('the environment is the only one there is, unless one is asked for; of several none is guessed', async (t) => {
  const { config } = await configured(t, {}, { variables: {} });
  assert.equal(config.use?.environment?.name, 'shop');
  await assert.rejects(configured(t, {}, { variables: {}, others: ['barn'] }), {
    message: /no telling which environment/,
    why: 'there are: barn, shop',
  });
});
