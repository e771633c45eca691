import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import { readMoment } from '../../readiness/checks/job/moment.ts';
import { Secret } from '../../support/secret.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { findingOf, findingsOf, notPassed } from './findings.ts';
import { type Declared, nowhere, standIn } from './stand-in.ts';

const only = ['job'];
const DAY_MS = 24 * 3_600_000;

/** A job of which nothing but this is known: when it last ran, which must be within the last day. */
async function known(context: TestContext, ranAt: unknown, over: Declared['job'] = {}): Promise<Declared> {
  const url = await standIn(context, { 'GET /ran': { body: { at: ranAt } } });
  const source = { kind: 'http' as const, url: `${url}/ran`, pointer: '/at' };
  return { job: { ...NIGHTLY, url: undefined, sources: [], ranAt: source, ...over } };
}

const NIGHTLY = { schedule: '0 3 * * *', grace: '1h', configuration: [], trigger: 'npm run invoices' };

async function jobFinding(context: TestContext, ranAt: unknown) {
  return findingOf(await findingsOf(context, {}, await known(context, ranAt), { only }), 'job/poller');
}

const now = Date.now();
const RAN: [what: string, value: unknown, status: string, observed: RegExp][] = [
  ['just now', new Date(now).toISOString(), 'pass', /^last ran \d.* ago$/],
  ['just now, in seconds', Math.floor(now / 1000), 'pass', /^last ran/],
  ['just now, in milliseconds as a text', String(now), 'pass', /^last ran/],
  ['three days ago', now - 3 * DAY_MS, 'fail', /^it last ran 72 h ago, and was due since, at \d{4}-.* UTC$/],
  ['never', null, 'fail', /^it has never run$/],
  ['never, as a counter says it', 0, 'fail', /^it has never run$/],
  ['tomorrow', new Date(now + DAY_MS).toISOString(), 'unknown', /is said to be at .* UTC, which is yet to come$/],
  ['in an hour, by a clock in another zone', now + 3_600_000, 'unknown', /which is yet to come$/],
  ['at a time without a zone', '2026-11-21 03:00:00', 'unknown', /its time has no zone/],
  ['at no time', 'canary', 'unknown', /its text is no time/],
  ['as many times as a counter says', 42, 'unknown', /its number is no time/],
  ['yes', true, 'unknown', /no time/],
  ['in nothing that is there', undefined, 'unknown', /it has nothing at \/at/],
];

for (const [what, value, status, observed] of RAN) {
  test(`a job that only its last run is known of, which was ${what}: ${status}`, async (t) => {
    const finding = await jobFinding(t, value);
    assert.equal(finding.status, status, finding.observed);
    assert.match(finding.observed, observed);
    assert.match(finding.source, /\/ran$/);
    if (status === 'fail') assert.match(finding.remedy, /to run it now: npm run invoices$/);
    if (status === 'unknown') assert.match(finding.remedy, /ranAt|time zone/);
  });
}

test('without an address and sources of its own, a job with ranAt is asked nothing else', async (t) => {
  const declared = await known(t, new Date().toISOString(), { sources: undefined });
  const found = await findingsOf(t, {}, declared, { only: ['poller'] });
  assert.deepEqual(
    found.map(({ id, status }) => `${id} ${status}`),
    ['job/poller pass'],
  );
});

test('a source that tells of runs is believed before ranAt', async (t) => {
  const { ranAt } = (await known(t, null)).job ?? {};
  assert.deepEqual(notPassed(await findingsOf(t, {}, { job: { ranAt } }, { only })), []);
});

test('a job whose own source can’t be read is no pass for its having run, and is a fail where it has not', async (t) => {
  const sources = [{ kind: 'docker' as const, engine: 'unix:///no/such/engine.sock' }];
  const ran = await findingsOf(t, {}, await known(t, new Date().toISOString(), { sources }), { only });
  assert.equal(findingOf(ran, 'job/poller').status, 'unknown');
  assert.match(findingOf(ran, 'job/poller').observed, /^last ran .* ago, but not known how it is scheduled: /);
  const never = await findingsOf(t, {}, await known(t, null, { sources }), { only });
  assert.equal(findingOf(never, 'job/poller').status, 'fail');
});

test('a job that ran in time and that no source has was taken away, or is run by what they do not see', async (t) => {
  const path = join(temporaryFolder(t), 'compose.yaml');
  writeFileSync(path, 'services: { portal: { image: portal } }');
  const sources = [{ kind: 'compose' as const, path }];
  const ran = await findingsOf(t, {}, await known(t, new Date().toISOString(), { sources }), { only });
  const finding = findingOf(ran, 'job/poller');
  assert.equal(finding.status, 'fail');
  assert.match(finding.observed, /^last ran .* ago, but no source has poller/);
  assert.match(finding.remedy, /give it sources: \[\]/);
  const never = await findingsOf(t, {}, await known(t, null, { sources }), { only });
  assert.match(findingOf(never, 'job/poller').observed, /never deployed/);
});

test('when the database that knows of runs is down, or the service, that is the one root', async (t) => {
  const address = await nowhere();
  const declared = (ranAt: NonNullable<NonNullable<EnvironmentDefinition['jobs']>[string]['ranAt']>): Declared => ({
    job: { ...NIGHTLY, url: undefined, sources: [], ranAt },
    service: { url: address },
    environment: {
      databases: { invoices: { url: new Secret('URL', address.replace('http://', 'postgres://me:canary-password@')) } },
    },
  });
  const inDatabase = declared({ kind: 'sql', database: 'invoices', query: 'select max(at) from invoice' });
  assert.deepEqual(notPassed(await findingsOf(t, {}, inDatabase, { only })), [
    'job/poller unknown (reachable/invoices)',
    'reachable/invoices fail',
  ]);
  const atService = declared({ kind: 'http', url: `${address}/ran` });
  assert.deepEqual(notPassed(await findingsOf(t, {}, atService, { only })), [
    'job/poller unknown (reachable/portal)',
    'reachable/portal fail',
  ]);
});

test('every moment is read the same in all forms in which places write it', () => {
  const moments = fc.integer({ min: Date.UTC(2000, 0, 2), max: Date.UTC(2999, 0, 1) });
  fc.assert(
    fc.property(moments, (drawn) => {
      const at = Math.floor(drawn / 1000) * 1000;
      const iso = new Date(at).toISOString();
      const shifted = new Date(at + 7_200_000).toISOString();
      const forms = [
        at,
        at / 1000,
        String(at / 1000),
        iso,
        iso.replace('T', ' ').replace('.000Z', '+00'),
        shifted.replace('Z', '+02:00'),
        ` ${shifted.replace('T', ' ').replace('Z', ' +0200')} `,
      ];
      for (const form of forms) assert.deepEqual(readMoment(form), { is: 'moment', at }, String(form));
    }),
  );
});

test('whatever a place holds is a moment, never, or no time, and quoted nowhere', () => {
  const values = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constant('2026-02-30T00:00Z'));
  fc.assert(
    fc.property(values, (value) => {
      const moment = readMoment(value);
      if (moment.is === 'moment') assert.ok(Number.isInteger(moment.at));
      if (moment.is === 'no-time' && typeof value === 'string' && value.length > 12) {
        assert.ok(!moment.why.includes(value));
      }
    }),
  );
  assert.equal(readMoment('2026-02-30T00:00Z').is, 'no-time');
});
