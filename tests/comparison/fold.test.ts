import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Difference, LEVELS } from '../../mocks/comparison/diff/difference.ts';
import { folded } from '../../mocks/comparison/diff/fold.ts';

const difference: fc.Arbitrary<Difference> = fc.record({
  operation: fc.constant(null),
  method: fc.constantFrom('GET', 'POST'),
  path: fc.constantFrom('/a', '/b'),
  level: fc.constantFrom(...LEVELS),
  parts: fc.constant(['response' as const]),
  statuses: fc.option(fc.subarray(['200', '201', '422'])),
  pointer: fc.constant(null),
  text: fc.constantFrom('one', 'two'),
  id: fc.constantFrom('x', 'y'),
});

const severities = (differences: readonly Difference[]) => differences.map(({ level }) => LEVELS.indexOf(level));
const isSorted = (numbers: readonly number[]) =>
  numbers.every((value, index) => index === 0 || (numbers[index - 1] ?? 0) <= value);

test('each operation comes once, worst first, each difference of it once, and none is lost', () => {
  fc.assert(
    fc.property(fc.array(difference), (differences) => {
      // What says the same of the same operation has the same level, as from one library it has.
      const alike = differences.map((one) => ({ ...one, level: LEVELS[one.id === 'x' ? 0 : 2] }));
      const operations = folded(alike);
      const keys = operations.flatMap((one) =>
        one.differences.map(({ id, text }) => `${one.method} ${one.path} ${id} ${text}`),
      );
      assert.equal(new Set(keys).size, keys.length);
      assert.deepEqual(
        new Set(keys),
        new Set(alike.map(({ method, path, id, text }) => `${method} ${path} ${id} ${text}`)),
      );
      assert.ok(isSorted(operations.map((one) => Math.min(...severities(one.differences)))));
      for (const one of operations) assert.ok(isSorted(severities(one.differences)));
    }),
  );
});

test('the same of two answers is told once for both; of every call it is of every call', () => {
  const [base] = fc.sample(difference, 1);
  assert.ok(base);
  const of = (statuses: readonly string[] | null) => ({ ...base, statuses });
  assert.deepEqual(folded([of(['201']), of(['200'])])[0]?.differences[0]?.statuses, ['200', '201']);
  assert.equal(folded([of(['201']), of(null)])[0]?.differences[0]?.statuses, null);
});
