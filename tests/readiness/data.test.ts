import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import { Secret } from '../../support/secret.ts';
import { findingOf, findingsOf, notPassed } from './findings.ts';
import { nowhere, standIn } from './stand-in.ts';

type Datum = NonNullable<EnvironmentDefinition['data']>[string];

async function datumFinding(t: TestContext, value: unknown, expected: Omit<Datum, 'source'> = {}) {
  const url = await standIn(t, { 'GET /value': { body: { value } } });
  const source = { kind: 'http' as const, url: `${url}/value`, pointer: '/value' };
  const data = { customer: { source, ...expected } };
  return findingOf(await findingsOf(t, {}, { environment: { data } }, { only: ['data'] }), 'data/customer');
}

const VALUES: [unknown, Omit<Datum, 'source'>, string, string][] = [
  ['canary customer', {}, 'pass', 'there is a text'],
  [1, {}, 'pass', 'there is 1'],
  [0, {}, 'fail', 'there is 0'],
  [false, {}, 'fail', 'there is false'],
  [null, {}, 'fail', 'there is nothing'],
  ['', {}, 'fail', 'there is nothing'],
  ['5', { is: 5 }, 'pass', 'there is 5'],
  ['canary', { is: 'other' }, 'fail', 'there is another text than other'],
  [41, { is: 42 }, 'fail', 'there is 41, not 42'],
  ['0005', { atLeast: 5 }, 'pass', 'there is 5'],
  [4, { atLeast: 5 }, 'fail', 'there is 4, and at least 5 is needed'],
  [null, { atLeast: 5 }, 'fail', 'there is nothing, and at least 5 is needed'],
  ['canary', { atLeast: 5 }, 'unknown', 'what is there is no number'],
];

for (const [value, expected, status, observed] of VALUES) {
  test(`${JSON.stringify(value)} beside ${JSON.stringify(expected)}: ${status}`, async (t) => {
    const finding = await datumFinding(t, value, expected);
    assert.deepEqual([finding.status, finding.observed], [status, observed]);
  });
}

test('the remedy is the one that the definition gives', async (t) => {
  assert.equal((await datumFinding(t, 0, { remedy: 'npm run seed' })).remedy, 'npm run seed');
});

test('what can’t be read is unknown, and follows from its database where that is down', async (t) => {
  assert.equal((await datumFinding(t, undefined)).status, 'unknown');
  const url = (await nowhere()).replace('http://', 'postgres://someone:canary-password@');
  const environment = {
    databases: { accounts: { url: new Secret('DATABASE_URL', url) } },
    data: { customer: { source: { kind: 'sql' as const, database: 'accounts', query: 'select 1' } } },
  };
  assert.deepEqual(notPassed(await findingsOf(t, {}, { environment }, { only: ['data'] })), [
    'data/customer unknown (reachable/accounts)',
    'reachable/accounts fail',
  ]);
});
