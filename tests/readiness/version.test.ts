import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import type { Environment } from '../../model/environment.ts';
import { isOfCommit } from '../../readiness/checks/version/is-of-commit.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { findingOf, findingsOf } from './findings.ts';
import { environmentAt, healthy, standIn } from './stand-in.ts';

type Version = Environment['services'][string]['version'];

const deployed = (commit: string) =>
  healthy({
    'GET /operations/version': {
      body: { service: 's', commit, build: '1', environment: { name: 'staging', id: 'staging-1' } },
    },
  });

async function versionFinding(t: TestContext, commit: string, version: NonNullable<Version>, options = {}) {
  const expected = 'commit' in version ? version.commit : version;
  const found = await findingsOf(
    t,
    { service: deployed(commit) },
    { service: { version: expected } },
    { only: ['version'], ...options },
  );
  return findingOf(found, 'version/portal');
}

test('the commit that is deployed begins as the expected one, or is short for it', async (t) => {
  assert.equal((await versionFinding(t, 'abc1234', { commit: 'abc' })).status, 'pass');
  assert.equal(
    (await versionFinding(t, 'abc1234', { commit: 'abc12340000000000000000000000000000000000' })).status,
    'pass',
  );
  const other = await versionFinding(t, 'fff0000', { commit: 'abc1234' });
  assert.deepEqual(
    [other.status, other.observed, other.remedy],
    ['fail', 'commit fff0000, not abc1234', 'deploy abc1234 of portal'],
  );
});

test('a ref, and a commit to be at least as new as, are looked up in the repository', async (t) => {
  const project = temporaryFolder(t);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', project, '-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  const commits = ['first', 'second'].map((message) => {
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD');
  });
  const [first = '', second = ''] = commits;
  const status = async (commit: string, version: NonNullable<Version>) =>
    (await versionFinding(t, commit, version, { project })).status;
  const repository = '.';
  assert.equal(await status(second, { ref: 'main', repository }), 'pass');
  assert.equal(await status(first, { ref: 'main', repository }), 'fail');
  assert.equal(await status(second, { atLeast: first, repository }), 'pass');
  assert.equal(await status(first, { atLeast: second, repository }), 'fail');
  assert.equal(await status(first, { ref: 'no-such-branch', repository }), 'unknown');
  assert.equal(await status('0'.repeat(40), { atLeast: first, repository }), 'unknown');
});

test('the version may have to be that of another environment', async (t) => {
  const finding = async (there: string | 'nobody') => {
    const openEnvironment = async () => {
      if (there === 'nobody') throw new Error('canary');
      const url = await standIn(t, deployed(there));
      return environmentAt({ service: url, job: url, bank: url });
    };
    return versionFinding(t, 'abc1234', { sameAs: 'beta' }, { openEnvironment });
  };
  assert.equal((await finding('abc1234')).status, 'pass');
  assert.equal((await finding('fff0000')).observed, 'commit abc1234; beta has fff0000');
  const unknown = await finding('nobody');
  assert.equal(unknown.status, 'unknown');
  assert.match(unknown.remedy, /check --env beta/);
});

test('an image is of the expected commit by its tag or digest', () => {
  const of = (expected: string, image: string) => isOfCommit(expected, { commit: null, image });
  assert.ok(of('abc1234', 'registry:5000/team/app:abc1234'));
  assert.ok(of('abc1234', 'app:sha-abc1234def'));
  assert.ok(of('v1.2.3', 'app:v1.2.3'));
  assert.ok(of('sha256:00ff', 'app@sha256:00ff'));
  assert.ok(!of('v1.2', 'app:v1.2.3'), 'a version is no commit: its beginning is another version');
  assert.ok(!of('abc1234', 'registry:5000/abc1234/app'));
  assert.ok(!of('abc1234', 'app:latest'));
  const digest = `sha256:${'0f'.repeat(32)}`;
  assert.ok(of('abc1234', `shop/app:main-abc1234 (${digest})`), 'as an engine tells it');
  assert.ok(of('abc1234', `shop/app:abc1234 shop/app@${digest}`), 'as a cluster tells it');
  assert.ok(of(digest, `shop/app:1 (${digest})`));
  assert.ok(!of('abc1234', `shop/app:1 (${digest})`));
  assert.ok(!isOfCommit('abc1234', { commit: null, image: null }));
});

test('a commit is its own beginning, and no other', () => {
  const id = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(id, id, fc.integer({ min: 7, max: 40 }), (one, other, length) => {
      const short = one.slice(0, length);
      assert.ok(isOfCommit(short, { commit: one, image: null }) && isOfCommit(one, { commit: short, image: null }));
      assert.equal(isOfCommit(other, { commit: short, image: null }), other.startsWith(short));
    }),
  );
});
