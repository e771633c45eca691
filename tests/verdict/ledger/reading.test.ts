import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { everyLine } from '../../../verdict/ledger/files/every-line.ts';
import { type ByteSource, readLastLines } from '../../../verdict/ledger/files/read-last-lines.ts';
import { fileLedger } from './file-ledger.ts';

const READ = 30;

test('reading the last 30 of 100,000 lines reads nothing of those before them', async (t) => {
  const { ledger, lines } = await fileLedger(t, READ + 1);
  const newest = readFileSync(lines);
  const line = newest.length / (READ + 1);
  // Were these read, each of them would be a trouble; the last line before the 30 may be reached by a block.
  const before = Buffer.from(`${'x'.repeat(line)}\n`.repeat(100_000 - READ - 1));
  writeFileSync(lines, Buffer.concat([before, newest]));
  const { lines: read, troubles } = await ledger.newest('staging', READ);
  assert.equal(read.length, READ);
  assert.deepEqual(troubles, []);

  const { source, bytesRead } = counted(Buffer.concat([before, newest]));
  await readLastLines(source, READ);
  assert.ok(bytesRead() < 4 * READ * line + 64 * 1024, `${bytesRead()} bytes were read`);
});

test('the last lines are those that splitting all of it gives', async () => {
  const text = fc.stringMatching(/^[ab\n]{0,400}$/);
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 0, max: 60 }), async (unit, count) => {
      // Long enough to be read in several blocks.
      const whole = unit.replaceAll('a', 'ä'.repeat(3000));
      const { source } = counted(Buffer.from(whole));
      const expected = whole.split('\n');
      const tail = expected.pop() ?? '';
      const read = await readLastLines(source, count);
      assert.deepEqual(read.lines, count === 0 ? [] : expected.slice(-count));
      assert.equal(read.tail, tail);
      assert.equal(read.whole, expected.length <= count);
      assert.equal(read.begins, Buffer.byteLength(whole) - Buffer.byteLength([...read.lines, tail].join('\n')));

      const every: string[] = [];
      for await (const { text: one, isEnded } of everyLine(source)) every.push(isEnded ? `${one}\n` : one);
      assert.equal(every.join(''), whole);
    }),
    { numRuns: 40 },
  );
});

function counted(bytes: Buffer): { source: ByteSource; bytesRead: () => number } {
  let read = 0;
  const source: ByteSource = {
    size: bytes.length,
    async read(position, length) {
      read += length;
      return bytes.subarray(position, position + length);
    },
  };
  return { source, bytesRead: () => read };
}
