import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import type { Finding } from '../../model/finding.ts';
import { openRound } from '../../readiness/round.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { takeSnapshot } from '../../readiness/snapshot.ts';
import { Secret } from '../../support/secret.ts';
import { bankTeam } from '../verdict/samples.ts';
import { environmentOf } from './open-source.ts';
import { type Answers, nowhere, standIn } from './stand-in.ts';

type FlagsDefinition = NonNullable<EnvironmentDefinition['flags']>;

async function findingsOf(flags: Omit<FlagsDefinition, 'owner'>, project?: string): Promise<Finding[]> {
  const environment = environmentOf({ flags: { ...flags, owner: bankTeam } });
  const at = project === undefined ? {} : { project };
  const { findings } = await checkReadiness(environment, { only: ['flag'], ...at });
  assert.ok(!JSON.stringify(findings).includes('canary'), 'nothing secret is in a finding');
  return findings;
}

const short = ({ id, status, observed, because }: Finding) =>
  `${id} ${status}: ${observed}${because === undefined ? '' : ` (${because})`}`;

const ofrepAt = (url: string): FlagsDefinition['source'] => ({
  kind: 'ofrep',
  url,
  context: {},
  token: new Secret('FLAGS_TOKEN', 'flags-canary-token'),
});

const evaluated = (name: string, value: unknown): Answers => ({
  [`POST /ofrep/v1/evaluate/flags/${name}`]: { body: { key: name, ...(value === undefined ? {} : { value }) } },
});

test('flags that are as declared pass, with the owner of the flags', async (t) => {
  const url = await standIn(t, { ...evaluated('instant', true), ...evaluated('beta', false) });
  const findings = await findingsOf({ source: ofrepAt(url), on: ['instant'], off: ['beta'] });
  assert.deepEqual(findings.map(short), ['flag/instant pass: on', 'flag/beta pass: off']);
  assert.deepEqual(
    findings.map(({ subject, owner, expected }) => `${subject} ${owner.name} ${expected}`),
    [`instant ${bankTeam.name} on`, `beta ${bankTeam.name} off`],
  );
});

test('a flag that is off, missing, no boolean or left to its default does not pass', async (t) => {
  const url = await standIn(t, {
    ...evaluated('instant', false),
    ...evaluated('beta', true),
    ...evaluated('limit', 100),
    ...evaluated('theme', 'canary'),
    ...evaluated('default', undefined),
    'POST /ofrep/v1/evaluate/flags/gone': { status: 404, body: { key: 'gone', errorCode: 'FLAG_NOT_FOUND' } },
  });
  const on = ['instant', 'gone', 'limit', 'theme', 'default'];
  const findings = await findingsOf({ source: ofrepAt(url), on, off: ['beta'] });
  assert.deepEqual(findings.map(short), [
    'flag/instant fail: off',
    'flag/gone fail: there is no such flag',
    'flag/limit fail: it is neither on nor off: its value is a number',
    'flag/theme fail: it is neither on nor off: its value is a text',
    'flag/default unknown: it has no value: the default in the code counts',
    'flag/beta fail: on',
  ]);
  assert.equal(findings[0]?.remedy, 'turn instant on');
  assert.equal(findings.at(-1)?.remedy, 'turn beta off');
});

test('a place that can’t be read is one unknown, and the other flags follow from it', async () => {
  const findings = await findingsOf({ source: ofrepAt(await nowhere()), on: ['instant', 'fast'], off: ['beta'] });
  assert.deepEqual(
    findings.map(({ id, status, because }) => [id, status, because]),
    [
      ['flag/instant', 'unknown', undefined],
      ['flag/fast', 'unknown', 'flag/instant'],
      ['flag/beta', 'unknown', 'flag/instant'],
    ],
  );
  assert.match(findings[0]?.observed ?? '', /^not known: .*ECONNREFUSED/);
});

test('a flag with a trouble of its own is a cause of its own', async (t) => {
  const url = await standIn(t, {
    'POST /ofrep/v1/evaluate/flags/instant': { status: 503 },
    'POST /ofrep/v1/evaluate/flags/fast': { status: 400, body: { errorCode: 'PARSE_ERROR' } },
  });
  const findings = await findingsOf({ source: ofrepAt(url), on: ['instant', 'fast'] });
  assert.deepEqual(
    findings.map(({ because }) => because),
    [undefined, undefined],
  );
});

test('a source that tells values tells flags, each by its name', async (t) => {
  const url = await standIn(t, {
    'GET /flags/instant': { body: { enabled: true } },
    'GET /flags/beta': { body: { enabled: true } },
  });
  const source: FlagsDefinition['source'] = { kind: 'http', url: `${url}/flags/{name}`, pointer: '/enabled' };
  const findings = await findingsOf({ source, on: ['instant'], off: ['beta'] });
  assert.deepEqual(findings.map(short), ['flag/instant pass: on', 'flag/beta fail: on']);
});

test('a source that tells no flags says so', async () => {
  const findings = await findingsOf({ source: { kind: 'git', repository: '.' }, on: ['instant'] });
  assert.match(findings[0]?.observed ?? '', /a source of this kind does not tell flags/);
});

test('a flag can’t be wanted on and off', () => {
  const source = ofrepAt('http://flags.example');
  assert.throws(() => environmentOf({ flags: { source, on: ['a', 'b'], off: ['b'] } }), /must also be on/);
});

test('flags at an address: one that is not there says so, and two environments can be compared by them', async (t) => {
  const url = await standIn(t, { 'GET /instant': { body: { enabled: true } } });
  const source = { kind: 'http' as const, url: `${url}/{name}`, pointer: '/enabled' };
  const [instant, gone] = await findingsOf({ source, on: ['instant', 'gone'] });
  assert.equal(instant?.status, 'pass');
  assert.deepEqual([gone?.status, gone?.observed], ['unknown', 'not known: answers 404']);
  assert.match(gone?.remedy ?? '', /^see whether there is a flag gone, and whether .*\/gone is where it is told/);
  using round = openRound(environmentOf({ flags: { source, on: ['instant'] } }), {});
  const { flags } = await takeSnapshot(round, ['instant']);
  const values = Object.values(flags).map((reading) => reading.read && reading.value);
  assert.deepEqual(values, [{ exists: true, value: true }]);
});
