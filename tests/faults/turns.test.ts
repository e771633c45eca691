import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { On } from '../../mocks/faults/on.ts';
import { Turns } from '../../mocks/faults/turns.ts';

/** The numbers of the calls that are struck, out of so many. */
function struck(on: On, calls: number, seed = 'seed'): number[] {
  const turns = new Turns(on, [seed]);
  return Array.from({ length: calls }, (_, index) => index + 1).filter(() => turns.next() !== undefined);
}

test('every third call', () => {
  assert.deepEqual(struck({ every: 3 }, 10), [3, 6, 9]);
});

test('a burst in a row, out of every five', () => {
  assert.deepEqual(struck({ every: 5, burst: 2 }, 16), [5, 6, 10, 11, 15, 16]);
});

test('the first three after the first four', () => {
  assert.deepEqual(struck({ after: 4, first: 3 }, 20), [5, 6, 7]);
});

test('every nth, for any numbers: as many as fit, evenly, never more than the first so many', () => {
  const wanted = fc.record({
    every: fc.integer({ min: 1, max: 20 }),
    after: fc.nat(20),
    first: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(wanted, fc.nat(200), (on, calls) => {
      const numbers = struck(on, calls);
      const fitting = Math.max(0, Math.floor((calls - on.after) / on.every));
      assert.equal(numbers.length, Math.min(on.first, fitting));
      for (const [index, number] of numbers.entries()) assert.equal(number, on.after + on.every * (index + 1));
    }),
  );
});

test('by chance: about the share asked for, the same for the same seed, others for another', () => {
  const numbers = struck({ chance: 0.2 }, 2000);
  assert.ok(numbers.length > 300 && numbers.length < 500, `${numbers.length} of 2000`);
  assert.deepEqual(struck({ chance: 0.2 }, 2000), numbers);
  assert.notDeepEqual(struck({ chance: 0.2 }, 2000, 'another'), numbers);
});
