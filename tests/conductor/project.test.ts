import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findProject, HARNESS_FOLDER, playedWith } from '../../cli/project.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

test('a project has environments and a Playwright configuration; ours goes before that of another suite', (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, 'environments/deep'), { recursive: true });
  assert.equal(findProject(folder), HARNESS_FOLDER);
  for (const name of ['playwright.config.js', 'playwright.config.mts', 'rehearse.config.mjs', 'rehearse.config.ts']) {
    writeFileSync(join(folder, name), '');
    assert.equal(playedWith(folder), join(folder, name));
    assert.equal(findProject(join(folder, 'environments/deep')), folder);
  }
});
