import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const ADDRESSES = {
  PORTAL_URL: 'http://127.0.0.1:1',
  ONBOARDING_URL: 'http://127.0.0.1:2',
  PAYMENTS_URL: 'http://127.0.0.1:3',
  STATUS_POLLER_URL: 'http://127.0.0.1:4',
  BANK_URL: 'http://127.0.0.1:5',
  SUPERVISOR_URL: 'http://127.0.0.1:6',
};
const SECRETS = {
  ENVIRONMENT_ID: 'e',
  OPERATIONS_TOKEN: 'token-canary',
  BANK_CLIENT_ID: 'c',
  BANK_CLIENT_SECRET: 's3cret',
};

/** A project whose environments folder holds the given files beside the ones that definitions are made with. */
function project(context: TestContext, files: Record<string, string>): string {
  const folder = temporaryFolder(context);
  mkdirSync(join(folder, 'environments'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'environments', name), content);
  return folder;
}

const definition = (body: string) => `
import { defineEnvironment } from ${JSON.stringify(join(root, 'environments/define.ts'))};
import { samplePlatform } from ${JSON.stringify(join(root, 'environments/sample-platform.ts'))};
export default defineEnvironment((read) => ({
  ...samplePlatform(read),
  name: 'staging',
  identity: { name: 'staging', id: read.variable('ENVIRONMENT_ID') },
  ${body}
}));`;

test('an environment gets its variables from its .env file, with durations in milliseconds', async (t) => {
  const lines = Object.entries({ ...ADDRESSES, ...SECRETS }).map(([name, value]) => `${name}=${value}`);
  const folder = project(t, { 'staging.ts': definition(''), '.env.staging': lines.join('\n') });
  const environment = (await openEnvironment(folder, 'staging')).load();
  assert.equal(environment.services.portal?.url, ADDRESSES.PORTAL_URL);
  assert.equal(environment.jobs['status-poller']?.grace, 3000);
  assert.equal(environment.bank.credential.clientSecret.reveal(), 's3cret');
  assert.ok(!JSON.stringify(environment).includes('s3cret'));
});

test('given variables win over the file', async (t) => {
  const folder = project(t, { 'staging.ts': definition(''), '.env.staging': 'PORTAL_URL=http://127.0.0.1:99' });
  const environment = (await openEnvironment(folder, 'staging')).load({ ...ADDRESSES, ...SECRETS });
  assert.equal(environment.services.portal?.url, ADDRESSES.PORTAL_URL);
});

test('an unknown environment: the message lists those that there are', async (t) => {
  const folder = project(t, { 'staging.ts': definition(''), 'uat.ts': definition('') });
  await assert.rejects(openEnvironment(folder, 'prod'), (error) => {
    assert.ok(error instanceof Problem);
    assert.match(
      `${error.message} ${error.why} ${error.remedy}`,
      /"prod".*environments\/prod\.ts.*staging, uat.*--env/s,
    );
    return true;
  });
});

test('a name can’t reach outside the folder', async (t) => {
  const folder = project(t, { 'staging.ts': definition('') });
  await assert.rejects(openEnvironment(folder, '../secrets'), Problem);
});

test('all missing variables are named at once', async (t) => {
  const folder = project(t, { 'staging.ts': definition('') });
  const source = await openEnvironment(folder, 'staging');
  assert.throws(
    () => source.load(),
    (error) => {
      assert.ok(error instanceof Problems);
      assert.equal(error.problems.length, 1);
      const [problem] = error.problems;
      const named = problem?.why.split(', ') ?? [];
      assert.deepEqual(named, [...Object.keys(ADDRESSES), ...Object.keys(SECRETS)].sort());
      assert.match(
        `${problem?.message} ${problem?.remedy}`,
        /environments\/staging\.ts needs 10 variables.*\.env\.staging/,
      );
      return true;
    },
  );
});

const WRONG: { what: string; body: string; says: RegExp }[] = [
  {
    what: 'an address that is none',
    body: `bank: { ...samplePlatform(read).bank, url: 'bank' },`,
    says: /staging\.ts: bank\.url/,
  },
  {
    what: 'a schedule that is none',
    body: `jobs: { nightly: { ...samplePlatform(read).jobs['status-poller'], schedule: 'sometimes' } },`,
    says: /jobs\.nightly\.schedule/,
  },
  { what: 'a grace that is none', body: `showsWithin: 'soon',`, says: /showsWithin/ },
  { what: 'an entrance that is no service', body: `entrance: 'shop',`, says: /entrance/ },
  { what: 'a name that is not the file’s', body: `name: 'production',`, says: /name/ },
  { what: 'an unknown key', body: `servces: {},`, says: /servces|definition/ },
  {
    what: 'a team in no time zone',
    body: `owner: { ...samplePlatform(read).owner, timeZone: 'GMT+2' },`,
    says: /owner\.timeZone/,
  },
];

for (const { what, body, says } of WRONG) {
  test(`${what} is reported with file and key`, async (t) => {
    const folder = project(t, { 'staging.ts': definition(body) });
    const source = await openEnvironment(folder, 'staging');
    assert.throws(
      () => source.load({ ...ADDRESSES, ...SECRETS }),
      (error) => {
        assert.ok(error instanceof Problems);
        assert.equal(error.problems.length, 1);
        assert.match(error.problems.map(({ message, why }) => `${message} ${why}`).join(), says);
        return true;
      },
    );
  });
}

for (const [what, content] of Object.entries({
  'no TypeScript': 'export default {{{',
  'no default export': 'export const environment = 1;',
  'something else': 'export default { name: "staging" };',
  'something that throws': 'throw new Error("boom");',
})) {
  test(`a file that is ${what} gives a Problem that names it`, async (t) => {
    const folder = project(t, { 'staging.ts': content });
    await assert.rejects(openEnvironment(folder, 'staging'), (error) => {
      assert.ok(error instanceof Problem);
      assert.match(error.message, /environments\/staging\.ts/);
      return true;
    });
  });
}

test('where the bank calls back, the definition says which service, which must be one and hold the secret', async (t) => {
  const folder = project(t, { 'staging.ts': definition('') });
  const { load } = await openEnvironment(folder, 'staging');
  const polling = load({ ...ADDRESSES, ...SECRETS });
  assert.equal(polling.bank.callbacks, undefined);
  const calledBack = load({ ...ADDRESSES, ...SECRETS, BANK_CALLBACKS: 'yes' });
  assert.deepEqual(calledBack.bank.callbacks, { service: 'onboarding' });
  const isRequired = ({ services }: typeof polling) =>
    services.onboarding?.configuration.required.includes('BANK_CALLBACK_SECRET');
  assert.deepEqual([isRequired(polling), isRequired(calledBack)], [false, true]);

  const body = `bank: { ...samplePlatform(read).bank, callbacks: { service: 'nobody' } }`;
  const wrong = await openEnvironment(project(t, { 'staging.ts': definition(body) }), 'staging');
  assert.throws(() => wrong.load({ ...ADDRESSES, ...SECRETS }), /bank\.callbacks\.service[\s\S]*names "nobody"/);
});
