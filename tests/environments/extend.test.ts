import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { body, extending, problemsOf, project, VARIABLES, written } from './project.ts';

const files = (parts: Record<string, string>, base: Record<string, string | null> = {}) => ({
  'staging.ts': written(base),
  'uat.ts': extending('staging', 'staging.ts', { identity: `'uat-1'`, ...parts }),
});

test('an environment is the one it extends, but for what it says itself', async (t) => {
  const folder = project(
    t,
    files(
      {
        services: `{
          portal: { url: 'http://127.0.0.1:99', configuration: { forbidden: ['BETA'] }, version: { sameAs: 'staging' } },
          payments: null,
          search: { url: 'http://127.0.0.1:98' },
        }`,
        jobs: `{ nightly: { grace: '5s', timeZone: undefined } }`,
        mayDiffer: `['version/*']`,
      },
      { mayDiffer: `['flag/*', 'job/*']` },
    ),
  );
  const uat = (await openEnvironment(folder, 'uat')).load(VARIABLES);
  assert.equal(uat.name, 'uat');
  assert.equal(uat.owner.name, 'Team');
  assert.deepEqual(Object.keys(uat.services), ['portal', 'search']);
  assert.equal(uat.services.portal?.url, 'http://127.0.0.1:99');
  assert.deepEqual(uat.services.portal?.version, { sameAs: 'staging' });
  assert.deepEqual(uat.services.portal?.configuration, {
    required: [{ name: 'DATABASE_URL' }],
    optional: [],
    forbidden: ['BETA'],
  });
  assert.deepEqual([uat.jobs.nightly?.schedule, uat.jobs.nightly?.grace], ['0 3 * * *', 5000]);
  assert.deepEqual(uat.mayDiffer, ['version/*']);
});

test('what can only be meant as a whole is replaced as a whole', async (t) => {
  const folder = project(
    t,
    files(
      {
        services: `{ portal: { version: { atLeast: 'abc' }, logs: { kind: 'log-search', url: 'http://logs/{correlationId}' } } }`,
      },
      {
        services: `{ portal: { url: 'http://a', version: { ref: 'main' }, logs: { kind: 'log-file', path: 'portal.log' } } }`,
      },
    ),
  );
  const { portal } = (await openEnvironment(folder, 'uat')).load(VARIABLES).services;
  assert.deepEqual(portal?.version, { atLeast: 'abc', repository: '.' });
  assert.deepEqual(portal?.logs, { kind: 'log-search', url: 'http://logs/{correlationId}' });
});

test('a variable is needed only where its value is', async (t) => {
  const over = project(
    t,
    files({ services: `{ portal: { url: 'http://127.0.0.1:99' } }`, operationsToken: `read.secret('UAT_TOKEN')` }),
  );
  assert.deepEqual(await problemsOf(over, 'uat', { UAT_TOKEN: 't' }), []);
  const kept = project(t, files({ operationsToken: `read.secret('UAT_TOKEN')` }));
  assert.deepEqual(await problemsOf(kept, 'uat', {}), [
    'environments/uat.ts needs 2 variables that are not set, or empty PORTAL_URL, UAT_TOKEN',
  ]);
});

test('a variable that an extended environment makes up its mind by stays needed', async (t) => {
  const decided = { staged: `read.variable('STAGED') === 'yes'` };
  const folder = project(t, files({ staged: 'false' }, decided));
  assert.deepEqual(await problemsOf(folder, 'uat'), [
    'environments/uat.ts needs a variable that is not set, or empty STAGED',
  ]);
});

test('what is wrong is looked for where it was written', async (t) => {
  const folder = project(
    t,
    files(
      { entrance: `'portl'`, jobs: `{ nightly: { grace: 'long' } }`, pipelines: `{ deploy: { configuration: 'x' } }` },
      { showsWithin: `'soon'`, jobs: `{ nightly: { url: 'http://a', schedule: 'sometimes', grce: '3s' } }` },
    ),
  );
  const said = (await problemsOf(folder, 'uat')).map((line) => line.split(' ').slice(0, 2).join(' '));
  assert.deepEqual(said.toSorted(), [
    'environments/staging.ts: jobs.nightly',
    'environments/staging.ts: jobs.nightly.schedule',
    'environments/staging.ts: showsWithin',
    'environments/uat.ts: entrance',
    'environments/uat.ts: jobs.nightly.grace',
    'environments/uat.ts: pipelines.deploy.sources',
  ]);
});

test('what several environments share can be a function, which is named where it is wrong', async (t) => {
  const shared = `export function platform(read) { return ${body({ identity: null, showsWithin: `'soon'` })}; }`;
  const folder = project(t, {
    'platform.ts': shared,
    'uat.ts': extending('{ platform }', 'platform.ts', { identity: `'uat-1'`, mayDiffer: `'x'` }),
  });
  assert.deepEqual((await problemsOf(folder, 'uat')).toSorted(), [
    'environments/uat.ts (from platform): showsWithin must be a duration such as 500ms, 3s or 2m',
    'environments/uat.ts: mayDiffer must be a list',
  ]);
});

test('which place it is, an environment says itself', async (t) => {
  const folder = project(t, {
    'staging.ts': written(),
    'uat.ts': extending('staging', 'staging.ts', { showsWithin: `'5s'` }),
    'demo.ts': extending('uat', 'uat.ts', { identity: `'demo-1'` }),
  });
  assert.deepEqual(await problemsOf(folder, 'uat'), [
    'environments/uat.ts: identity is that of the environment it extends: say which place this one is',
  ]);
  assert.deepEqual(await problemsOf(folder, 'demo'), []);
});
