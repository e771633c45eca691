import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { describeProblem, Problem } from '../../support/problem.ts';
import { problemsOf, project, VARIABLES, written } from './project.ts';

const DEFINE = `import { defineEnvironment } from './define.ts';`;

/** What is said of the environment staging, whose file can't be used at all. */
async function said(context: TestContext, files: Record<string, string>): Promise<string> {
  try {
    await openEnvironment(project(context, files), 'staging');
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    assert.doesNotMatch(describeProblem(error), /canary/, 'nothing of the line is told');
    return describeProblem(error);
  }
  throw new Error('it can be used');
}

const FILES: [what: string, files: Record<string, string>, says: RegExp][] = [
  [
    'a slip of the pen',
    { 'staging.ts': `${DEFINE}\n\nexport default defineEnvironment(() => ({ name: 'canary' owner: 1 }));` },
    /staging\.ts cannot be loaded\n {2}why: environments\/staging\.ts:3: Expected.*\n {2}do: {2}mend environments\/staging\.ts:3$/,
  ],
  [
    'a slip of the pen in a file that it imports',
    { 'staging.ts': `import './teams.ts';\n${written()}`, 'teams.ts': `\n\n\nexport const canary = {{;` },
    /staging\.ts cannot be loaded\n {2}why: environments\/teams\.ts:4: /,
  ],
  [
    'something imported that is not there',
    { 'staging.ts': `import { team } from './teams.ts';\n${written()}`, 'teams.ts': 'export const a = 1;' },
    /why: environments\/staging\.ts:1: .*does not provide an export named/,
  ],
  [
    'something that throws when it is loaded',
    { 'staging.ts': `${DEFINE}\nconst teams = undefined;\nexport const canary = teams.web;` },
    /staging\.ts cannot be loaded\n {2}why: environments\/staging\.ts:3: Cannot read properties of undefined/,
  ],
  [
    'something that throws when it is evaluated',
    {
      'staging.ts': `${DEFINE}\nexport default defineEnvironment(({ variable }) => ({\n  entrance: variable.canary.x,\n}));`,
    },
    /staging\.ts cannot be evaluated\n {2}why: environments\/staging\.ts:3: .*\n {2}do: {2}mend environments\/staging\.ts:3$/,
  ],
  [
    'a function that returns nothing',
    { 'staging.ts': `${DEFINE}\nexport default defineEnvironment(() => { ({ name: 'staging' }); });` },
    /staging\.ts declares nothing\n {2}why: its function returns nothing\n {2}do: .*\(\{ variable \}\) => \(\{ … \}\)$/,
  ],
  [
    'a function that is async',
    { 'staging.ts': `${DEFINE}\nexport default defineEnvironment(async () => ({ name: 'staging' }));` },
    /why: its function is async.*\n {2}do: {2}take async away$/,
  ],
  [
    'a function that returns a list',
    { 'staging.ts': `${DEFINE}\nexport default defineEnvironment(() => []);` },
    /why: what its function returns is no object/,
  ],
];

for (const [what, files, says] of FILES) {
  test(`${what}: told with the place`, async (t) => assert.match(await said(t, files), says));
}

test('a wrong value that is a variable’s names the variable, and where it is set', async (t) => {
  const services = `{ portal: { url: read.variable('PORTAL_URL') }, api: { url: read.variable('API_URL', 'none') } }`;
  const folder = project(t, { 'staging.ts': written({ services, showsWithin: `read.variable('WITHIN')` }) });
  const variables = { ...VARIABLES, PORTAL_URL: 'portal-canary', WITHIN: 'soon-canary' };
  const problems = await problemsOf(folder, 'staging', variables);
  assert.deepEqual(problems, [
    'environments/staging.ts: services.portal.url must be an http or https address; its value is that of the variable PORTAL_URL',
    'environments/staging.ts: services.api.url must be an http or https address',
    'environments/staging.ts: showsWithin must be a duration such as 500ms, 3s or 2m; its value is that of the variable WITHIN',
  ]);
  const source = await openEnvironment(folder, 'staging');
  assert.throws(
    () => source.load(variables),
    /do: {2}correct PORTAL_URL in environments\/\.env\.staging or in the process/,
  );
});

test('a job that is known by its last run alone needs no address, and no operations endpoint', async (t) => {
  const ranAt = `{ kind: 'command', run: ['cat', 'last-run'] }`;
  const jobs = `{ nightly: { schedule: '@daily', ranAt: ${ranAt} } }`;
  const folder = project(t, { 'staging.ts': written({ jobs }) });
  const environment = (await openEnvironment(folder, 'staging')).load(VARIABLES);
  assert.deepEqual(environment.jobs.nightly?.sources, []);
  const asked = `{ nightly: { schedule: '@daily', sources: [{ kind: 'operations' }], ranAt: ${ranAt} } }`;
  const [told = ''] = await problemsOf(project(t, { 'staging.ts': written({ jobs: asked }) }), 'staging');
  assert.match(told, /jobs\.nightly\.url is missing.*or ranAt/);
});
