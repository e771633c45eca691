import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { EnvironmentDefinition } from '../../../model/environment.ts';
import { type Fingerprint, fingerprintSchema } from '../../../model/fingerprint.ts';
import { takeFingerprint } from '../../../readiness/fingerprint/take-fingerprint.ts';
import type { RoundOptions } from '../../../readiness/round.ts';
import { fingerprint, fingerprintKeyId } from '../../../support/fingerprint.ts';
import { Secret } from '../../../support/secret.ts';
import { listening } from '../../helpers/listening.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { gitProject, PIPELINE } from '../git/git-project.ts';
import { environmentOf } from '../open-source.ts';

const KEY = 'a-key-of-the-test-91cc';
const CANARY = 'canary-value-81ab';

/** What one of the service's pages answers with. */
interface Service {
  version: Record<string, unknown>;
  configuration: Record<string, unknown>;
  job: Record<string, unknown>;
}

const TOLD: Service = {
  version: { service: 'pay', commit: 'abc1234', build: '7', environment: { name: 'staging', id: 'staging-1' } },
  configuration: { keys: [], complete: true, fingerprintKeyId: fingerprintKeyId(KEY) },
  job: { name: 'poll', schedule: '*/5  * * * *', timeZone: 'UTC', lastRun: null },
};

async function serving(context: TestContext, told: Partial<Service>): Promise<string> {
  const { version, configuration, job } = { ...TOLD, ...told };
  const answers: Record<string, unknown> = {
    '/operations/version': version,
    '/operations/configuration': configuration,
    '/operations/job': job,
  };
  const server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? {}));
  });
  return `http://127.0.0.1:${await listening(context, server)}`;
}

function environment(parts: Partial<EnvironmentDefinition>) {
  const operationsToken = new Secret('OPERATIONS_TOKEN', 'a-token-of-the-test');
  return environmentOf({ operationsToken, fingerprintKey: new Secret('FINGERPRINT_KEY', KEY), ...parts });
}

async function look(parts: Partial<EnvironmentDefinition>, options: RoundOptions = {}): Promise<Fingerprint> {
  const taken = fingerprintSchema.parse(await takeFingerprint(environment(parts), options));
  assert.ok(!JSON.stringify(taken).includes(CANARY), 'no value is told');
  return taken;
}

/** The facts with these beginnings, by id. */
function valuesOf({ facts }: Fingerprint, ...beginnings: string[]): Record<string, string> {
  const wanted = facts.filter(({ id }) => beginnings.some((each) => id.startsWith(each)));
  return Object.fromEntries(wanted.map(({ id, value }) => [id, value]));
}

const held = (value: string) => ({ present: true, fingerprint: fingerprint(value, KEY) });
const printed = (value: string) => `set, ${fingerprint(value, KEY)} under ${fingerprintKeyId(KEY)}`;

test('a key is told by what can be told of its value', async (t) => {
  const url = await serving(t, {
    configuration: {
      ...TOLD.configuration,
      keys: [
        { name: 'KEYED', ...held(CANARY) },
        { name: 'UNSET', present: false },
        { name: 'UNSEEN', present: true },
        { name: 'BLANK', present: true, traits: { ...TRAITS, blank: true } },
        { name: 'NO_PRINT', present: true, fingerprint: CANARY },
        { name: 'COMMIT', ...held('abc1234') },
      ],
    },
  });
  const taken = await look({ services: { pay: { url } } });
  assert.deepEqual(valuesOf(taken, 'configuration'), {
    'configuration/pay': 'all keys are told',
    'configuration/pay/BLANK': 'set to nothing',
    'configuration/pay/COMMIT': printed('abc1234'),
    'configuration/pay/KEYED': printed(CANARY),
    'configuration/pay/NO_PRINT': 'set',
    'configuration/pay/UNSEEN': 'set',
  });
  assert.deepEqual(
    taken.facts.flatMap(({ id, of }) => (of === undefined ? [] : [[id, of]])),
    [['configuration/pay/COMMIT', 'version/pay']],
  );
  assert.deepEqual(
    taken.facts.map(({ id }) => id),
    taken.facts.map(({ id }) => id).toSorted(),
  );
});

const TRAITS = { blank: false, untidy: null, placeholder: false, wellKnown: false, shapes: [], expiresAt: null };

test('an environment that is staged anew each time tells what it is given anew by where the definition has it', async (t) => {
  const keys = [
    { name: 'BANK_URL', ...held('http://bank.example') },
    { name: 'TENANT', ...held(CANARY) },
    { name: 'PORT', ...held('4711') },
    { name: 'TOKEN', ...held('a-token-of-the-test') },
  ];
  const url = await serving(t, { configuration: { ...TOLD.configuration, keys } });
  const mayDiffer = ['configuration/*/PORT', 'configuration/*_URL', 'configuration/*/TOKEN'];
  const parts = { services: { pay: { url } }, links: { bank: 'http://bank.example' }, mayDiffer };
  assert.deepEqual(valuesOf(await look({ ...parts, staged: true }), 'configuration/pay/'), {
    'configuration/pay/BANK_URL': 'set as links.bank',
    'configuration/pay/PORT': 'set for this place',
    'configuration/pay/TENANT': printed(CANARY),
    'configuration/pay/TOKEN': 'set as operationsToken',
  });
  assert.deepEqual(valuesOf(await look(parts), 'configuration/pay/'), {
    'configuration/pay/BANK_URL': printed('http://bank.example'),
    'configuration/pay/PORT': printed('4711'),
    'configuration/pay/TENANT': printed(CANARY),
    'configuration/pay/TOKEN': printed('a-token-of-the-test'),
  });
});

test('without a key of the environment’s own, what our own sources read is told as set, and no more', async (t) => {
  const project = temporaryFolder(t);
  writeFileSync(join(project, '.env.pay'), `TENANT=${CANARY}\nEMPTY=\nFROM_ELSEWHERE\n`);
  const parts = {
    services: { pay: { url: 'http://127.0.0.1:9', sources: [{ kind: 'env-file' as const, path: '.env.pay' }] } },
  };
  const unkeyed = await takeFingerprint(environmentOf(parts), { project });
  assert.deepEqual(valuesOf(unkeyed, 'configuration'), {
    'configuration/pay': 'all keys are told',
    'configuration/pay/EMPTY': 'set to nothing',
    'configuration/pay/TENANT': 'set',
  });
  assert.deepEqual(
    unkeyed.unread.map(({ id }) => id),
    ['configuration/pay/FROM_ELSEWHERE', 'version/pay'],
  );
  const keyed = await look(parts, { project });
  assert.equal(valuesOf(keyed, 'configuration')['configuration/pay/TENANT'], printed(CANARY));
});

test('what is no name or pattern is told by its fingerprint, and what is not told is unread', async (t) => {
  const { environment: where } = TOLD.version;
  const strange = await serving(t, {
    version: {
      service: 'pay',
      commit: `${CANARY}\u001b[2J`,
      build: 'https://user:canary-value-81ab@host',
      environment: where,
    },
    job: { ...TOLD.job, schedule: `# ${CANARY} \u0007`, enabled: false },
    configuration: { keys: [{ name: 'A', ...held('a') }], complete: false, fingerprintKeyId: fingerprintKeyId(KEY) },
  });
  const job = { url: strange, schedule: '*/5 * * * *' };
  const taken = await look({ services: { pay: { url: strange } }, jobs: { poll: job } });
  const values = valuesOf(taken, 'version/pay', 'build/pay', 'job');
  for (const id of ['version/pay', 'build/pay', 'job/poll/schedule']) {
    assert.match(values[id] ?? '', /^set, [0-9a-f]{16} under [0-9a-f]{16}$/, id);
  }
  assert.deepEqual([values['job/poll/enabled'], values['job/poll/time-zone']], ['not enabled', 'UTC']);
  assert.deepEqual(
    taken.unread.map(({ id, reason }) => `${id}: ${reason}`),
    [
      'configuration/pay: its source does not tell of every key',
      'configuration/poll: its source does not tell of every key',
    ],
  );
});

test('who made the deployed commit and who touched a pipeline is told where a repository knows', async (t) => {
  const repository = gitProject(t);
  const by = { author: 'Grace \u001b[31m', at: '2026-03-02T09:30:00+01:00' };
  const commit = repository.commit(`Raise the limit ${'of it '.repeat(60)}`, { 'limit.txt': '9\n' }, by);
  const url = await serving(t, { version: { ...TOLD.version, commit } });
  const sources = [{ kind: 'git' as const, repository: repository.folder }];
  const pipelines = { deploy: { configuration: PIPELINE, sources } };
  const { facts, unread } = await look({ services: { pay: { url } }, pipelines });
  assert.deepEqual(unread, []);
  const changedOf = (id: string) => facts.find((fact) => fact.id === id)?.changed;
  assert.equal(changedOf('version/pay')?.at, '2026-03-02T08:30:00.000Z');
  assert.equal(changedOf('version/pay')?.by, 'Grace [31m');
  assert.match(changedOf('version/pay')?.what ?? '', /^Raise the limit of it .{100,}$/);
  assert.ok((changedOf('version/pay')?.what ?? '').length <= 200);
  assert.deepEqual(changedOf('pipeline/deploy/configuration'), {
    at: '2026-03-01T11:00:00.000Z',
    by: 'Ada',
    what: 'Deploy by a pipeline',
  });
  const elsewhere = await look({ services: { pay: { url: await serving(t, {}) } }, pipelines });
  assert.equal(elsewhere.facts.find(({ id }) => id === 'version/pay')?.changed, undefined);
});

test('flags and the bank are told; a flag that is a text only by its fingerprint', async (t) => {
  const flags: Record<string, unknown> = { on: true, off: false, share: 0.5, words: CANARY };
  const server = createServer(({ url = '' }, response) => {
    const name = url.split('/').at(-1) ?? '';
    response.writeHead(name in flags || name === 'spoken' ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ value: flags[name] ?? '2026-03' }));
  });
  const url = `http://127.0.0.1:${await listening(t, server)}`;
  const source = { kind: 'http' as const, url: `${url}/{name}`, pointer: '/value' };
  const clientSecret = new Secret('BANK_CLIENT_SECRET', 'a-secret-of-the-test');
  const credential = { tokenPath: '/token', clientId: 'a', clientSecret, scope: 'b' };
  const project = temporaryFolder(t);
  const taken = await look(
    {
      flags: { source, on: ['on', 'share'], off: ['off', 'words'] },
      bank: { url, contract: '2026-03', speaks: { ...source, url: `${url}/spoken` }, credential },
    },
    { project },
  );
  assert.deepEqual(valuesOf(taken, 'flag', 'bank'), {
    'bank/contract': '2026-03',
    'bank/version': '2026-03',
    'flag/off': 'off',
    'flag/on': 'on',
    'flag/share': '0.5',
    'flag/words': printed(JSON.stringify(CANARY)),
  });
});

test('who does not answer in time is told as unread, and nobody waits for it when it is called off', async (t) => {
  const server = createServer(() => {});
  const url = `http://127.0.0.1:${await listening(t, server)}`;
  const parts = { services: { pay: { url } }, jobs: { poll: { url, schedule: '* * * * *' } } };
  const { facts, unread } = await look(parts, { withinMs: 100 });
  assert.deepEqual(
    facts.map(({ id }) => id),
    ['rehearse/version'],
  );
  assert.deepEqual(
    unread.map(({ id }) => id),
    ['configuration/pay', 'configuration/poll', 'job/poll', 'version/pay'],
  );
  const calling = new AbortController();
  const taking = takeFingerprint(environment(parts), { signal: calling.signal });
  calling.abort(new Error('called off'));
  await assert.rejects(taking, /called off/);
});
