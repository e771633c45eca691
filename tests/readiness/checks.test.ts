import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { findingsOf, notPassed, type Platform, rootsOf } from './findings.ts';
import { environmentAt, healthy, healthyJob, KEY, nowhere } from './stand-in.ts';

const CORE = ['identity', 'reachable', 'ready', 'version', 'configuration', 'credential', 'job'];

test('a healthy platform passes every check', async (t) => {
  const findings = await findingsOf(t, {});
  assert.deepEqual(notPassed(findings), []);
  const kinds = new Set(findings.map(({ check }) => check));
  for (const kind of CORE) assert.ok(kinds.has(kind), kind);
});

const WRONG: { what: string; platform: Platform; findings: string[]; observed: RegExp }[] = [
  {
    what: 'a service that is down',
    platform: { service: 'down' },
    findings: [
      `configuration/portal/${KEY} unknown (reachable/portal)`,
      'identity/portal unknown (reachable/portal)',
      'reachable/portal fail',
      'ready/portal unknown (reachable/portal)',
      'version/portal unknown (reachable/portal)',
    ],
    observed: /ECONNREFUSED/,
  },
  {
    what: 'a service that refused to start without a key',
    platform: {
      service: 'down',
      processes: [{ name: 'portal', state: 'exited', exitCode: 78, refused: [{ key: KEY, problem: 'is not set' }] }],
    },
    findings: [
      `configuration/portal/${KEY} fail`,
      'identity/portal unknown (reachable/portal)',
      `reachable/portal fail (configuration/portal/${KEY})`,
      'ready/portal unknown (reachable/portal)',
      'version/portal unknown (reachable/portal)',
    ],
    observed: /BANK_CLIENT_SECRET is not set: portal refused to start/,
  },
  {
    what: 'a service that refuses our operations token',
    platform: {
      service: healthy({
        'GET /operations/configuration': { status: 401 },
        'GET /operations/version': { status: 401 },
      }),
    },
    findings: [
      `configuration/portal/${KEY} unknown (identity/portal)`,
      'identity/portal unknown',
      'version/portal unknown (identity/portal)',
    ],
    observed: /401/,
  },
  {
    what: 'a bank that is down',
    platform: { bank: 'down' },
    findings: ['credential/bank unknown (reachable/bank)', 'reachable/bank fail'],
    observed: /the bank does not answer/,
  },
  {
    what: 'a job that was never deployed',
    platform: { job: 'down', processes: [{ name: 'poller', state: 'absent', exitCode: null, refused: [] }] },
    findings: [
      `configuration/poller/${KEY} unknown (job/poller)`,
      'identity/poller unknown (job/poller)',
      'job/poller fail',
    ],
    observed: /never deployed/,
  },
];

for (const { what, platform, findings, observed } of WRONG) {
  test(`${what} is one finding, and what can't be known because of it`, async (t) => {
    const found = await findingsOf(t, platform, {}, { only: CORE });
    assert.deepEqual(notPassed(found), findings);
    const [root] = found.filter(({ status, because }) => status !== 'pass' && because === undefined);
    assert.match(root?.observed ?? '', observed);
  });
}

const garbage: Record<string, { answer: ReturnType<typeof healthy>[string]; reason: RegExp }> = {
  'answers garbage': { answer: (_, response) => response.end('<html>'), reason: /answers what is no JSON$/ },
  'answers other JSON': {
    answer: { body: { service: 's', commit: 'canary', build: 7, environment: {} } },
    reason: /answers something else than expected \(build must be a text\)$/,
  },
  'closes half-way': {
    answer: (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{', () => response.destroy());
    },
    reason: /does not say/,
  },
  'redirects elsewhere': {
    answer: (_, response) => response.writeHead(302, { location: '/health/live' }).end(),
    reason: /302/,
  },
  'answers many megabytes': {
    answer: (_, response) => response.end(`"${'x'.repeat(5_000_000)}"`),
    reason: /larger than/,
  },
};

for (const [what, { answer, reason }] of Object.entries(garbage)) {
  test(`a service that ${what} is unknown for the reason, once`, async (t) => {
    const service = healthy({ 'GET /operations/version': answer });
    const found = await findingsOf(t, { service }, {}, { only: ['identity', 'version'] });
    assert.deepEqual(notPassed(found), ['identity/portal unknown', 'version/portal unknown (identity/portal)']);
    assert.match(found[0]?.observed ?? '', reason);
  });
}

test('everything down at once: what is not a root follows from one', async (t) => {
  const found = await findingsOf(t, { service: 'down', job: 'down', bank: 'down' });
  assert.deepEqual(rootsOf(found), ['job/poller fail', 'reachable/bank fail', 'reachable/portal fail']);
});

test('a definition without a bank, and with a job that only a scheduler knows, is asked no more than it has', async () => {
  const url = await nowhere();
  const environment = environmentAt({ service: url, job: url, bank: url }, {});
  const { poller } = environment.jobs;
  assert.ok(poller);
  const jobs = { poller: { ...poller, url: undefined, sources: [] } };
  const { findings } = await checkReadiness(
    { ...environment, bank: null, jobs },
    { only: [...CORE, 'contract', 'data'] },
  );
  assert.ok(findings.every(({ subject }) => subject !== 'bank'));
  const job = findings.find(({ id }) => id === 'job/poller');
  assert.equal(job?.status, 'unknown');
  assert.match(job.observed, /none of its sources tells/);
});

test('what is asked is told before the first answer, by the ids of the findings that come', async () => {
  const url = await nowhere();
  const environment = environmentAt({ service: url, job: url, bank: url }, {});
  const told: (readonly string[])[] = [];
  const { findings } = await checkReadiness(environment, {
    only: [...CORE],
    onAsking: (ids) => told.push(ids),
    onFinding: () => assert.equal(told.length, 1),
  });
  const [asked = []] = told;
  assert.ok(asked.length > 0);
  assert.deepEqual(new Set(asked), new Set(findings.map(({ id }) => id)));
});

test('every place is asked once, however many checks want to know', async (t) => {
  const asked: Record<string, number> = {};
  const count = (path: string, body: unknown) => {
    asked[path] = 0;
    return healthy({
      [`GET ${path}`]: (_, response) => {
        asked[path] = (asked[path] ?? 0) + 1;
        response.end(JSON.stringify(body));
      },
    });
  };
  const service = count('/health/live', {});
  await findingsOf(t, { service, job: healthyJob() }, {}, { only: CORE });
  assert.deepEqual(asked, { '/health/live': 1 });
});
