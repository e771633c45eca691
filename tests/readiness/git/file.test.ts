import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FileFact } from '../../../readiness/sources/facts.ts';
import { git } from '../../../readiness/sources/git.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { openedSource } from '../open-source.ts';
import { gitIn, gitProject, PIPELINE, PIPELINE_TEXT } from './git-project.ts';

/** What the source says of the pipeline's configuration, wherever the repository is. */
async function seen(project: string, ref = 'main', path = PIPELINE) {
  const reading = await openedSource(git, { kind: 'git', repository: '.' }, { project }).file?.(path, ref);
  assert.ok(reading !== undefined);
  assert.ok(!JSON.stringify(reading).includes('canary'), 'nobody’s address is told');
  return reading;
}

async function fileIn(project: string, ref?: string, path?: string): Promise<FileFact> {
  const reading = await seen(project, ref, path);
  assert.ok(reading.read, reading.read ? '' : reading.reason);
  return reading.value;
}

test('a file that is there comes with its content’s id and who touched it last', async (t) => {
  const project = gitProject(t);
  const at = { author: 'Grace', at: '2026-03-02T09:30:00+01:00' };
  const commit = project.commit('Deploy payments too', { [PIPELINE]: `${PIPELINE_TEXT}# payments\n` }, at);
  project.commit('Say more', { 'README.md': 'More\n' });
  assert.deepEqual(await fileIn(project.folder), {
    exists: true,
    blob: project.git('rev-parse', `main:${PIPELINE}`),
    lastChange: { commit, at: '2026-03-02T08:30:00.000Z', author: 'Grace', subject: 'Deploy payments too' },
    renamedTo: null,
  });
});

test('of a deleted file it tells who deleted it, when and in which commit', async (t) => {
  const project = gitProject(t);
  const commit = project.commit('Tidy up', { [PIPELINE]: null }, { author: 'Grace', at: '2026-03-02T23:30:00-02:00' });
  project.commit('Say more', { 'README.md': 'More\n' });
  assert.deepEqual(await fileIn(project.folder), {
    exists: false,
    blob: null,
    lastChange: { commit, at: '2026-03-03T01:30:00.000Z', author: 'Grace', subject: 'Tidy up' },
    renamedTo: null,
  });
});

test('of a renamed file it tells the new name', async (t) => {
  const project = gitProject(t);
  const commit = project.commit('Call it release', { [PIPELINE]: null, 'ci/release "new".yml': PIPELINE_TEXT });
  const file = await fileIn(project.folder);
  assert.equal(file.exists, false);
  assert.equal(file.lastChange?.commit, commit);
  assert.equal(file.renamedTo, 'ci/release "new".yml');
  assert.equal((await fileIn(project.folder, 'main', 'ci/release "new".yml')).exists, true);
});

test('a file that came back by a revert is there', async (t) => {
  const project = gitProject(t);
  project.commit('Tidy up', { [PIPELINE]: null });
  project.git('revert', '--no-edit', 'HEAD');
  const file = await fileIn(project.folder);
  assert.equal(file.exists, true);
  assert.equal(file.lastChange?.subject, 'Revert "Tidy up"');
});

test('of a deletion that a merge brought in it names the commit that was merged', async (t) => {
  const project = gitProject(t);
  project.git('checkout', '--quiet', '-b', 'feature');
  const commit = project.commit('Drop what nobody uses', { [PIPELINE]: null }, { author: 'Grace' });
  project.commit('A feature', { 'feature.txt': 'new\n' });
  project.git('checkout', '--quiet', 'main');
  project.commit('Say more', { 'README.md': 'More\n' });
  project.git('merge', '--quiet', '--no-edit', 'feature');
  const { lastChange } = await fileIn(project.folder);
  assert.equal(lastChange?.commit, commit);
  assert.equal(lastChange?.author, 'Grace');
});

test('where a merge itself dropped the file it names the merge', async (t) => {
  const project = gitProject(t);
  project.git('checkout', '--quiet', '-b', 'feature');
  project.commit('A feature', { 'feature.txt': 'new\n' });
  project.git('checkout', '--quiet', 'main');
  project.git('merge', '--quiet', '--no-ff', '--no-commit', 'feature');
  const merge = project.commit('Merge the feature, badly', { [PIPELINE]: null });
  const { lastChange } = await fileIn(project.folder);
  assert.equal(lastChange?.commit, merge);
});

test('where a merge kept an old branch as it was, without the file, it names the merge', async (t) => {
  const project = gitProject(t);
  project.git('checkout', '--quiet', '--orphan', 'old');
  project.commit('Older than the pipeline', { [PIPELINE]: null });
  project.git('merge', '--quiet', '--no-edit', '--allow-unrelated-histories', '-s', 'ours', 'main');
  const { lastChange } = await fileIn(project.folder, 'old');
  assert.equal(lastChange?.commit, project.git('rev-parse', 'old'));
});

test('a file that never was there is not there, and nobody is blamed', async (t) => {
  const project = gitProject(t);
  assert.deepEqual(await fileIn(project.folder, 'main', 'ci/never.yml'), {
    exists: false,
    blob: null,
    lastChange: null,
    renamedTo: null,
  });
});

test('a branch that only the remote has counts, and is named', async (t) => {
  const project = gitProject(t);
  project.git('checkout', '--quiet', '-b', 'release');
  const clone = join(temporaryFolder(t), 'clone');
  gitIn(project.folder, ['clone', '--quiet', '.', clone]);
  const reading = await seen(clone, 'main');
  assert.equal(reading.read, true);
  assert.match(reading.place, /origin\/main/);
});

test('a bare repository and a folder inside of one are read from the root', async (t) => {
  const project = gitProject(t);
  const bare = join(temporaryFolder(t), 'bare');
  gitIn(project.folder, ['clone', '--quiet', '--bare', '.', bare]);
  assert.equal((await fileIn(bare)).exists, true);
  const inside = join(project.folder, 'services');
  mkdirSync(inside);
  const file = await fileIn(inside, 'main', `./${PIPELINE}`);
  assert.equal(file.exists, true);
  assert.equal(file.lastChange?.author, 'Ada');
});

test('a shallow clone tells the file, but not who touched it before the cut', async (t) => {
  const project = gitProject(t);
  project.commit('Say more', { 'README.md': 'More\n' });
  const clone = join(temporaryFolder(t), 'clone');
  gitIn(project.folder, ['clone', '--quiet', '--depth=1', `file://${project.folder}`, clone]);
  const file = await fileIn(clone);
  assert.equal(file.exists, true);
  assert.equal(file.lastChange, null);
});

test('a folder at the path is no file', async (t) => {
  const reading = await seen(gitProject(t).folder, 'main', '.github');
  assert.ok(!reading.read);
  assert.match(reading.reason, /no file/);
});
