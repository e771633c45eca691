import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readZip, writeZip } from '../../support/zip.ts';

test('what is written into a zip is read from it again, whatever it is', () => {
  const entry = fc.record(
    {
      name: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
      content: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
      assert.deepEqual(readZip(writeZip(entries)), entries);
    }),
    { numRuns: 50 },
  );
});

test('what is no zip, or only a part of one, is refused', () => {
  const whole = writeZip([{ name: 'a', content: Buffer.from('content') }]);
  for (const none of [Buffer.alloc(0), Buffer.from('PK'), whole.subarray(0, -1), whole.subarray(20)])
    assert.throws(() => readZip(none), RangeError);
});
