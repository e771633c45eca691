import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readZip, writeZip, type ZipEntry } from '../../support/zip.ts';

const byName = (entries: readonly ZipEntry[]) => new Map(entries.map(({ name, content }) => [name, content]));

test('what is written into a zip is read from it again', () => {
  const entry = fc.record(
    {
      name: fc.stringMatching(/^(resources\/)?[a-z0-9é ]{1,12}(\.[a-z]{1,5})?$/),
      content: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    },
    { noNullPrototype: true },
  );
  const entries = fc.uniqueArray(entry, { selector: ({ name }) => name, maxLength: 5 });
  fc.assert(
    fc.property(entries, (written) => {
      assert.deepEqual(byName(readZip(writeZip(written))), byName(written));
    }),
    { numRuns: 50 },
  );
});

test('what is no zip, or only a part of one, is refused', () => {
  const whole = writeZip([{ name: 'a', content: Buffer.from('content') }]);
  for (const none of [Buffer.alloc(0), Buffer.from('PK'), whole.subarray(0, -1), whole.subarray(20)])
    assert.throws(() => readZip(none));
});
