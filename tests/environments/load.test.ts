import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openEnvironment, otherEnvironments } from '../../environments/load.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { problemsOf, project, VARIABLES, written } from './project.ts';

const envFile = (variables: Record<string, string>) =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

test('an environment gets its variables from its .env file, with durations in milliseconds', async (t) => {
  const folder = project(t, { 'staging.ts': written(), '.env.staging': envFile(VARIABLES) });
  const environment = (await openEnvironment(folder, 'staging')).load();
  assert.equal(environment.services.portal?.url, VARIABLES.PORTAL_URL);
  assert.equal(environment.jobs.nightly?.grace, 3000);
  assert.equal(environment.operationsToken?.reveal(), 'token-canary');
  assert.ok(!JSON.stringify(environment).includes('token-canary'));
});

test('given variables win over the file', async (t) => {
  const folder = project(t, { 'staging.ts': written(), '.env.staging': 'PORTAL_URL=http://127.0.0.1:99' });
  const environment = (await openEnvironment(folder, 'staging')).load(VARIABLES);
  assert.equal(environment.services.portal?.url, VARIABLES.PORTAL_URL);
});

test('of another environment its own file wins over the process’s variables, which are meant for the first', async (t) => {
  const folder = project(t, { 'staging.ts': written(), '.env.staging': envFile(VARIABLES) });
  process.env.PORTAL_URL = 'http://127.0.0.1:77';
  t.after(() => delete process.env.PORTAL_URL);
  const one = (await openEnvironment(folder, 'staging')).load();
  const other = await otherEnvironments(folder)('staging');
  const addresses = [one, other].map(({ services }) => services.portal?.url);
  assert.deepEqual(addresses, ['http://127.0.0.1:77', VARIABLES.PORTAL_URL]);
});

test('what is short in a definition is long in the environment', async (t) => {
  const folder = project(t, { 'staging.ts': written({ identity: `read.variable('ENVIRONMENT_ID')` }) });
  const environment = (await openEnvironment(folder, 'staging')).load(VARIABLES);
  assert.equal(environment.name, 'staging');
  assert.deepEqual(environment.identity, { name: 'staging', id: 'e', proofs: [], hosts: [] });
  const { portal } = environment.services;
  assert.deepEqual(portal?.configuration, { required: [{ name: 'DATABASE_URL' }], optional: [], forbidden: [] });
  const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
  assert.deepEqual(portal?.owner.workingHours, { from: '09:00', to: '17:30', days });
  assert.deepEqual(portal?.sources, [{ kind: 'operations' }]);
  assert.equal(environment.bank, null);
});

test('an unknown environment: the message lists those that there are, and suggests the nearest', async (t) => {
  const teams = `export const team = { name: 'Team' };`;
  const folder = project(t, { 'staging.ts': written(), 'uat.ts': written(), 'teams.ts': teams });
  await assert.rejects(openEnvironment(folder, 'stagin'), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(
      `${error.message} ${error.why} ${error.remedy}`,
      /"stagin".*environments\/stagin\.ts.*: staging, uat; did you mean staging\?.*--env/s,
    );
    return true;
  });
});

test('a name can’t reach outside the folder', async (t) => {
  const folder = project(t, { 'staging.ts': written() });
  for (const name of ['../secrets', '', '.', 'staging.ts', '/etc/passwd']) {
    await assert.rejects(openEnvironment(folder, name), Problem, name);
  }
});

test('all missing variables are named at once, and nothing else is said of what they leave open', async (t) => {
  const services = `{ portal: { url: read.variable('PORTAL_URL'), uses: [read.variable('DATABASE')] } }`;
  const domains = `{ [read.variable('DOMAIN')]: {} }`;
  const folder = project(t, { 'staging.ts': written({ services, domains, jobs: null }) });
  const source = await openEnvironment(folder, 'staging');
  assert.throws(
    () => source.load(),
    (error) => {
      assert.ok(error instanceof Problems);
      assert.deepEqual(
        error.problems.map(({ message, why }) => [message, why]),
        [
          [
            'environments/staging.ts needs 5 variables that are not set, or empty',
            'DATABASE, DOMAIN, ENVIRONMENT_ID, OPERATIONS_TOKEN, PORTAL_URL',
          ],
        ],
      );
      assert.match(error.problems[0]?.remedy ?? '', /\.env\.staging/);
      return true;
    },
  );
});

for (const [what, content] of Object.entries({
  'no TypeScript': 'export default {{{',
  'no default export': 'export const environment = 1;',
  'something else': 'export default { name: "staging" };',
  'something that throws': 'throw new Error("boom");',
  'a definition that throws': `import { defineEnvironment } from './define.ts';\nexport default defineEnvironment(() => { throw new Error('boom'); });`,
})) {
  test(`a file that is ${what} gives a Problem that names it`, async (t) => {
    const folder = project(t, { 'staging.ts': content });
    await assert.rejects(openEnvironment(folder, 'staging'), (error) => {
      assert.ok(error instanceof Problem);
      assert.match(error.message, /^environments\/staging\.ts /);
      return true;
    });
  });
}

test('a .env file in UTF-16 is refused, not read as if nothing were in it', async (t) => {
  const folder = project(t, { 'staging.ts': written() });
  writeFileSync(join(folder, 'environments/.env.staging'), Buffer.from(`\ufeff${envFile(VARIABLES)}`, 'utf16le'));
  await assert.rejects(openEnvironment(folder, 'staging'), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.why, 'it is no text in UTF-8');
    return true;
  });
});

test('of files that import each other that is said', async (t) => {
  const importing = (other: string) =>
    `import { extendEnvironment } from './define.ts';\nimport other from './${other}.ts';\nexport default extendEnvironment(other, {});\n`;
  const folder = project(t, { 'staging.ts': importing('beta'), 'beta.ts': importing('staging') });
  await assert.rejects(openEnvironment(folder, 'staging'), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(error.remedy, /imports a file that imports it in turn/);
    return true;
  });
});

test('a bank that is not there may be said so', async (t) => {
  const folder = project(t, { 'staging.ts': written({ bank: 'null' }) });
  assert.deepEqual(await problemsOf(folder, 'staging'), []);
});
