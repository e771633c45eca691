import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

/** All that is loaded before the harness itself. */
const LOADED_FIRST = [
  'cli/rehearse.mjs',
  'cli/projects-own-command.mjs',
  'cli/quiet-about-types.mjs',
  'support/kept-folder.mjs',
  'support/node-version.mjs',
  'support/own-package.mjs',
];

test('where nothing can be kept anywhere, that is said, and is no no-go', (t) => {
  const installed = join(temporaryFolder(t), 'node_modules/dress-rehearsal');
  for (const file of LOADED_FIRST) {
    mkdirSync(dirname(join(installed, 'dist', file)), { recursive: true });
    cpSync(join(projectFolder, file), join(installed, 'dist', file));
  }
  writeFileSync(join(installed, 'package.json'), '{ "type": "module" }');
  const { status, stderr } = spawnSync(process.execPath, [join(installed, 'dist/cli/rehearse.mjs')], {
    cwd: installed,
    env: { ...process.env, TMPDIR: '/dev/null/nowhere' },
    encoding: 'utf8',
  });
  assert.match(stderr, /^rehearse has no folder to keep its own files in\n {2}why: .+\n {2}do: .+TMPDIR\n$/);
  assert.equal(status, 2);
});
