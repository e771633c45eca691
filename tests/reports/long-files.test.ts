import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseJournal, readJournal } from '../../model/journal-file.ts';
import { writeWhole } from '../../model/write-artefact.ts';

describe('files that are written and read piece by piece', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'long files '));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('parts no character, wherever a piece ends', async () => {
    const path = join(folder, 'page.html');
    for (const before of ['', 'x']) {
      const text = before + '\u{1F389}'.repeat(200_000);
      await writeWhole(path, text);
      assert.ok((await readFile(path, 'utf8')) === text);
    }
    await writeWhole(path, '');
    assert.equal(await readFile(path, 'utf8'), '');
  });

  it('reads a journal longer than a piece as it would be read at once, its last line cut off', async () => {
    const note = JSON.stringify({ kind: 'note', at: '2026-11-20T09:30:00.000Z', text: '€'.repeat(301) });
    const long = JSON.stringify({ kind: 'note', at: '2026-11-20T09:30:00.000Z', text: 'x'.repeat(700_000) });
    const text = `${`${note}\nnot a line\n`.repeat(699)}${long}\nnot a line\n${note.slice(0, -20)}`;
    const path = join(folder, 'journal.jsonl');
    await writeFile(path, text);
    const reading = await readJournal(path);
    assert.deepEqual(reading, parseJournal(text));
    assert.equal(reading.entries.length, 700);
    assert.equal(reading.unreadableLines.length, 701);
    assert.deepEqual(await readJournal(join(folder, 'none.jsonl')), { entries: [], unreadableLines: [] });
  });
});
