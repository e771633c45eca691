import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { redactFolders } from '../../cli/conductor/redact-folders.ts';
import { parseJournal, redactJournal } from '../../model/journal-file.ts';
import { Secret } from '../../support/secret.ts';
import { readZip, writeZip } from '../../support/zip.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const VALUE = 'a-very-secret-value';
new Secret('TOKEN', VALUE);

test('known secrets are taken out of texts, zips and zips in pages; all else stays byte for byte', async (t) => {
  const folder = temporaryFolder(t);
  const path = (name: string) => join(folder, name);
  mkdirSync(path('deep'));
  const picture = Buffer.from([0x89, 0xff, ...Buffer.from(VALUE)]);
  const zip = writeZip([
    { name: 'picture.png', content: picture },
    { name: 'inner.zip', content: writeZip([{ name: 'text', content: Buffer.from(VALUE) }]) },
  ]);
  writeFileSync(path('deep/result.json'), JSON.stringify({ message: `no ${VALUE}` }));
  writeFileSync(path('trace.zip'), zip);
  writeFileSync(path('index.html'), `<script>"data:application/zip;base64,${zip.toString('base64')}"</script>`);
  const untouched = { 'cut.zip': zip.subarray(0, 40), 'picture.png': picture, 'plain.txt': Buffer.from('plain') };
  for (const [name, content] of Object.entries(untouched)) writeFileSync(path(name), content);
  const before = statSync(path('plain.txt')).ino;

  await redactFolders([folder]);
  assert.equal(readFileSync(path('deep/result.json'), 'utf8'), '{"message":"no [secret TOKEN]"}');
  const [, inside = ''] = /base64,([^"]+)"<\/script>$/.exec(readFileSync(path('index.html'), 'utf8')) ?? [];
  for (const written of [readFileSync(path('trace.zip')), Buffer.from(inside, 'base64')]) {
    const held = new Map(readZip(written).map((entry) => [entry.name, entry.content]));
    assert.deepEqual(held.get('picture.png'), picture);
    assert.equal(readZip(held.get('inner.zip') ?? Buffer.alloc(0))[0]?.content.toString(), '[secret TOKEN]');
  }
  for (const [name, content] of Object.entries(untouched)) assert.deepEqual(readFileSync(path(name)), content);
  assert.equal(statSync(path('plain.txt')).ino, before, 'it was not even written again');
});

test('what a page was made of is taken for text in a trace, in any encoding; the viewer beside it is not', async (t) => {
  const folder = temporaryFolder(t);
  const path = (name: string) => join(folder, name);
  const resources = {
    'page.html': Buffer.from(`<h1>${VALUE}</h1>`),
    'settings.js': Buffer.from(`window.settings = { token: '${VALUE}' }`),
    'logo.svg': Buffer.from(`<svg><title>${VALUE}</title></svg>`),
    'old.html': Buffer.from(`<p>caf\u00e9 ${VALUE}</p>`, 'latin1'),
  };
  writeFileSync(path('trace.zip'), writeZip(Object.entries(resources).map(([name, content]) => ({ name, content }))));
  mkdirSync(path('trace'));
  writeFileSync(path('trace/viewer.js'), VALUE);

  await redactFolders([folder]);
  const held = readZip(readFileSync(path('trace.zip')));
  assert.equal(held.length, 4);
  for (const { name, content } of held) assert.match(content.toString('latin1'), /\[secret TOKEN\]/, name);
  assert.equal(
    held.find(({ name }) => name === 'old.html')?.content.toString('latin1'),
    '<p>caf\u00e9 [secret TOKEN]</p>',
  );
  assert.equal(readFileSync(path('trace/viewer.js'), 'utf8'), VALUE);
});

test('folders and files that are named after a secret lose it, so that they are found by what tells of them', async (t) => {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, `pay-${VALUE}/1`), { recursive: true });
  writeFileSync(join(folder, `pay-${VALUE}/1/01-${VALUE}.jpg`), 'a picture');
  await redactFolders([folder]);
  assert.equal(readFileSync(join(folder, 'pay-[secret TOKEN]/1/01-[secret TOKEN].jpg'), 'utf8'), 'a picture');
});

test('a folder that is not there needs nothing', () => redactFolders([join('nowhere', 'at', 'all')]));

test('a journal loses what those who wrote it did not know to be secret, and all can still be read', async (t) => {
  const path = join(temporaryFolder(t), 'journal.jsonl');
  const begun = { at: '2026-11-20T09:30:12.000Z', kind: 'stage-begun', stage: 'scenarios' };
  const lines = [begun, { ...begun, stage: `at ${VALUE}` }].map((entry) => JSON.stringify(entry));
  writeFileSync(path, `${lines.join('\n')}\n{"cut": "${VALUE}`);
  await redactJournal(path);
  const text = readFileSync(path, 'utf8');
  assert.equal(text, `${lines[0]}\n${lines[1]?.replace(VALUE, '[secret TOKEN]')}\n{"cut": "[secret TOKEN]`);
  await redactJournal(join(path, 'nowhere'));
  assert.deepEqual(parseJournal(text).unreadableLines.at(-1), 3);
});
