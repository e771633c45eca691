import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { appendToJournal } from '../../model/journal-file.ts';
import { HeldBack } from '../../reports/recording/held-back.ts';
import { recordedError } from '../../reports/recording/recorded-error.ts';
import { isoTime } from '../../support/clock.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const pays = { scenario: 'pays', attempt: 1 };

test('what was typed while a sensitive field was filled in is held back, of that attempt alone', (t) => {
  const journal = join(temporaryFolder(t), 'journal.jsonl');
  const heldBack = new HeldBack(journal);
  const during = (from: number, attempt = pays) => heldBack.was({ ...attempt, from, until: from + 50 });
  assert.equal(during(1000), true, 'a journal that can’t be read does not say that it may be kept');
  appendToJournal(journal, { kind: 'held-back', at: isoTime(1020), ...pays });
  assert.equal(during(1000), true);
  assert.equal(during(1100), false);
  assert.equal(during(1000, { ...pays, attempt: 2 }), false);
  const line = JSON.stringify({ kind: 'held-back', at: isoTime(1120), ...pays });
  appendFileSync(journal, line.slice(0, 30));
  assert.equal(during(1100), false, 'half of a line says nothing yet');
  appendFileSync(journal, `${line.slice(30)}\n`);
  assert.equal(during(1100), true);
  heldBack.forget(pays);
  assert.equal(during(1100), false);
});

test('an error does not repeat what was to be typed', () => {
  const log = (typed: string) =>
    `locator.fill: Timeout 700ms exceeded.\nCall log:\n  - waiting for getByLabel('Word')\n    - fill("${typed}")\n  - attempting fill action`;
  for (const typed of ['sesame', 'open "sesame" now', 'open\nsesame") - now']) {
    const error = recordedError([{ message: log(typed) }], '/') ?? '';
    assert.doesNotMatch(error, /sesame/);
    assert.match(error, /- fill\(…\)\n {2}- attempting fill action$/);
  }
});
