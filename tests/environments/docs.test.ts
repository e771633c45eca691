import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openEnvironment } from '../../environments/load.ts';
import { bankSchema } from '../../model/environment/bank.ts';
import { databaseSchema, dataSchema, domainSchema, flagsSchema } from '../../model/environment/expectations.ts';
import { jobSchema } from '../../model/environment/job.ts';
import { pipelineSchema } from '../../model/environment/pipeline.ts';
import { serviceSchema } from '../../model/environment/service.ts';
import { sourceSchema } from '../../model/environment/source.ts';
import { team } from '../../model/environment/team.ts';
import { environmentSchema } from '../../model/environment.ts';
import { project } from './project.ts';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/environments.md'), 'utf8');
const blocks = [...page.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
const [staging = '', production = '', demo = ''] = blocks;
const EXAMPLES = { staging, production, demo };
const MOST_LINES = 40;

/** The environment that an example of the page declares, with something in each of its variables. */
async function load(t: TestContext, name: keyof typeof EXAMPLES) {
  const files = Object.entries(EXAMPLES).map(([example, text]) => [`${example}.ts`, text]);
  const read = [...page.matchAll(/\b(?:variable|secret)\('(\w+)'\)/g)].map(([, variable = '']) => variable);
  const variables = Object.fromEntries(read.map((variable) => [variable, `https://${variable.toLowerCase()}.example`]));
  return (await openEnvironment(project(t, Object.fromEntries(files)), name)).load(variables);
}

test('a platform of five services and a job, with all that can be said of it, takes at most 40 lines', async (t) => {
  assert.ok(staging.trimEnd().split('\n').length <= MOST_LINES);
  const environment = await load(t, 'staging');
  const services = Object.values(environment.services);
  assert.equal(services.length, 5);
  assert.equal(new Set(services.map(({ owner }) => owner.name)).size, 2);
  assert.ok(services.every(({ version }) => version !== undefined));
  assert.ok(services.some(({ configuration }) => configuration.required.length > 0));
  assert.ok(services.some(({ configuration }) => configuration.forbidden.length > 0));
  const { jobs, pipelines, flags, bank } = environment;
  assert.deepEqual([Object.keys(jobs), Object.keys(pipelines)], [['poller'], ['deploy']]);
  assert.ok(flags !== null && bank !== null && bank.credential.clientSecret.reveal() !== '');
});

test('one that extends it says only what differs', async (t) => {
  const { services, ...environment } = await load(t, 'production');
  assert.equal(environment.protected, true);
  assert.deepEqual(Object.keys(services), ['portal', 'accounts', 'onboarding', 'payments']);
  assert.deepEqual(services.portal?.version, { sameAs: 'staging' });
  assert.deepEqual(services.payments?.configuration.forbidden, ['BETA_PRICES']);
});

test('a platform without operations endpoints takes at most 40 lines as well', async (t) => {
  assert.ok(demo.trimEnd().split('\n').length <= MOST_LINES);
  const environment = await load(t, 'demo');
  assert.equal(Object.keys(environment.services).length, 5);
  const parts = [...Object.values(environment.services), ...Object.values(environment.jobs)];
  const kinds = new Set(parts.flatMap(({ sources }) => sources.map(({ kind }) => kind)));
  assert.deepEqual(kinds, new Set(['kubernetes', 'docker', 'compose', 'env-file']));
});

for (const [name, text] of Object.entries(EXAMPLES)) {
  test(`the example ${name} is the one that the compiler and the formatter see`, () => {
    const seen = readFileSync(join(import.meta.dirname, 'examples', `${name}.ts`), 'utf8');
    assert.equal(text, seen.replace('../../../environments/define.ts', 'dress-rehearsal'));
  });
}

const WHERE_KEYS_ARE = {
  'the environment': environmentSchema.in,
  'an owner': team.in,
  'a service': serviceSchema,
  'a job': jobSchema,
  'a pipeline': pipelineSchema,
  'the bank': bankSchema,
  flags: flagsSchema,
  data: dataSchema,
  'a domain name': domainSchema,
  'a database': databaseSchema,
};

for (const [what, { shape }] of Object.entries(WHERE_KEYS_ARE)) {
  test(`the page has every key of ${what}`, () => {
    const isThere = (key: string) => new RegExp(`[\`.{ ]${key}[\`,: }]`).test(page);
    const lacking = Object.keys(shape).filter((key) => !isThere(key));
    assert.deepEqual(lacking, []);
  });
}

test('the page has every kind of source with all its keys', () => {
  for (const { shape } of sourceSchema.options) {
    const { kind, ...keys } = shape;
    const row = page.split('\n').find((line) => line.startsWith(`| \`${kind.value}\``)) ?? '';
    const lacking = Object.keys(keys).filter((key) => !row.includes(`\`${key}\``));
    assert.deepEqual([kind.value, lacking, row === ''], [kind.value, [], false]);
  }
});
