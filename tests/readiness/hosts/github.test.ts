import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { github } from '../../../readiness/sources/github.ts';
import { Secret } from '../../../support/secret.ts';
import { team } from '../../verdict/samples.ts';
import { environmentOf, openedSource } from '../open-source.ts';
import { type Recorded, recordedHost } from './recorded-host.ts';

const NEW = '5b2f0d7c9a1e4c3f8d6b7a90e1c2d3f4a5b6c7d8';
const OLD = '1f3c5e7a9b0d2c4e6f8a1b3d5c7e9f0a2b4d6c8e';
const PIPELINE = '.github/workflows/deploy.yml';
const ROOT = '/repos/northgate/platform';
const NOT_FOUND: Recorded = { status: 404, file: 'github/not-found.json' };

const HEAD = { [`GET ${ROOT}/commits?sha=main&per_page=1`]: { file: 'github/commits.json' } };
const touchedBy = (file: string) => ({
  [`GET ${ROOT}/commits?path=.github%2Fworkflows%2Fdeploy.yml&sha=${NEW}&per_page=1`]: { file },
});
const CONTENT = { [`GET ${ROOT}/contents/${PIPELINE}?ref=${NEW}`]: { file: 'github/content.json' } };
const RUNS = {
  [`GET ${ROOT}/actions/workflows/6817859/runs?per_page=10&branch=main`]: { file: 'github/runs.json' },
};

const environment = environmentOf({
  pipelines: { deploy: { configuration: PIPELINE, sources: [{ kind: 'git', repository: '.' }], owner: team } },
});

async function opened(
  context: TestContext,
  answers: Record<string, Recorded>,
  { otherwise = NOT_FOUND, withToken = true } = {},
) {
  const host = await recordedHost(context, answers, otherwise);
  const declaration = { kind: 'github' as const, repository: 'northgate/platform', api: `${host.url}/` };
  const token = new Secret('GITHUB_TOKEN', 'canary-token');
  const source = openedSource(github, withToken ? { ...declaration, token } : declaration, { environment });
  const told = async <Reading>(reading: Promise<Reading> | undefined): Promise<Reading> => {
    assert.ok(reading !== undefined);
    const known = await reading;
    assert.ok(!JSON.stringify(known).includes('canary'), 'nothing that must not be told is told');
    return known;
  };
  return { source, told, asked: host.asked };
}

test('a file, its id and who touched it last', async (t) => {
  const { source, told, asked } = await opened(t, { ...HEAD, ...CONTENT, ...touchedBy('github/commits.json') });
  const reading = await told(source.file?.(PIPELINE, 'main'));
  assert.ok(reading.read);
  assert.match(reading.place, /^northgate\/platform at 127\.0\.0\.1:\d+ \(main\)$/);
  assert.deepEqual(reading.value, {
    exists: true,
    blob: '93d1a5f0c2b4e6a8d0f1c3b5a7e9d1f3c5b7a9e1',
    lastChange: { commit: NEW, at: '2026-03-02T09:30:00.000Z', author: 'Ada', subject: 'Deploy payments too (#12)' },
    renamedTo: null,
  });
  for (const { headers } of asked) {
    assert.equal(headers.authorization, 'Bearer canary-token');
    assert.equal(headers['user-agent'], 'rehearse', 'GitHub answers nobody who does not say what asks');
  }
});

test('of a file that is gone: who took it away, and where to', async (t) => {
  const answers = { ...HEAD, ...touchedBy('github/commits-deletion.json') };
  const gone = await opened(t, answers);
  const reading = await gone.told(gone.source.file?.(PIPELINE, 'main'));
  assert.ok(reading.read);
  const lastChange = { commit: NEW, at: '2026-03-02T23:30:00.000Z', author: 'Grace', subject: 'Tidy up' };
  assert.deepEqual(reading.value, { exists: false, blob: null, lastChange, renamedTo: null });

  const renamed = await opened(t, {
    ...answers,
    [`GET ${ROOT}/commits/${NEW}`]: { file: 'github/commit-rename.json' },
  });
  const moved = await renamed.told(renamed.source.file?.(PIPELINE, 'main'));
  assert.ok(moved.read && moved.value.renamedTo === '.github/workflows/release.yml');
});

test('a workflow by its file: enabled, and its last run that counts', async (t) => {
  const workflow = { [`GET ${ROOT}/actions/workflows/deploy.yml`]: { file: 'github/workflow.json' } };
  const { source, told } = await opened(t, { ...workflow, ...RUNS });
  const reading = await told(source.workflow?.('deploy.yml'));
  assert.ok(reading.read);
  assert.deepEqual(reading.value, {
    enabled: true,
    disabledBecause: null,
    lastRun: {
      startedAt: '2026-03-02T09:31:00.000Z',
      outcome: 'succeeded',
      commit: NEW,
      link: 'https://github.com/northgate/platform/actions/runs/2313468274',
    },
  });
});

test('a workflow by its own name, and one that GitHub switched off', async (t) => {
  const all = { [`GET ${ROOT}/actions/workflows?per_page=100`]: { file: 'github/workflows.json' } };
  const { source, told } = await opened(t, { ...all, ...RUNS, ...RUNS_OF_NIGHTLY });
  const named = await told(source.workflow?.('Deploy'));
  assert.ok(named.read && named.value.enabled);
  const nightly = await told(source.workflow?.('Nightly'));
  assert.ok(nightly.read && !nightly.value.enabled);
  assert.match(nightly.value.disabledBecause ?? '', /60 days/);
  const mistyped = await told(source.workflow?.('deplyo.yml'));
  assert.ok(mistyped.read && !mistyped.value.enabled);
  assert.match(mistyped.value.disabledBecause ?? '', /no workflow deplyo\.yml there; did you mean deploy\.yml\?/);
});

const RUNS_OF_NIGHTLY = {
  [`GET ${ROOT}/actions/workflows/6817860/runs?per_page=10&branch=main`]: { file: 'github/runs.json' },
};

test('whether one commit came after another', async (t) => {
  const comparison = { [`GET ${ROOT}/compare/${OLD}...${NEW}?per_page=1&page=2`]: { file: 'github/comparison.json' } };
  const { source, told } = await opened(t, comparison);
  const reading = await told(source.contains?.(NEW, OLD));
  assert.ok(reading.read && reading.value);
  const unknown = await told(source.contains?.(OLD, NEW));
  assert.ok(!unknown.read && unknown.reason === 'it lacks one of the commits');
});

test('who made a commit', async (t) => {
  const answers = { [`GET ${ROOT}/commits?sha=${NEW}&per_page=1`]: { file: 'github/commits.json' } };
  const { source, told } = await opened(t, answers);
  const made = await told(source.change?.(NEW));
  const change = { commit: NEW, at: '2026-03-02T09:30:00.000Z', author: 'Ada', subject: 'Deploy payments too (#12)' };
  assert.deepEqual(made.read && made.value, change);
  const unknown = await told(source.change?.(OLD));
  assert.ok(!unknown.read && unknown.reason === 'it lacks that commit');
});

const repository = { [`GET ${ROOT}`]: { file: 'github/repository.json' } };
const RESET = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1772452800' };

const REFUSED: {
  what: string;
  otherwise?: Recorded;
  answers?: Record<string, Recorded>;
  withToken?: false;
  reason: RegExp;
}[] = [
  { what: 'a private repository or a wrong name', reason: /no such thing, or the token may not read it/ },
  { what: 'a private repository, without a token', withToken: false, reason: /it is private and wants a token/ },
  { what: 'a branch that is not there', answers: repository, reason: /^it has no main$/ },
  {
    what: 'a token that is not taken',
    otherwise: { status: 401, file: 'github/bad-credentials.json' },
    reason: /does not accept the token/,
  },
  {
    what: 'a used up rate limit',
    otherwise: { status: 403, headers: RESET, file: 'github/rate-limited.json' },
    reason: /rate limit is used up until 2026-03-02T12:00:00\.000Z/,
  },
  {
    what: 'too many questions at once',
    otherwise: { status: 403, headers: { 'retry-after': '60' }, file: 'github/rate-limited.json' },
    reason: /answers again in 60 s/,
  },
  {
    what: 'a token without the right',
    otherwise: { status: 403, headers: { 'x-ratelimit-remaining': '4999' }, file: 'github/rate-limited.json' },
    reason: /^the token may not read this$/,
  },
  {
    what: 'a single sign-on that the token lacks',
    otherwise: { status: 403, headers: { 'x-github-sso': 'required; url=canary' }, file: 'github/not-found.json' },
    reason: /single sign-on/,
  },
  {
    what: 'a renamed repository',
    otherwise: { status: 301, headers: { location: 'https://canary.example.com' }, file: 'github/not-found.json' },
    reason: /renamed or moved/,
  },
  { what: 'an empty repository', otherwise: { status: 409, file: 'github/not-found.json' }, reason: /is empty/ },
  {
    what: 'something else than asked for',
    otherwise: { status: 200, file: 'github/rate-limited.json' },
    reason: /something else than expected/,
  },
];

for (const { what, otherwise = NOT_FOUND, answers = {}, reason, ...over } of REFUSED) {
  test(`${what} is not read, and says so`, async (t) => {
    const { source, told } = await opened(t, answers, { otherwise, ...over });
    const reading = await told(source.file?.(PIPELINE, 'main'));
    assert.ok(!reading.read);
    assert.match(reading.reason, reason);
  });
}
