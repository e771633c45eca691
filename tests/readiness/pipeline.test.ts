import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { EnvironmentDefinition } from '../../model/environment.ts';
import type { Finding, Readiness } from '../../model/finding.ts';
import { isSame } from '../../readiness/checks/pipeline/deployed.ts';
import type { LastGo, NewestEvidence } from '../../readiness/remembered.ts';
import { checkReadiness } from '../../readiness/run-checks.ts';
import { Secret } from '../../support/secret.ts';
import { bankTeam } from '../verdict/samples.ts';
import { type GitProject, gitProject, PIPELINE, PIPELINE_TEXT } from './git/git-project.ts';
import { lastGoOf } from './last-go-of.ts';
import { environmentOf } from './open-source.ts';
import { nowhere, standIn } from './stand-in.ts';

const GIT = { kind: 'git', repository: '.' } as const;
type PipelineDefinition = NonNullable<EnvironmentDefinition['pipelines']>[string];

interface Asked {
  project: GitProject;
  pipeline?: Partial<PipelineDefinition>;
  /** Where the service `payments` answers. */
  payments?: string;
  lastGo?: LastGo;
  newestEvidence?: NewestEvidence;
}

/** What the check finds of a pipeline `deploy` in a project. */
async function readinessOf({ project, pipeline = {}, payments, lastGo, newestEvidence }: Asked): Promise<Readiness> {
  const environment = environmentOf({
    operationsToken: new Secret('OPERATIONS_TOKEN', 'operations-canary-token'),
    ...(payments === undefined ? {} : { services: { payments: { url: payments, version: 'abc1234' } } }),
    pipelines: {
      deploy: {
        owner: bankTeam,
        configuration: PIPELINE,
        sources: [GIT],
        links: { runbook: 'https://example.com' },
        ...pipeline,
      },
    },
  });
  const more = {
    ...(lastGo === undefined ? {} : { lastGo }),
    ...(newestEvidence === undefined ? {} : { newestEvidence }),
  };
  const readiness = await checkReadiness(environment, { project: project.folder, only: ['pipeline'], ...more });
  assert.ok(!JSON.stringify(readiness).includes('canary'), 'nothing secret is in a finding');
  return readiness;
}

async function findingsOf(asked: Asked): Promise<Map<string, Finding>> {
  const { findings } = await readinessOf(asked);
  return new Map(findings.map((finding) => [finding.id, finding]));
}

/** The findings that are no pass, as `id status (because)`. */
const notPassed = (findings: ReadonlyMap<string, Finding>) =>
  [...findings.values()]
    .filter(({ status }) => status !== 'pass')
    .map(
      ({ id, status, because }) =>
        `${id.replace('pipeline/deploy/', '')} ${status}${because === undefined ? '' : ` (${because})`}`,
    )
    .sort();

const seen = (findings: ReadonlyMap<string, Finding>, id: string): Finding => {
  const finding = findings.get(`pipeline/deploy/${id}`);
  assert.ok(finding !== undefined, id);
  return finding;
};

test('a configuration that is there passes, says who changed it last, and is nothing to compare with yet', async (t) => {
  const findings = await findingsOf({ project: gitProject(t) });
  assert.deepEqual(notPassed(findings), []);
  assert.deepEqual([...findings.keys()], ['pipeline/deploy/configuration', 'pipeline/deploy/unchanged']);
  const there = seen(findings, 'configuration');
  assert.match(
    there.observed,
    /^there, last changed by Ada on 2026-03-01 11:00 UTC in [0-9a-f]{8} \(Deploy by a pipeline\)$/,
  );
  assert.equal(there.subject, 'deploy');
  assert.equal(there.owner.name, bankTeam.name);
  assert.deepEqual(there.links, { runbook: 'https://example.com' });
  assert.match(seen(findings, 'unchanged').observed, /no earlier go/);
});

test('a deleted configuration fails, with who, when, in which commit, and how to have it back', async (t) => {
  const project = gitProject(t);
  const at = { author: 'Grace', at: '2026-03-02T16:20:00Z' };
  const commit = project.commit('Tidy up', { [PIPELINE]: null }, at).slice(0, 8);
  const findings = await findingsOf({ project });
  assert.deepEqual(notPassed(findings), ['configuration fail', 'unchanged unknown (pipeline/deploy/configuration)']);
  const { observed, remedy } = seen(findings, 'configuration');
  assert.equal(observed, `deleted by Grace on 2026-03-02 16:20 UTC in ${commit} (Tidy up)`);
  assert.match(remedy, new RegExp(`git checkout ${commit}\\^ -- ${PIPELINE}`));
  project.git('checkout', `${commit}^`, '--', PIPELINE);
  project.commit('Have it back', {});
  assert.deepEqual(notPassed(await findingsOf({ project })), [], 'the remedy mends it');
});

test('the subject of a commit in which a secret may stand is not told, nor anything that steers a terminal', async (t) => {
  for (const subject of ['Use canary1234567 there', 'The password is canary', 'Fetch it from https://u:canary@host/']) {
    const project = gitProject(t);
    project.commit(subject, { [PIPELINE]: null }, { author: 'Gr\u001b[31mace' });
    const { observed } = seen(await findingsOf({ project }), 'configuration');
    assert.match(observed, /^deleted by Gr\?\[31mace on .* in [0-9a-f]{8}$/);
  }
});

test('a renamed configuration fails and says what it is called now', async (t) => {
  const project = gitProject(t);
  project.commit('Call it release', { [PIPELINE]: null, '.github/workflows/release.yml': PIPELINE_TEXT });
  const { observed, remedy } = seen(await findingsOf({ project }), 'configuration');
  assert.match(observed, /^renamed to \.github\/workflows\/release\.yml by Ada/);
  assert.match(remedy, /correct its path in the definition/);
});

test('a configuration that never was there fails', async (t) => {
  const findings = await findingsOf({ project: gitProject(t), pipeline: { configuration: 'ci/never.yml' } });
  assert.equal(seen(findings, 'configuration').status, 'fail');
  assert.match(seen(findings, 'configuration').observed, /not there at main, and no commit is known/);
});

test('a place that can’t be read is one unknown, and the others follow from it', async (t) => {
  const payments = await standIn(t, serviceAt('abc1234def'));
  const findings = await findingsOf({
    project: gitProject(t),
    payments,
    pipeline: {
      sources: [
        { kind: 'git', repository: 'elsewhere' },
        { kind: 'github', repository: 'northgate/platform', api: await nowhere() },
      ],
      deploys: ['payments'],
    },
  });
  assert.deepEqual(notPassed(findings), [
    'configuration unknown',
    'deployed/payments unknown (pipeline/deploy/configuration)',
    'enabled unknown (pipeline/deploy/configuration)',
    'last-run unknown (pipeline/deploy/configuration)',
    'unchanged unknown (pipeline/deploy/configuration)',
  ]);
  assert.match(seen(findings, 'configuration').observed, /no such folder; .*ECONNREFUSED/);
});

test('a configuration that changed since the last go is a warning that says who changed it', async (t) => {
  const project = gitProject(t);
  const lastGo = lastGoOf((await readinessOf({ project })).findings);
  assert.deepEqual(notPassed(await findingsOf({ project, lastGo })), []);
  project.commit('Say more', { 'README.md': 'More\n' });
  const same = await findingsOf({ project, lastGo });
  assert.match(seen(same, 'unchanged').observed, /^the same as at the last go of /);

  project.commit('Deploy to beta too', { [PIPELINE]: `${PIPELINE_TEXT}# beta\n` }, { author: 'Grace' });
  const changed = await findingsOf({ project, lastGo });
  assert.deepEqual(notPassed(changed), ['unchanged warn']);
  assert.match(seen(changed, 'unchanged').observed, /not the same as at the last go.*by Grace.*Deploy to beta too/);
  assert.notEqual(seen(changed, 'unchanged').fingerprint, seen(same, 'unchanged').fingerprint);
});

test('where the ledger can’t be read it is not known whether anything changed, and that is no pass', async (t) => {
  const newestEvidence = { place: 'files in ledger', read: false as const, reason: 'EACCES' };
  const findings = await findingsOf({ project: gitProject(t), newestEvidence });
  assert.deepEqual(notPassed(findings), ['unchanged unknown']);
  assert.match(seen(findings, 'unchanged').observed, /^not known: EACCES$/);
  const read = { ...newestEvidence, read: true as const, value: null };
  assert.deepEqual(notPassed(await findingsOf({ project: gitProject(t), newestEvidence: read })), []);
});

const serviceAt = (commit: string) => ({
  'GET /health/live': { body: {} },
  'GET /operations/version': {
    body: { service: 'payments', commit, build: '1', environment: { name: 'staging', id: 'staging-1' } },
  },
});

test('the newest commit must be what the service runs; what runs instead is put in its place', async (t) => {
  const project = gitProject(t);
  const first = project.git('rev-parse', 'HEAD');
  const newest = project.commit('Say more', { 'README.md': 'More\n' });
  project.git('checkout', '--quiet', '-b', 'feature');
  const ahead = project.commit('A feature', { 'feature.txt': 'new\n' });
  project.git('checkout', '--quiet', '-b', 'other', first);
  const elsewhere = project.commit('Another', { 'other.txt': 'new\n' });
  const deployed = async (commit: string) => {
    const payments = await standIn(t, serviceAt(commit));
    return seen(await findingsOf({ project, payments, pipeline: { deploys: ['payments'] } }), 'deployed/payments');
  };
  assert.equal((await deployed(newest)).status, 'pass');
  assert.equal((await deployed(newest.slice(0, 7))).status, 'pass');
  const behind = await deployed(first);
  assert.equal(behind.status, 'fail');
  assert.match(behind.observed, /which is earlier than [0-9a-f]{8}, the newest of main$/);
  assert.match(behind.remedy, new RegExp(`^deploy ${newest.slice(0, 8)} of payments$`));
  const later = await deployed(ahead);
  assert.equal(later.status, 'warn');
  assert.match(later.observed, /which is later than/);
  assert.match((await deployed(elsewhere)).observed, /which is not in main/);
  assert.match((await deployed('a canary, say')).observed, /^runs something that is no commit, not /);
  assert.match((await deployed('f'.repeat(40))).observed, /^runs ffffffff, not [0-9a-f]{8}, the newest of main$/);
});

test('what keeps the newest commit from being deployed is named', async (t) => {
  const project = gitProject(t);
  const first = project.git('rev-parse', 'HEAD');
  project.commit('Tidy up', { [PIPELINE]: null });
  const payments = await standIn(t, serviceAt(first));
  const findings = await findingsOf({ project, payments, pipeline: { deploys: ['payments'] } });
  assert.deepEqual(notPassed(findings), [
    'configuration fail',
    'deployed/payments fail (pipeline/deploy/configuration)',
    'unchanged unknown (pipeline/deploy/configuration)',
  ]);
});

test('of a service that is down, or that keeps its version to itself, it is not known', async (t) => {
  const asked = { project: gitProject(t), pipeline: { deploys: ['payments'] } };
  const down = await findingsOf({ ...asked, payments: await nowhere() });
  assert.equal(seen(down, 'deployed/payments').status, 'unknown');
  assert.equal(seen(down, 'deployed/payments').because, 'reachable/payments');
  const silent = await findingsOf({ ...asked, payments: await standIn(t, { 'GET /health/live': {} }) });
  assert.equal(seen(silent, 'deployed/payments').status, 'unknown');
  assert.equal(seen(silent, 'deployed/payments').because, 'version/payments');
});

interface HostSays {
  state?: string;
  run?: { conclusion: string | null; status?: string; agoMs?: number } | null;
  status?: number;
}

/** A host of the repository that says so of its one workflow. */
async function host(
  context: TestContext,
  { state = 'active', run = { conclusion: 'success' }, status = 200 }: HostSays,
) {
  const workflow = { id: 7, name: 'Deploy', path: PIPELINE, state };
  const at = new Date(Date.now() - (run?.agoMs ?? 60_000)).toISOString();
  const told = {
    event: 'push',
    status: run?.status ?? 'completed',
    conclusion: run?.conclusion ?? null,
    created_at: at,
    head_sha: 'f'.repeat(40),
    html_url: 'https://example.com/runs/7',
  };
  const api = await standIn(context, {
    'GET /repos/northgate/platform/actions/workflows/deploy.yml': { status, body: workflow },
    'GET /repos/northgate/platform/actions/workflows/7/runs?per_page=10&branch=main': {
      body: { workflow_runs: run === null ? [] : [told] },
    },
  });
  return { kind: 'github' as const, repository: 'northgate/platform', api };
}

const DAY_MS = 86_400_000;

const RUNS: { what: string; says: HostSays; deletes?: boolean; expected: string[]; observed: RegExp; of?: string }[] = [
  { what: 'a green last run', says: {}, expected: [], observed: /^succeeded 1 min ago$/ },
  {
    what: 'a red last run',
    says: { run: { conclusion: 'failure' } },
    expected: ['last-run fail'],
    observed: /^the last run, 1 min ago, failed$/,
  },
  {
    what: 'a cancelled last run',
    says: { run: { conclusion: 'cancelled' } },
    expected: ['last-run fail'],
    observed: /was cancelled$/,
  },
  {
    what: 'a run that goes on',
    says: { run: { conclusion: null, status: 'in_progress' } },
    expected: ['last-run warn'],
    observed: /^it runs since 1 min$/,
  },
  {
    what: 'a last run that is too old',
    says: { run: { conclusion: 'success', agoMs: 2 * DAY_MS } },
    expected: ['last-run fail'],
    observed: /^last ran 48 h ago \(it succeeded\)$/,
  },
  { what: 'no run at all', says: { run: null }, expected: ['last-run fail'], observed: /^no run on main is known$/ },
  {
    what: 'a disabled workflow',
    says: { state: 'disabled_manually' },
    expected: ['enabled fail'],
    observed: /^not enabled: somebody disabled it$/,
    of: 'enabled',
  },
  {
    what: 'a disabled workflow that has not run since',
    says: { state: 'disabled_inactivity', run: { conclusion: 'success', agoMs: 2 * DAY_MS } },
    expected: ['enabled fail', 'last-run fail (pipeline/deploy/enabled)'],
    observed: /^last ran 48 h ago/,
  },
  {
    what: 'a workflow that is gone with its configuration',
    says: { state: 'deleted', run: { conclusion: 'success', agoMs: 2 * DAY_MS } },
    deletes: true,
    expected: [
      'configuration fail',
      'enabled fail (pipeline/deploy/configuration)',
      'last-run fail (pipeline/deploy/configuration)',
      'unchanged unknown (pipeline/deploy/configuration)',
    ],
    observed: /its configuration was deleted/,
    of: 'enabled',
  },
  {
    what: 'a host that does not answer while the configuration can be seen',
    says: { status: 503 },
    expected: ['enabled unknown', 'last-run unknown (pipeline/deploy/enabled)'],
    observed: /answers 503/,
    of: 'enabled',
  },
];

for (const { what, says, deletes = false, expected, observed, of = 'last-run' } of RUNS) {
  test(`${what}: ${expected.join(', ') || 'everything passes'}`, async (t) => {
    const project = gitProject(t);
    if (deletes) project.commit('Tidy up', { [PIPELINE]: null });
    const pipeline = { sources: [GIT, await host(t, says)], ranWithin: '24h' };
    const findings = await findingsOf({ project, pipeline });
    assert.deepEqual(notPassed(findings), expected);
    assert.match(seen(findings, of).observed, observed);
  });
}

test('a pipeline that did not run for too long is not hidden behind a configuration that can’t be seen', async (t) => {
  const sources = [
    { ...GIT, repository: 'elsewhere' },
    await host(t, { run: { conclusion: 'success', agoMs: 2 * DAY_MS } }),
  ];
  const findings = await findingsOf({ project: gitProject(t), pipeline: { sources, ranWithin: '24h' } });
  assert.deepEqual(notPassed(findings), [
    'configuration unknown',
    'last-run fail',
    'unchanged unknown (pipeline/deploy/configuration)',
  ]);
});

test('a service that is behind a red run follows from it', async (t) => {
  const project = gitProject(t);
  const first = project.git('rev-parse', 'HEAD');
  project.commit('Say more', { 'README.md': 'More\n' });
  const payments = await standIn(t, serviceAt(first));
  const sources = [GIT, await host(t, { run: { conclusion: 'failure' } })];
  const findings = await findingsOf({ project, payments, pipeline: { sources, deploys: ['payments'] } });
  assert.deepEqual(notPassed(findings), ['deployed/payments fail (pipeline/deploy/last-run)', 'last-run fail']);
});

test('two ids are of one commit when one begins with the other, and both are long enough to tell', () => {
  const id = fc.stringMatching(/^[0-9a-f]{40}$/);
  fc.assert(
    fc.property(id, fc.integer({ min: 7, max: 40 }), (commit, length) =>
      isSame(commit, commit.slice(0, length).toUpperCase()),
    ),
  );
  fc.assert(
    fc.property(id, fc.integer({ min: 0, max: 6 }), (commit, length) => !isSame(commit, commit.slice(0, length))),
  );
  fc.assert(fc.property(id, id, (one, other) => isSame(one, other) === (one === other)));
});

test('a branch that is not there any more is what the definition is to be corrected about', async (t) => {
  const found = await findingsOf({ project: gitProject(t), pipeline: { ref: 'renamed' } });
  assert.match(seen(found, 'configuration').observed, /neither renamed nor origin\/renamed/);
  assert.match(seen(found, 'configuration').remedy, /has renamed, or correct pipelines\.deploy in the definition$/);
});
