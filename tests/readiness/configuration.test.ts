import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { HeldKey } from '../../model/operations.ts';
import { fingerprint, fingerprintKeyId } from '../../support/fingerprint.ts';
import { Secret } from '../../support/secret.ts';
import type { ValueTraits } from '../../support/value-traits.ts';
import { findingOf, findingsOf, notPassed } from './findings.ts';
import { type Declared, environmentAt, healthy, KEY, standIn } from './stand-in.ts';

const ID = `configuration/portal/${KEY}`;
const FINGERPRINT_KEY = 'fingerprint-canary-key';
const DAY_MS = 24 * 3_600_000;
const plain: ValueTraits = {
  blank: false,
  untidy: null,
  placeholder: false,
  wellKnown: false,
  shapes: [],
  expiresAt: null,
};

interface Held {
  value?: string;
  traits?: Partial<ValueTraits> | null;
  present?: boolean;
  complete?: boolean;
  key?: string | null;
}

/** A service that tells of one key, under a fingerprint key. */
function holding({ value = 'v', traits = {}, present = true, complete = false, key = FINGERPRINT_KEY }: Held) {
  const held: HeldKey = {
    name: KEY,
    present,
    fingerprint: key === null ? null : fingerprint(value, key),
    traits: traits === null ? null : { ...plain, ...traits },
  };
  const keys = [held];
  const fingerprintKeyIdOrNone = key === null ? null : fingerprintKeyId(key);
  const body = { keys, complete, fingerprintKeyId: fingerprintKeyIdOrNone };
  return healthy({ 'GET /operations/configuration': { body } });
}

type Configuration = NonNullable<NonNullable<Declared['service']>['configuration']>;

async function keyFinding(
  t: TestContext,
  held: Held,
  configuration: Configuration = { required: [KEY] },
  { declared = {}, ...options }: { declared?: Declared['environment']; neededUntil?: number } = {},
) {
  const found = await findingsOf(
    t,
    { service: holding(held) },
    { service: { configuration }, environment: declared },
    { only: ['configuration'], ...options },
  );
  return findingOf(found, ID);
}

const WRONG_TRAITS: [Partial<ValueTraits>, RegExp][] = [
  [{ blank: true, placeholder: true }, /set to nothing/],
  [{ placeholder: true, untidy: 'quotes' }, /placeholder/],
  [{ wellKnown: true }, /everybody knows/],
  [{ untidy: 'quotes' }, /quotes left/],
  [{ untidy: 'surrounding-space' }, /white space/],
];

for (const [traits, observed] of WRONG_TRAITS) {
  test(`a value whose traits are ${JSON.stringify(traits)} fails, the most telling first`, async (t) => {
    const finding = await keyFinding(t, { traits });
    assert.equal(finding.status, 'fail');
    assert.match(finding.observed, observed);
    const optional = await keyFinding(t, { traits }, { optional: [KEY] });
    assert.equal(optional.status, 'fail', 'what may be missing must be right where it is set');
  });
}

test('a key that must be there and is not fails; one that may be missing passes', async (t) => {
  assert.equal((await keyFinding(t, { present: false })).status, 'fail');
  assert.equal((await keyFinding(t, { present: false }, { optional: [KEY] })).status, 'pass');
});

test('a value of another shape fails, and is unknown where nothing is told of it', async (t) => {
  const required = [{ name: KEY, shape: 'url' as const }];
  assert.match((await keyFinding(t, { traits: { shapes: ['uuid'] } }, { required })).observed, /is no URL/);
  assert.equal((await keyFinding(t, { traits: { shapes: ['url'] } }, { required })).status, 'pass');
  assert.equal((await keyFinding(t, { traits: null }, { required })).status, 'unknown');
  assert.equal((await keyFinding(t, { traits: null })).status, 'pass');
});

test('what ends before the demo does fails, and what ends soon after is a warning', async (t) => {
  const neededUntil = Date.now() + DAY_MS;
  const ending = async (days: number, shapes: ValueTraits['shapes'], configuration?: Configuration) => {
    const expiresAt = new Date(Date.now() + days * DAY_MS).toISOString();
    return keyFinding(t, { traits: { shapes, expiresAt } }, configuration, { neededUntil });
  };
  assert.match((await ending(-1, ['jwt'])).observed, /ended at/);
  const soon = await ending(0.5, ['certificate']);
  assert.equal(soon.status, 'fail');
  assert.match(soon.observed, /before the end of the demo/);
  const afterwards = await ending(3, ['jwt']);
  assert.equal(afterwards.status, 'warn');
  assert.match(afterwards.observed, /less than 7 days after the demo/);
  assert.equal((await ending(30, ['jwt'])).status, 'pass');
  assert.equal((await ending(-300, ['date'])).status, 'pass', 'a date is no end');
  const required = [{ name: KEY, shape: 'date' as const }];
  assert.equal((await ending(-300, ['date'], { required })).status, 'fail', 'unless it is asked for');
});

test('a forbidden key: set, not set, set to nothing, and not told', async (t) => {
  const forbidden = [KEY];
  const status = async (held: Held) => (await keyFinding(t, held, { forbidden })).status;
  assert.equal(await status({}), 'fail');
  assert.equal(await status({ present: false }), 'pass');
  assert.equal(await status({ traits: { blank: true } }), 'pass');
  const body = { keys: [], complete: false };
  const untold = async (complete: boolean) => {
    const service = healthy({ 'GET /operations/configuration': { body: { ...body, complete } } });
    const found = await findingsOf(
      t,
      { service },
      { service: { configuration: { forbidden } } },
      { only: [ID, 'portal'] },
    );
    return findingOf(found, ID).status;
  };
  assert.equal(await untold(false), 'unknown');
  assert.equal(await untold(true), 'pass');
});

test('a value that must be the definition’s is compared by fingerprint only', async (t) => {
  const required = [{ name: KEY, is: new Secret('WANTED', 'wanted-canary-value') }];
  const declared = { fingerprintKey: new Secret('FINGERPRINT_KEY', FINGERPRINT_KEY) };
  const status = async (held: Held, environment?: Declared['environment']) =>
    keyFinding(t, held, { required }, environment === undefined ? {} : { declared: environment });
  assert.equal((await status({ value: 'wanted-canary-value' }, declared)).status, 'pass');
  const other = await status({ value: 'another' }, declared);
  assert.deepEqual([other.status, other.observed], ['fail', `${KEY} holds another value than the definition gives`]);
  const foreign = await status({ value: 'wanted-canary-value' });
  assert.equal(foreign.status, 'unknown');
  assert.match(foreign.remedy, /fingerprintKey/);
  assert.equal((await status({ key: null }, declared)).status, 'unknown');
});

/** Both environments with a service each; what beta holds is given. */
async function besideBeta(t: TestContext, here: Held, beta: Held | 'nobody', configuration: Configuration) {
  const openEnvironment = async (name: string) => {
    if (beta === 'nobody') throw new Error(`there is no ${name} (canary)`);
    const url = await standIn(t, holding(beta));
    return environmentAt({ service: url, job: url, bank: url });
  };
  const service = { configuration };
  return findingsOf(t, { service: holding(here) }, { service }, { only: ['configuration'], openEnvironment });
}

test('what is meant for beta has no place here', async (t) => {
  const configuration = { required: [{ name: KEY, differsFrom: ['beta'] }] };
  const finding = async (here: Held, beta: Held) => findingOf(await besideBeta(t, here, beta, configuration), ID);
  const same = await finding({ value: 'one' }, { value: 'one' });
  assert.deepEqual([same.status, same.observed], ['fail', `${KEY} holds the same value as in beta`]);
  assert.equal((await finding({ value: 'one' }, { value: 'two' })).status, 'pass');
  assert.equal((await finding({ value: 'one' }, { present: false })).status, 'pass');
  const otherKey = await finding({ value: 'one' }, { value: 'one', key: 'another-canary-key' });
  assert.equal(otherKey.status, 'unknown');
  assert.match(otherKey.remedy, /same fingerprint key/);
});

test('what must be the same as in beta is', async (t) => {
  const configuration = { required: [{ name: KEY, sameAs: ['beta'] }] };
  const status = async (here: Held, beta: Held) => findingOf(await besideBeta(t, here, beta, configuration), ID).status;
  assert.equal(await status({ value: 'one' }, { value: 'one' }), 'pass');
  assert.equal(await status({ value: 'one' }, { value: 'two' }), 'fail');
  assert.equal(await status({ value: 'one' }, { present: false }), 'fail');
});

test('an environment that can’t be loaded is one unknown, however many keys are compared with it', async (t) => {
  const held = holding({});
  const configuration = {
    required: [{ name: KEY, sameAs: ['beta'] }],
    optional: [{ name: 'OTHER', differsFrom: ['beta'] }],
  };
  const keys = [KEY, 'OTHER'].map((name) => ({ name, present: true, fingerprint: 'f'.repeat(16), traits: plain }));
  const service = {
    ...held,
    'GET /operations/configuration': { body: { keys, complete: true, fingerprintKeyId: 'x' } },
  };
  const found = await findingsOf(t, { service }, { service: { configuration } }, { only: ['configuration'] });
  assert.deepEqual(notPassed(found), [`${ID} unknown`, `configuration/portal/OTHER unknown (${ID})`]);
  assert.match(findingOf(found, ID).remedy, /check --env beta/);
});

test('what can’t be read of one key of a job can’t be read of the others', async (t) => {
  const job = healthy({ 'GET /operations/configuration': { status: 500 } });
  const configuration = { required: [KEY, 'SECOND'], forbidden: ['THIRD'] };
  const found = await findingsOf(t, { job }, { job: { configuration } }, { only: ['configuration'] });
  assert.deepEqual(notPassed(found), [
    `configuration/poller/${KEY} unknown`,
    `configuration/poller/SECOND unknown (configuration/poller/${KEY})`,
    `configuration/poller/THIRD unknown (configuration/poller/${KEY})`,
  ]);
});

test('a file of keys is read also while the service that reads it is down', async (t) => {
  const sources = [{ kind: 'command' as const, run: [process.execPath, '-p', '"BANK_CLIENT_SECRET="'] }];
  const found = await findingsOf(
    t,
    { service: 'down' },
    { service: { sources } },
    { only: ['configuration', 'reachable'] },
  );
  assert.deepEqual(notPassed(found), [`${ID} fail`, `reachable/portal fail (${ID})`]);
});

test('a key that was set under a mistyped name is suggested, one of another name is not', async (t) => {
  const holds = async (name: string) => {
    const body = { keys: [{ name, present: true }] };
    const service = healthy({ 'GET /operations/configuration': { body } });
    const configuration = { required: [KEY], optional: ['BANK_CLIENT_SECRETS'] };
    return findingOf(await findingsOf(t, { service }, { service: { configuration } }, { only: ['configuration'] }), ID);
  };
  const mistyped = await holds('BANK_CLEINT_SECRET');
  assert.equal(mistyped.observed, `${KEY} is not set, but BANK_CLEINT_SECRET is`);
  assert.match(mistyped.remedy, /rename BANK_CLEINT_SECRET/);
  for (const other of ['BANK_CLIENT_ID', 'BANK_CLIENT_SECRETS', 'BANK_CLIENT SECRET']) {
    assert.equal((await holds(other)).observed, `${KEY} is not set`, other);
  }
});

test('a place that tells of many and can’t be read is one finding', async (t) => {
  const sources = [{ kind: 'compose' as const, path: 'no-such-compose.yaml' }];
  const declared = { service: { sources }, job: { sources } };
  const found = await findingsOf(t, {}, declared, { only: ['configuration'] });
  assert.deepEqual(notPassed(found), [`configuration/poller/${KEY} unknown (${ID})`, `${ID} unknown`]);
  assert.match(findingOf(found, ID).remedy, /no-such-compose\.yaml can be read/);
});

const KEYS = ['BANK_URL', 'BANK_ID', 'BANK_SECRET', 'LOG_LEVEL'];

/** The portal with these values here and in beta, under one fingerprint key; what is found, but for what passes. */
async function besideBetasKeys(
  t: TestContext,
  values: Record<'here' | 'beta', Record<string, string>>,
  configuration: Configuration,
) {
  const telling = (held: Record<string, string>) => {
    const keys = Object.entries(held).map(([name, value]) => ({
      name,
      present: true,
      fingerprint: fingerprint(value, FINGERPRINT_KEY),
      traits: { ...plain, placeholder: value === 'changeme' },
    }));
    const body = { keys, complete: true, fingerprintKeyId: fingerprintKeyId(FINGERPRINT_KEY) };
    return healthy({ 'GET /operations/configuration': { body } });
  };
  const openEnvironment = async () => {
    const url = await standIn(t, telling(values.beta));
    return environmentAt({ service: url, job: url, bank: url });
  };
  const declared = { service: { configuration }, job: { configuration: [] } };
  const only = ['configuration'];
  return findingsOf(t, { service: telling(values.here) }, declared, { only, openEnvironment });
}

const beta = Object.fromEntries([...KEYS, 'BETA_FEES'].map((key) => [key, `beta’s ${key}`]));
const idOf = (key: string) => `configuration/portal/${key}`;

test('many keys with the values of beta are one trouble, and what came with them', async (t) => {
  const configuration = {
    differsFrom: ['beta'],
    required: KEYS.slice(0, 3),
    optional: KEYS.slice(3),
    forbidden: ['BETA_FEES'],
  };
  const found = await besideBetasKeys(t, { here: beta, beta }, configuration);
  assert.deepEqual(notPassed(found), [
    `${idOf('BANK_ID')} fail (${idOf('BANK_URL')})`,
    `${idOf('BANK_SECRET')} fail (${idOf('BANK_URL')})`,
    `${idOf('BANK_URL')} fail`,
    `${idOf('BETA_FEES')} fail (${idOf('BANK_URL')})`,
    `${idOf('LOG_LEVEL')} fail (${idOf('BANK_URL')})`,
  ]);
  const { observed, remedy } = findingOf(found, idOf('BANK_URL'));
  assert.equal(observed, 'BANK_URL holds the same value as in beta, and 3 more keys hold beta’s values');
  assert.match(remedy, /^take back what brought the values of beta to portal/);
});

test('two keys with the values of beta, and a forbidden key with another value, are troubles of their own', async (t) => {
  const here = { ...beta, BANK_URL: 'ours', LOG_LEVEL: 'ours', BETA_FEES: 'ours' };
  const configuration = { differsFrom: ['beta'], required: KEYS, forbidden: ['BETA_FEES'] };
  const found = await besideBetasKeys(t, { here, beta }, configuration);
  assert.deepEqual(
    notPassed(found),
    ['BANK_ID', 'BANK_SECRET', 'BETA_FEES'].map((key) => `${idOf(key)} fail`),
  );
});

test('what is wrong with a key by itself is told by itself, and says nothing for others', async (t) => {
  const placeholder = { ...beta, BANK_URL: 'changeme' };
  const configuration = { differsFrom: ['beta'], required: KEYS };
  const found = await besideBetasKeys(t, { here: placeholder, beta: placeholder }, configuration);
  assert.deepEqual(notPassed(found), [
    `${idOf('BANK_ID')} fail`,
    `${idOf('BANK_SECRET')} fail (${idOf('BANK_ID')})`,
    `${idOf('BANK_URL')} fail`,
    `${idOf('LOG_LEVEL')} fail (${idOf('BANK_ID')})`,
  ]);
});

test('what must differ of a whole service need not of a key that says otherwise', async (t) => {
  const required = ['BANK_URL', { name: 'BANK_ID', sameAs: ['beta'] }, { name: 'LOG_LEVEL', differsFrom: [] }];
  const configuration = { differsFrom: ['beta'], required };
  assert.deepEqual(notPassed(await besideBetasKeys(t, { here: beta, beta }, configuration)), [
    `${idOf('BANK_URL')} fail`,
  ]);
  const here = Object.fromEntries(KEYS.map((key) => [key, 'ours']));
  assert.deepEqual(notPassed(await besideBetasKeys(t, { here, beta }, configuration)), [`${idOf('BANK_ID')} fail`]);
});
