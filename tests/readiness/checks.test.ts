import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Finding, readinessSchema } from '../../model/finding.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import {
  type Answers,
  BANK_SECRET,
  environmentAt,
  healthy,
  healthyBank,
  healthyJob,
  KEY,
  nowhere,
  OPERATIONS_TOKEN,
  standIn,
} from './stand-in.ts';

interface Platform {
  service?: Answers | 'down';
  job?: Answers | 'down';
  bank?: Answers | 'down';
  processes?: { name: string; state: string; exitCode: number | null; refused: { key: string; problem: string }[] }[];
}

async function findingsOf(context: TestContext, { service, job, bank, processes }: Platform): Promise<Finding[]> {
  const at = async (answers: Answers | 'down') => (answers === 'down' ? nowhere() : standIn(context, answers));
  const environment = environmentAt({
    service: await at(service ?? healthy()),
    job: await at(job ?? healthyJob()),
    bank: await at(bank ?? healthyBank()),
    ...(processes === undefined
      ? {}
      : { supervisor: await standIn(context, { 'GET /processes': { body: { processes } } }) }),
  });
  const readiness = readinessSchema.parse(await checkReadiness(environment));
  assert.ok(!JSON.stringify(readiness).includes('canary'), 'no secret is in a finding');
  return readiness.findings;
}

/** The findings that are no pass, as `id status (because)`. */
const notPassed = (findings: Finding[]) =>
  findings
    .filter(({ status }) => status !== 'pass')
    .map(({ id, status, because }) => `${id} ${status}${because === undefined ? '' : ` (${because})`}`)
    .sort();

test('a healthy platform passes every check', async (t) => {
  const findings = await findingsOf(t, {});
  assert.deepEqual(notPassed(findings), []);
  const kinds = new Set(findings.map(({ check }) => check));
  assert.deepEqual([...kinds].sort(), [
    'configuration',
    'credential',
    'identity',
    'job',
    'reachable',
    'ready',
    'version',
  ]);
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
    what: 'a service that is not ready',
    platform: {
      service: healthy({
        'GET /health/ready': { status: 503, body: { checks: { database: 'no connection', cache: 'ok' } } },
      }),
    },
    findings: ['ready/portal fail'],
    observed: /503: database: no connection$/,
  },
  {
    what: 'a service without a key',
    platform: {
      service: healthy({
        'GET /operations/configuration': { body: { keys: [{ name: KEY, present: false, fingerprint: null }] } },
      }),
    },
    findings: [`configuration/portal/${KEY} fail`],
    observed: /BANK_CLIENT_SECRET is not set/,
  },
  {
    what: 'a service that refuses our operations token',
    platform: {
      service: healthy({
        'GET /operations/configuration': { status: 401 },
        'GET /operations/version': { status: 401 },
      }),
    },
    findings: [`configuration/portal/${KEY} unknown`, 'identity/portal unknown', 'version/portal unknown'],
    observed: /401/,
  },
  {
    what: 'a service that answers garbage',
    platform: {
      service: healthy({ 'GET /operations/version': (_, response) => response.end('<html>') }),
    },
    findings: ['identity/portal unknown', 'version/portal unknown'],
    observed: /something else than expected/,
  },
  {
    what: 'a service that closes half-way',
    platform: {
      service: healthy({
        'GET /operations/version': (_, response) => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{', () => response.destroy());
        },
      }),
    },
    findings: ['identity/portal unknown', 'version/portal unknown'],
    observed: /does not (say|tell)/,
  },
  {
    what: 'a service that redirects elsewhere',
    platform: {
      service: healthy({
        'GET /operations/version': (_, response) => response.writeHead(302, { location: '/health/live' }).end(),
      }),
    },
    findings: ['identity/portal unknown', 'version/portal unknown'],
    observed: /302/,
  },
  {
    what: 'an answer of many megabytes',
    platform: {
      service: healthy({ 'GET /operations/version': (_, response) => response.end(`"${'x'.repeat(5_000_000)}"`) }),
    },
    findings: ['identity/portal unknown', 'version/portal unknown'],
    observed: /larger than/,
  },
  {
    what: 'a service of another environment',
    platform: {
      service: healthy({
        'GET /operations/version': {
          body: { service: 's', commit: 'abc1234', build: '1', environment: { name: 'production', id: 'p' } },
        },
      }),
    },
    findings: ['identity/portal fail'],
    observed: /says it runs in production/,
  },
  {
    what: 'another commit',
    platform: {
      service: healthy({
        'GET /operations/version': {
          body: { service: 's', commit: 'fff0000', build: '1', environment: { name: 'staging', id: 'staging-1' } },
        },
      }),
    },
    findings: ['version/portal fail'],
    observed: /fff0000/,
  },
  {
    what: 'a bank that is down',
    platform: { bank: 'down' },
    findings: ['credential/bank unknown (reachable/bank)', 'reachable/bank fail'],
    observed: /the bank does not answer/,
  },
  {
    what: 'a bank that fails',
    platform: { bank: { 'GET /': { status: 503 } } },
    findings: ['credential/bank unknown (reachable/bank)', 'reachable/bank fail'],
    observed: /503/,
  },
  {
    what: 'a credential that the bank refuses, quoting it back',
    platform: { bank: healthyBank({ 'POST /token': { status: 401, body: { error: BANK_SECRET } } }) },
    findings: ['credential/bank fail'],
    observed: /refuses the credential \(401\)/,
  },
  {
    what: 'a token that lacks a scope',
    platform: { bank: healthyBank({ 'POST /token': { body: { access_token: 't', scope: 'payments' } } }) },
    findings: ['credential/bank fail'],
    observed: /without accounts/,
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
  {
    what: 'a job that ended',
    platform: { job: 'down', processes: [{ name: 'poller', state: 'exited', exitCode: 1, refused: [] }] },
    findings: [
      `configuration/poller/${KEY} unknown (job/poller)`,
      'identity/poller unknown (job/poller)',
      'job/poller fail',
    ],
    observed: /ended with exit code 1/,
  },
  {
    what: 'a job on another schedule',
    platform: { job: healthyJob({ schedule: '0 0 1 * *' }) },
    findings: ['job/poller fail'],
    observed: /scheduled on 0 0 1 \* \*/,
  },
  {
    what: 'a job that never ran',
    platform: { job: healthyJob({ lastRun: null }) },
    findings: ['job/poller fail'],
    observed: /never run/,
  },
  {
    what: 'a job that no longer runs',
    platform: {
      job: healthyJob({
        lastRun: { startedAt: '2026-01-01T00:00:00.000Z', endedAt: '2026-01-01T00:00:00.000Z', outcome: 'succeeded' },
      }),
    },
    findings: ['job/poller fail'],
    observed: /was due since/,
  },
  {
    what: 'a job that fails',
    platform: {
      job: healthyJob({
        lastRun: {
          startedAt: new Date().toISOString(),
          endedAt: new Date().toISOString(),
          outcome: 'failed',
          error: `refused ${OPERATIONS_TOKEN}`,
        },
      }),
    },
    findings: ['job/poller fail'],
    observed: /failed: refused \[secret OPERATIONS_TOKEN\]/,
  },
];

for (const { what, platform, findings, observed } of WRONG) {
  test(`${what}: exactly the findings it should give`, async (t) => {
    const found = await findingsOf(t, platform);
    assert.deepEqual(notPassed(found), findings);
    const roots = found.filter(({ status, because }) => status !== 'pass' && because === undefined);
    assert.ok(
      roots.some((root) => observed.test(root.observed)),
      roots.map((root) => root.observed).join('\n'),
    );
    for (const root of roots) assert.ok(root.remedy !== '' && root.owner.name !== '');
  });
}

test('a job that fails because the bank is down follows from the bank', async (t) => {
  const at = new Date().toISOString();
  const lastRun = { startedAt: at, endedAt: at, outcome: 'failed', error: 'fetch failed' };
  const found = await findingsOf(t, { bank: 'down', job: healthyJob({ lastRun }) });
  assert.deepEqual(notPassed(found), [
    'credential/bank unknown (reachable/bank)',
    'job/poller fail (reachable/bank)',
    'reachable/bank fail',
  ]);
});

test('every place is asked once, however many checks want to know', async (t) => {
  let asked = 0;
  await findingsOf(t, {
    service: healthy({
      'GET /health/live': (_, response) => {
        asked += 1;
        response.end('{}');
      },
    }),
  });
  assert.equal(asked, 1);
});
