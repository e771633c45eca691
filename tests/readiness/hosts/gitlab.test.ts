import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gitlab } from '../../../readiness/sources/gitlab.ts';
import { Secret } from '../../../support/secret.ts';
import { team } from '../../verdict/samples.ts';
import { environmentOf, openedSource } from '../open-source.ts';
import { type Recorded, recordedHost } from './recorded-host.ts';

const NEW = '5b2f0d7c9a1e4c3f8d6b7a90e1c2d3f4a5b6c7d8';
const OLD = '1f3c5e7a9b0d2c4e6f8a1b3d5c7e9f0a2b4d6c8e';
const PIPELINE = '.gitlab-ci.yml';
const ROOT = '/projects/northgate%2Fplatform';
const NOT_FOUND: Recorded = { status: 404, file: 'gitlab/not-found.json' };

const PROJECT = { [`GET ${ROOT}`]: { file: 'gitlab/project.json' } };
const HEAD = { [`GET ${ROOT}/repository/commits/main`]: { file: 'gitlab/commit.json' } };
const touchedBy = (file: string) => ({
  [`GET ${ROOT}/repository/commits?path=.gitlab-ci.yml&ref_name=${NEW}&per_page=1`]: { file },
});
const FILE = {
  [`HEAD ${ROOT}/repository/files/.gitlab-ci.yml?ref=${NEW}`]: {
    file: null,
    headers: {
      'x-gitlab-blob-id': '79f7bbd25901e8334750839545a9bd021f0e4c83',
      'x-gitlab-file-path': PIPELINE,
      'x-gitlab-last-commit-id': NEW,
      'x-gitlab-ref': NEW,
      'x-gitlab-size': '1476',
    },
  },
};
const PIPELINES = { [`GET ${ROOT}/pipelines?per_page=5&ref=main`]: { file: 'gitlab/pipelines.json' } };
const SCHEDULES = { [`GET ${ROOT}/pipeline_schedules?per_page=100`]: { file: 'gitlab/schedules.json' } };

async function opened(
  context: TestContext,
  answers: Record<string, Recorded>,
  { otherwise = NOT_FOUND, ref = 'main', withToken = true } = {},
) {
  const host = await recordedHost(context, answers, otherwise);
  const declaration = { kind: 'gitlab' as const, project: 'northgate/platform', api: host.url };
  const environment = environmentOf({
    pipelines: { deploy: { configuration: PIPELINE, ref, sources: [{ kind: 'git', repository: '.' }], owner: team } },
  });
  const token = new Secret('GITLAB_TOKEN', 'canary-token');
  const source = openedSource(gitlab, withToken ? { ...declaration, token } : declaration, { environment });
  const told = async <Reading>(reading: Promise<Reading> | undefined): Promise<Reading> => {
    assert.ok(reading !== undefined);
    const known = await reading;
    assert.ok(!JSON.stringify(known).includes('canary'), 'nothing that must not be told is told');
    return known;
  };
  return { source, told, asked: host.asked };
}

test('a file, its id and who touched it last, without its content', async (t) => {
  const { source, told, asked } = await opened(t, { ...HEAD, ...FILE, ...touchedBy('gitlab/commits.json') });
  const reading = await told(source.file?.(PIPELINE, 'main'));
  assert.ok(reading.read);
  assert.deepEqual(reading.value, {
    exists: true,
    blob: '79f7bbd25901e8334750839545a9bd021f0e4c83',
    lastChange: { commit: NEW, at: '2026-03-02T09:30:00.000Z', author: 'Ada', subject: 'Deploy payments too' },
    renamedTo: null,
  });
  assert.ok(asked.every(({ headers }) => headers['private-token'] === 'canary-token'));
});

test('of a file that is gone: who took it away, and where to', async (t) => {
  const { source, told } = await opened(t, {
    ...HEAD,
    ...touchedBy('gitlab/commits-deletion.json'),
    [`GET ${ROOT}/repository/commits/${NEW}/diff?per_page=100`]: { file: 'gitlab/diff-rename.json' },
  });
  const reading = await told(source.file?.(PIPELINE, 'main'));
  assert.ok(reading.read);
  assert.deepEqual(reading.value, {
    exists: false,
    blob: null,
    lastChange: { commit: NEW, at: '2026-03-02T23:30:00.000Z', author: 'Grace', subject: 'Tidy up' },
    renamedTo: 'ci/release.yml',
  });
});

test('the last pipeline that did something', async (t) => {
  const { source, told } = await opened(t, { ...PROJECT, ...PIPELINES, ...SCHEDULES });
  const reading = await told(source.workflow?.(PIPELINE));
  assert.ok(reading.read);
  assert.deepEqual(reading.value, {
    enabled: true,
    disabledBecause: null,
    lastRun: {
      startedAt: '2026-03-02T10:31:00.000Z',
      outcome: 'succeeded',
      commit: NEW,
      link: 'https://gitlab.example.com/northgate/platform/-/pipelines/47',
    },
  });
});

test('an older GitLab gives no page of a pipeline', async (t) => {
  const old = { [`GET ${ROOT}/pipelines?per_page=5&ref=main`]: { file: 'gitlab/pipelines-without-page.json' } };
  const { source, told } = await opened(t, { ...PROJECT, ...SCHEDULES, ...old });
  const reading = await told(source.workflow?.(PIPELINE));
  assert.ok(reading.read);
  assert.deepEqual([reading.value.lastRun?.outcome, reading.value.lastRun?.link], ['failed', null]);
});

test('a schedule that is not active does not start its pipeline', async (t) => {
  const onRelease = { [`GET ${ROOT}/pipelines?per_page=5&ref=release`]: { file: 'gitlab/pipelines.json' } };
  const { source, told } = await opened(t, { ...PROJECT, ...SCHEDULES, ...onRelease }, { ref: 'release' });
  const because = async (workflow: string) => {
    const reading = await told(source.workflow?.(workflow));
    return reading.read ? reading.value.disabledBecause : reading.reason;
  };
  assert.equal(await because(PIPELINE), 'no schedule of release is active');
  assert.equal(await because('Weekly'), 'the schedule Weekly is not active');
  assert.equal(await because('Monthly'), 'there is no schedule called Monthly');
  assert.equal(await because('Nightly'), null);
});

test('schedules that the token may not see leave it unknown; without a token they are not asked for', async (t) => {
  const hidden = { [`GET ${ROOT}/pipeline_schedules?per_page=100`]: { status: 403, file: 'gitlab/unauthorised.json' } };
  const member = await opened(t, { ...PROJECT, ...PIPELINES, ...hidden });
  const reading = await member.told(member.source.workflow?.(PIPELINE));
  assert.ok(!reading.read && reading.reason === 'its schedules: the token may not read this');
  const guest = await opened(t, { ...PROJECT, ...PIPELINES }, { withToken: false });
  const open = await guest.told(guest.source.workflow?.(PIPELINE));
  assert.ok(open.read && open.value.enabled);
});

test('whether one commit came after another', async (t) => {
  const base = `GET ${ROOT}/repository/merge_base?refs[]=${OLD}&refs[]=${NEW}`;
  const { source, told } = await opened(t, {
    [`GET ${ROOT}/repository/commits/${OLD}`]: { file: 'gitlab/commit-earlier.json' },
    [base]: { file: 'gitlab/commit-earlier.json' },
  });
  const reading = await told(source.contains?.(NEW, OLD));
  assert.ok(reading.read && reading.value);
});

test('who made a commit', async (t) => {
  const { source, told } = await opened(t, {
    [`GET ${ROOT}/repository/commits/${NEW}`]: { file: 'gitlab/commit.json' },
  });
  const made = await told(source.change?.(NEW));
  const change = { commit: NEW, at: '2026-03-02T09:30:00.000Z', author: 'Ada', subject: 'Deploy payments too' };
  assert.deepEqual(made.read && made.value, change);
  const unknown = await told(source.change?.(OLD));
  assert.ok(!unknown.read && unknown.reason === 'it lacks that commit');
});

const REFUSED: { what: string; otherwise?: Recorded; answers?: Record<string, Recorded>; reason: RegExp }[] = [
  {
    what: 'a project that is not there',
    otherwise: { status: 404, file: 'gitlab/project-not-found.json' },
    reason: /no such thing, or the token may not read it/,
  },
  { what: 'a branch that is not there', answers: PROJECT, reason: /^it has no main$/ },
  {
    what: 'a token that is not taken',
    otherwise: { status: 401, file: 'gitlab/unauthorised.json' },
    reason: /does not accept the token/,
  },
  {
    what: 'a used up rate limit',
    otherwise: {
      status: 429,
      headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': '1772452800' },
      file: 'gitlab/unauthorised.json',
    },
    reason: /rate limit is used up until 2026-03-02T12:00/,
  },
];

for (const { what, otherwise = NOT_FOUND, answers = {}, reason } of REFUSED) {
  test(`${what} is not read, and says so`, async (t) => {
    const { source, told } = await opened(t, answers, { otherwise });
    const reading = await told(source.file?.(PIPELINE, 'main'));
    assert.ok(!reading.read);
    assert.match(reading.reason, reason);
  });
}
