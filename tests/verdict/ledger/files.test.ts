import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { ledgerLineSchema } from '../../../model/ledger-entry.ts';
import { Problem } from '../../../support/problem.ts';
import { rememberSecret } from '../../../support/redact.ts';
import { makeLine, textOf } from '../../../verdict/ledger/line.ts';
import { openLedger } from '../../../verdict/ledger/open-ledger.ts';
import { ledgerEntry } from '../../helpers/ledger-entry.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fileLedger } from './file-ledger.ts';

test('what is appended is read again, the newest first, each environment for itself', async (t) => {
  const { ledger } = await fileLedger(t, 5);
  await ledger.append(ledgerEntry('u1', { environment: 'uat', outcome: 'no-go' }));
  const { lines, troubles } = await ledger.newest('staging', 3);
  assert.deepEqual(
    lines.map(({ entry }) => entry.run),
    ['r5', 'r4', 'r3'],
  );
  assert.deepEqual(troubles, []);
  assert.deepEqual(await ledger.environments(), ['staging', 'uat']);
  assert.equal((await ledger.newest('uat', 30)).lines[0]?.entry.outcome, 'no-go');
  assert.deepEqual(await ledger.verify('staging'), { lines: 5, troubles: [] });
});

test('a ledger that nothing was written to is empty, and nothing is wrong with it', async (t) => {
  const { ledger } = await fileLedger(t, 0);
  assert.deepEqual(await ledger.newest('staging', 30), { lines: [], troubles: [] });
  assert.deepEqual(await ledger.verify('staging'), { lines: 0, troubles: [] });
  assert.deepEqual(await ledger.environments(), []);
  assert.equal(await ledger.recall('told/slack'), null);
});

test('what is remembered is the last that was written, under any key', async (t) => {
  const { ledger } = await fileLedger(t, 0);
  for (const key of ['told/slack', 'told slack', '../../outside', 'x'.repeat(500)]) {
    await ledger.remember(key, '{"first":true}');
    await ledger.remember(key, JSON.stringify({ key }));
  }
  assert.equal(await ledger.recall('told/slack'), '{"key":"told/slack"}');
  assert.equal(await ledger.recall('told slack'), '{"key":"told slack"}');
  assert.equal(await ledger.recall('../../outside'), '{"key":"../../outside"}');
});

test('no secret gets into it', async (t) => {
  const { ledger, lines } = await fileLedger(t, 0);
  rememberSecret('API_KEY', 'ledger-secret-9fe1');
  await ledger.append(ledgerEntry('r1', { summary: 'payments answers ledger-secret-9fe1' }));
  assert.doesNotMatch(readFileSync(lines, 'utf8'), /9fe1/);
  assert.deepEqual((await ledger.verify('staging')).troubles, []);
});

test('a name that leads out of the folder is no environment', async (t) => {
  const { ledger } = await fileLedger(t, 0);
  await assert.rejects(ledger.newest('../etc', 1), Problem);
  await assert.rejects(ledger.append(ledgerEntry('r1', { environment: 'a/b' })), Problem);
});

test('wherever a write was cut off, nothing is lost, nothing is invented, and the next append mends it', async (t) => {
  const { ledger, lines, head } = await fileLedger(t, 2);
  const before = { lines: readFileSync(lines), head: readFileSync(head) };
  await ledger.append(ledgerEntry('cut off'));
  const whole = readFileSync(lines);
  for (let size = before.lines.length; size <= whole.length; size += size < whole.length - 3 ? 37 : 1) {
    writeFileSync(lines, whole.subarray(0, size));
    writeFileSync(head, before.head);
    // All of it may be there, but for the line end.
    const runs = size >= whole.length - 1 ? ['cut off', 'r2', 'r1'] : ['r2', 'r1'];
    const read = await ledger.newest('staging', 30);
    assert.deepEqual(read.troubles, [], `cut off at ${size}`);
    assert.deepEqual(
      read.lines.map(({ entry }) => entry.run),
      runs,
    );
    assert.deepEqual(await ledger.verify('staging'), { lines: runs.length, troubles: [] });
    await ledger.append(ledgerEntry('next'));
    assert.deepEqual(await ledger.verify('staging'), { lines: runs.length + 1, troubles: [] });
    assert.equal((await ledger.newest('staging', 1)).lines[0]?.entry.run, 'next');
  }
});

test('a process killed after its very first line, before it was entered, raises no alarm', async (t) => {
  const { ledger, lines, head } = await fileLedger(t, 0);
  await ledger.append(ledgerEntry('r1'));
  writeFileSync(head, '{"bytes":0,"hash":null,"run":null}');
  assert.deepEqual((await ledger.newest('staging', 5)).troubles, []);
  await ledger.append(ledgerEntry('r2'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 2, troubles: [] });
  assert.match(readFileSync(lines, 'utf8'), /"r1".*\n.*"r2".*\n$/);
});

/** Ways in which somebody changes a file of lines; `undefined` where it comes to nothing. */
const EDITS: Record<string, (lines: string[], at: number, other: number) => string[] | undefined> = {
  'changes an outcome': (lines, at) => lines.toSpliced(at, 1, (lines[at] ?? '').replace('"go"', '"no-go"')),
  'adds a space': (lines, at) => lines.toSpliced(at, 1, (lines[at] ?? '').replace('":', '": ')),
  'says a thing twice': (lines, at) =>
    lines.toSpliced(at, 1, (lines[at] ?? '').replace('{"schemaVersion"', '{"run":"x","schemaVersion"')),
  'writes a line anew with a hash that fits': (lines, at) => {
    const { previous, entry } = ledgerLineSchema.parse(JSON.parse(lines[at] ?? ''));
    return lines.toSpliced(at, 1, textOf(makeLine(previous, { ...entry, outcome: 'no-go' })));
  },
  'cuts a line short': (lines, at) => lines.toSpliced(at, 1, (lines[at] ?? '').slice(0, 100)),
  'removes a line': (lines, at) => lines.toSpliced(at, 1),
  'removes the last lines': (lines, at) => lines.slice(0, at),
  'removes the first lines': (lines, at) => lines.slice(at + 1),
  'swaps two lines': (lines, at, other) =>
    at === other ? undefined : lines.with(at, lines[other] ?? '').with(other, lines[at] ?? ''),
  'copies a line': (lines, at, other) => lines.toSpliced(other, 0, lines[at] ?? ''),
  'writes something else': (lines, at) => lines.toSpliced(at, 0, 'hello'),
};

for (const [name, edit] of Object.entries(EDITS)) {
  test(`whoever ${name} is noticed, whichever line it is`, async (t) => {
    const { ledger, lines: path } = await fileLedger(t, 6);
    const original = readFileSync(path, 'utf8').trimEnd().split('\n');
    const place = fc.integer({ min: 0, max: original.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, place, async (at, other) => {
        const edited = edit(original, at, other);
        fc.pre(edited !== undefined);
        writeFileSync(path, (edited ?? []).map((line) => `${line}\n`).join(''));
        const all = await ledger.verify('staging');
        assert.notDeepEqual(all.troubles, []);
        // All of it fits into what is read for a verdict.
        const read = await ledger.newest('staging', 30);
        assert.equal(read.troubles.length, all.troubles.length);
      }),
      { numRuns: 25 },
    );
  });
}

test('one edit is one trouble, and says which run it is of', async (t) => {
  const { ledger, lines } = await fileLedger(t, 4);
  const text = readFileSync(lines, 'utf8');
  writeFileSync(lines, text.replace('"run":"r2"', '"run":"r9"'));
  assert.deepEqual((await ledger.verify('staging')).troubles, ['line 2 (run r9) was edited after it was written']);
  assert.deepEqual((await ledger.newest('staging', 2)).troubles, [], 'only what was read is told of');
  assert.deepEqual((await ledger.newest('staging', 3)).troubles, [
    'line 3 from the end (run r9) was edited after it was written',
  ]);

  writeFileSync(lines, text.split('\n').toSpliced(1, 1).join('\n'));
  assert.deepEqual((await ledger.verify('staging')).troubles, [
    'what was written before line 2 (run r3) is missing or was edited',
  ]);
  writeFileSync(lines, text.split('\n').toSpliced(3, 1).join('\n'));
  assert.deepEqual((await ledger.newest('staging', 2)).troubles, [
    'the line that was written last (run r4) is missing or was edited',
  ]);
});

test('what was done to all lines at once is one trouble', async (t) => {
  const { ledger, lines } = await fileLedger(t, 6);
  const text = readFileSync(lines, 'utf8');
  writeFileSync(lines, text.replaceAll('\n', '\r\n'));
  const edited = 'and the 5 lines after it were edited after they were written, be it their line ends alone';
  assert.deepEqual((await ledger.verify('staging')).troubles, [`line 1 (run r1) ${edited}`]);
  assert.deepEqual((await ledger.newest('staging', 9)).troubles, [`line 6 from the end (run r1) ${edited}`]);
  writeFileSync(lines, text.replaceAll('\n', '\n\n'));
  assert.equal((await ledger.verify('staging')).troubles.length, 6, 'each empty line is one of its own');
});

test('a run that is there twice is handed out once', async (t) => {
  const { ledger, lines } = await fileLedger(t, 3);
  appendFileSync(lines, readFileSync(lines, 'utf8').split('\n').slice(-2).join('\n'));
  const read = await ledger.newest('staging', 9);
  assert.deepEqual(
    read.lines.map(({ entry }) => entry.run),
    ['r3', 'r2', 'r1'],
  );
  assert.deepEqual(read.troubles, ['the last line (run r3) is there twice']);
});

test('an edited line is not handed out', async (t) => {
  const { ledger, lines } = await fileLedger(t, 3);
  writeFileSync(lines, readFileSync(lines, 'utf8').replace(/(?<="r2".*)"go"/, '"no-go"'));
  const read = await ledger.newest('staging', 3);
  assert.deepEqual(
    read.lines.map(({ entry }) => entry.run),
    ['r3', 'r1'],
  );
});

test('a removed newest line stays noticed when others are appended after it', async (t) => {
  const { ledger, lines } = await fileLedger(t, 3);
  writeFileSync(lines, readFileSync(lines, 'utf8').replace(/.*"r3".*\n/, ''));
  await ledger.append(ledgerEntry('r4'));
  await ledger.append(ledgerEntry('r5'));
  const troubles = ['what was written before line 3 (run r4) is missing or was edited'];
  assert.deepEqual((await ledger.verify('staging')).troubles, troubles);
  assert.equal((await ledger.newest('staging', 5)).troubles.length, 1);
});

test('what is needed to notice that is itself missed, and so is the file', async (t) => {
  const { ledger, lines, head } = await fileLedger(t, 3);
  rmSync(head);
  assert.match((await ledger.newest('staging', 5)).troubles.join(), /staging\.head\.json is missing/);
  await ledger.append(ledgerEntry('r4'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 4, troubles: [] });
  rmSync(lines);
  assert.deepEqual((await ledger.newest('staging', 5)).troubles, ['the file with its lines is missing']);
  assert.equal((await ledger.verify('staging')).troubles.length, 1);
});

test('an editor that ends the file without a line end, or appends something, breaks no later line', async (t) => {
  const { ledger, lines } = await fileLedger(t, 3);
  truncateSync(lines, readFileSync(lines).length - 1);
  assert.deepEqual((await ledger.newest('staging', 5)).troubles, []);
  await ledger.append(ledgerEntry('r4'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 4, troubles: [] });
  appendFileSync(lines, 'hello\n');
  await ledger.append(ledgerEntry('r5'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 6, troubles: ["line 5 can't be read"] });
});

test('line separators of Unicode in a text are no line ends', async (t) => {
  const { ledger } = await fileLedger(t, 1);
  await ledger.append(ledgerEntry('r2', { summary: 'a\u2028b\u2029c\rd\u0085e 😀' }));
  await ledger.append(ledgerEntry('r3'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 3, troubles: [] });
});

test('a line of a newer rehearse is said to be one, and the chain goes on over it', async (t) => {
  const { ledger, lines, head } = await fileLedger(t, 1);
  const { hash } = ledgerLineSchema.parse(JSON.parse(readFileSync(lines, 'utf8')));
  const newer = makeLine([hash], { ...ledgerEntry('r2'), schemaVersion: 99 });
  appendFileSync(lines, `${textOf(newer)}\n`);
  await ledger.append(ledgerEntry('r3'));
  assert.match(readFileSync(head, 'utf8'), /r3/);
  const { lines: read, troubles } = await ledger.newest('staging', 5);
  assert.equal(read.length, 2);
  assert.deepEqual(troubles, ['line 2 from the end (run r2) was written by a newer rehearse: update this one']);
});

test('a folder that can’t be used is a Problem that says why', async (t) => {
  const reports = temporaryFolder(t);
  writeFileSync(join(reports, 'ledger'), 'a file');
  const ledger = await openLedger(undefined, { reports, project: reports, variables: {} });
  const saysWhy = (error: unknown) => error instanceof Problem && error.why.includes('is a file');
  await assert.rejects(ledger.append(ledgerEntry('r1')), saysWhy);
  await assert.rejects(ledger.newest('staging', 1), saysWhy);

  rmSync(join(reports, 'ledger'));
  mkdirSync(join(reports, 'ledger', 'staging.jsonl'), { recursive: true });
  await assert.rejects(
    ledger.append(ledgerEntry('r1')),
    (error) => error instanceof Problem && error.why.includes('EISDIR'),
  );
  rmSync(join(reports, 'ledger'), { recursive: true });
  await ledger.append(ledgerEntry('r1'));
  assert.deepEqual(await ledger.verify('staging'), { lines: 1, troubles: [] });
});
