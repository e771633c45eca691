import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../helpers/rehearse-command.ts';
import { pages } from './commands-in-docs.ts';

const folder = join(projectFolder, 'docs/pictures');
const pictures = readdirSync(folder);
const ENDINGS = ['go', 'risk', 'no-go', 'inconclusive', 'cut-off', 'empty'];

test('there is a picture of every way in which a run can end', () => {
  for (const ending of ENDINGS) assert.ok(pictures.includes(`${ending}.png`), ending);
});

test('every picture is shown in the docs, and none is a burden to whoever clones the repository', () => {
  const docs = pages(projectFolder).map(({ text }) => text);
  for (const name of pictures) {
    assert.ok(
      docs.some((text) => text.includes(`pictures/${name})`)),
      `${name} is shown nowhere`,
    );
    assert.ok(statSync(join(folder, name)).size <= 250_000, `${name} is too large`);
  }
});
