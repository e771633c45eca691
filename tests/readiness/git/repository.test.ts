import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runGit } from '../../../readiness/sources/git/run-git.ts';
import { git } from '../../../readiness/sources/git.ts';
import { waitFor } from '../../../support/wait.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openedSource } from '../open-source.ts';
import { type GitProject, gitIn, gitProject, PIPELINE } from './git-project.ts';

const opened = (project: string, signal?: AbortSignal) =>
  openedSource(git, { kind: 'git', repository: '.' }, { project, ...(signal === undefined ? {} : { signal }) });

async function reasonOf(reading: Promise<{ read: boolean; reason?: string }> | undefined): Promise<string> {
  const { read, reason } = (await reading) ?? { read: true };
  assert.equal(read, false);
  return reason ?? '';
}

test('which commit came after which', async (t) => {
  const project = gitProject(t);
  const first = project.git('rev-parse', 'HEAD');
  const second = project.commit('Say more', { 'README.md': 'More\n' });
  const source = opened(project.folder);
  const contains = async (commit: string, ancestor: string) => {
    const reading = await source.contains?.(commit, ancestor);
    return reading?.read === true ? reading.value : reading;
  };
  assert.equal(await contains(second, first), true);
  assert.equal(await contains(second, second.slice(0, 8)), true);
  assert.equal(await contains(first, second), false);
  assert.match(await reasonOf(source.contains?.(second, 'f'.repeat(40))), /^it has no commit f+$/);
});

test('who made a commit, by its id or the beginning of it', async (t) => {
  const project = gitProject(t);
  const by = { author: 'Grace', at: '2026-03-02T09:30:00+01:00' };
  const commit = project.commit('Say more', { 'README.md': 'More\n' }, by);
  project.commit('Say less', { 'README.md': 'Less\n' });
  const source = opened(project.folder);
  for (const id of [commit, commit.slice(0, 8)]) {
    const reading = await source.change?.(id);
    const change = { commit, at: '2026-03-02T08:30:00.000Z', author: 'Grace', subject: 'Say more' };
    assert.deepEqual(reading?.read && reading.value, change);
  }
  assert.match(await reasonOf(source.change?.('f'.repeat(40))), /^it has no commit f+$/);
  assert.match(await reasonOf(source.change?.('--output=x')), /no name/);
});

test('the commit that a branch, a tag or a short id stands for', async (t) => {
  const project = gitProject(t);
  const id = project.git('rev-parse', 'HEAD');
  project.git('tag', '-a', 'v1', '-m', 'One');
  for (const ref of ['main', 'v1', id.slice(0, 7), 'HEAD']) {
    const reading = await opened(project.folder).commit?.(ref);
    assert.ok(reading?.read === true && reading.value === id, ref);
  }
});

test('in a shallow clone what is before the cut is not known, rather than not so', async (t) => {
  const project = gitProject(t);
  const first = project.git('rev-parse', 'HEAD');
  project.commit('Say more', { 'README.md': 'More\n' });
  const clone = join(temporaryFolder(t), 'clone');
  gitIn(project.folder, ['clone', '--quiet', '--depth=1', `file://${project.folder}`, clone]);
  assert.match(await reasonOf(opened(clone).contains?.('main', first)), /cut off \(a shallow clone\)/);
});

const UNREADABLE: { what: string; reason: RegExp; project: (t: TestContext) => string; ref?: string }[] = [
  { what: 'no repository', reason: /^it is no git repository$/, project: temporaryFolder },
  { what: 'no folder', reason: /^there is no such folder$/, project: (t) => join(temporaryFolder(t), 'gone') },
  { what: 'an unknown ref', reason: /neither nowhere nor origin\/nowhere/, project: folderOf, ref: 'nowhere' },
  { what: 'an option for a ref', reason: /no name of a branch/, project: folderOf, ref: '--output=pwned' },
  { what: 'a ref of two lines', reason: /no name of a branch/, project: folderOf, ref: 'main\nmain' },
  { what: 'an empty repository', reason: /neither main nor/, project: emptyRepository },
];

for (const { what, reason, project, ref = 'main' } of UNREADABLE) {
  test(`${what} is not read, and says so`, async (t) => {
    assert.match(await reasonOf(opened(project(t)).file?.(PIPELINE, ref)), reason);
  });
}

test('a repository of somebody else, which git does not trust, says so', async (t) => {
  const { folder } = gitProject(t);
  setVariable(t, 'GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  assert.match(await reasonOf(opened(folder).file?.(PIPELINE, 'main')), /another user.*safe\.directory/);
});

test('a machine without git says so', async (t) => {
  const { folder } = gitProject(t);
  setVariable(t, 'PATH', temporaryFolder(t));
  assert.equal(await reasonOf(opened(folder).file?.(PIPELINE, 'main')), 'git is not installed here');
});

test('the repository of a surrounding git hook is not taken for the project’s', async (t) => {
  const [mine, other] = [gitProject(t), gitProject(t)];
  const id = mine.commit('Mine', { 'mine.txt': 'mine\n' });
  setVariable(t, 'GIT_DIR', join(other.folder, '.git'));
  const reading = await opened(mine.folder).commit?.('main');
  assert.ok(reading?.read === true && reading.value === id);
});

test('what git complains of is not told', async (t) => {
  gitThat(t, 'echo "fatal: https://user:canary-password@example.com" >&2; exit 128');
  assert.equal(await reasonOf(opened(temporaryFolder(t)).commit?.('main')), 'git ended with exit code 128');
});

test('a git that never ends is ended, when its time or that of all checks is over', async (t) => {
  const told = join(temporaryFolder(t), 'pid');
  gitThat(t, `echo $$ > '${told}'; exec sleep 600`);
  const never = new AbortController();
  const late = await runGit(['--version'], { signal: never.signal, withinMs: 50 });
  assert.deepEqual(late, { ran: false, reason: 'git gave no answer within 50 ms' });

  const ending = new AbortController();
  writeFileSync(told, '');
  const asked = reasonOf(opened(temporaryFolder(t), ending.signal).commit?.('main'));
  const pid = await waitFor(async () => Number(readFileSync(told, 'utf8')) || undefined, { withinMs: 10_000 });
  ending.abort();
  assert.equal(await asked, 'the time for all checks was over');
  assert.ok(pid.arrived);
  const gone = await waitFor(async () => (isRunning(pid.value) ? undefined : true), { withinMs: 10_000 });
  assert.ok(gone.arrived, 'nothing is left running');
});

function folderOf(context: TestContext): string {
  const project: GitProject = gitProject(context);
  return project.folder;
}

function emptyRepository(context: TestContext): string {
  const folder = temporaryFolder(context);
  gitIn(folder, ['init', '--quiet', '--initial-branch=main']);
  return folder;
}

/** Puts a shell script in git's place. */
function gitThat(context: TestContext, script: string): void {
  const folder = temporaryFolder(context);
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  setVariable(context, 'PATH', `${folder}${delimiter}${process.env.PATH ?? ''}`);
}

function setVariable(context: TestContext, name: string, value: string): void {
  const before = process.env[name];
  process.env[name] = value;
  context.after(() => {
    if (before === undefined) delete process.env[name];
    else process.env[name] = before;
  });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
