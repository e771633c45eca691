import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { isZonedTime } from '../../support/zoned-time.ts';

const asZodHasIt = z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ offset: true, precision: -1 })]);

const twoDigits = (most: number) => fc.integer({ min: 0, max: most }).map((number) => `${number}`.padStart(2, '0'));
const written = fc
  .tuple(
    fc.constantFrom('0000', '1900', '2000', '2024', '2026', '9999', '026'),
    twoDigits(13),
    twoDigits(32),
    twoDigits(25),
    twoDigits(61),
    fc.oneof(
      fc.constant(''),
      twoDigits(61).map((second) => `:${second}`),
      fc.constant(':30.25'),
    ),
    fc.oneof(
      fc.constantFrom('Z', '', 'z', '+0100', '-00:00'),
      twoDigits(25).map((hour) => `+${hour}:30`),
    ),
  )
  .map(([year, month, day, hour, minute, second, zone]) => `${year}-${month}-${day}T${hour}:${minute}${second}${zone}`);

test('a moment is one exactly where the schema library has it so', () => {
  fc.assert(
    fc.property(written, (text) => assert.equal(isZonedTime(text), asZodHasIt.safeParse(text).success, text)),
    { numRuns: 2000 },
  );
});

test('what is around a moment, or only a part of one, is none', () => {
  for (const text of ['', '2026-12-01', ' 2026-12-01T15:30:00Z', '2026-12-01T15:30:00Z\n', '2026-12-01 15:30Z']) {
    assert.equal(isZonedTime(text), false, text);
  }
});
