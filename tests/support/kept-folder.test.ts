import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('a clone keeps what it needs in .rehearse', () => {
  assert.equal(keptBy(projectFolder), join(projectFolder, '.rehearse'));
});

test('installed, it is the cache of the repository’s node_modules, also where pnpm puts one into another', (t) => {
  for (const place of [
    'node_modules/dress-rehearsal',
    'node_modules/.pnpm/dress-rehearsal@1/node_modules/dress-rehearsal',
  ]) {
    const repository = temporaryFolder(t);
    writeFileSync(join(repository, 'package.json'), '{}');
    assert.equal(
      keptBy(install(join(repository, place)), 'dist'),
      join(repository, 'node_modules/.cache/dress-rehearsal'),
    );
  }
});

test('where that is no repository’s it is a folder that only this user can write to', (t) => {
  const temporary = temporaryFolder(t);
  const installed = install(join(temporaryFolder(t), 'node_modules/dress-rehearsal'));
  const kept = keptBy(installed, 'dist', { TMPDIR: temporary });
  assert.deepEqual(
    readdirSync(temporary).map((name) => join(temporary, name)),
    [kept],
  );
  assert.equal(statSync(kept).mode & 0o077, 0);
  assert.equal(keptBy(installed, 'dist', { TMPDIR: temporary }), kept);
});

test('a folder of that name that others may write to is not trusted', (t) => {
  const temporary = temporaryFolder(t);
  const installed = install(join(temporaryFolder(t), 'node_modules/dress-rehearsal'));
  const planted = keptBy(installed, 'dist', { TMPDIR: temporary });
  chmodSync(planted, 0o777);
  assert.notEqual(keptBy(installed, 'dist', { TMPDIR: temporary }), planted);
});

test('a user that has no name, as containers have them, has such a folder too', {
  skip: process.getuid?.() === 0 ? false : 'only root becomes somebody else',
}, (t) => {
  const temporary = temporaryFolder(t);
  chmodSync(temporary, 0o777);
  const installed = install(join(temporaryFolder(t), 'node_modules/dress-rehearsal'));
  const module = pathToFileURL(join(installed, 'dist/support/kept-folder.mjs')).href;
  const asks = `const { keptFolder } = await import(${JSON.stringify(module)}); process.setuid(64242); console.log(keptFolder())`;
  assert.equal(answerOf(asks, { TMPDIR: temporary }), join(temporary, 'dress-rehearsal-64242'));
});

/** A package of which there is no more than what says where things are kept. */
function install(folder: string): string {
  mkdirSync(join(folder, 'dist/support'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of ['kept-folder.mjs', 'own-package.mjs'])
    cpSync(join(projectFolder, 'support', file), join(folder, 'dist/support', file));
  return folder;
}

function keptBy(folder: string, dist = '.', env: Record<string, string> = {}): string {
  const module = pathToFileURL(join(folder, dist, 'support/kept-folder.mjs')).href;
  const asks = `console.log((await import(${JSON.stringify(module)})).keptFolder())`;
  return answerOf(asks, env);
}

function answerOf(script: string, env: Record<string, string>): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  }).trim();
}
