import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeOffset, oursBehind } from '../../../readiness/checks/clock/judge.ts';
import { middleOf, type Offset, offsetFrom, offsetOf } from '../../../readiness/checks/clock/offset.ts';

const LIMIT = 2000;
const skew = fc.integer({ min: -100_000, max: 100_000 });

/** What a clock that is `ahead` of ours gives, asked at 0, shown after `out` and answered after `back` more. */
const reading = (ahead: number, out: number, back: number) =>
  offsetOf({ shown: out + ahead, askedAt: 0, answeredAt: out + back });

const readings = (ahead: fc.Arbitrary<number>, longest = 1000) =>
  fc
    .tuple(ahead, fc.integer({ min: 0, max: longest }), fc.integer({ min: 0, max: longest }))
    .map(([by, out, back]) => reading(by, out, back));

test('the true offset is always within what an answer says of it, also with a clock of whole seconds', () => {
  fc.assert(
    fc.property(skew, fc.nat(5000), fc.nat(5000), (ahead, out, back) => {
      const { low, high } = reading(ahead, out, back);
      assert.ok(low <= ahead && ahead <= high);
      const shown = Math.floor((out + ahead) / 1000) * 1000;
      const coarse = offsetOf({ shown, askedAt: 0, answeredAt: out + back }, 1000);
      assert.ok(coarse.low <= ahead && ahead <= coarse.high);
    }),
  );
});

test('a clock that is right passes when its answer takes up to four seconds', () => {
  fc.assert(
    fc.property(readings(fc.constant(0), LIMIT), (offset) => assert.equal(judgeOffset(offset, LIMIT), 'right')),
  );
});

test('a clock within the limit is never called off, however slow the answer', () => {
  fc.assert(
    fc.property(readings(fc.integer({ min: -LIMIT, max: LIMIT }), 10_000), (offset) => {
      assert.notEqual(judgeOffset(offset, LIMIT), 'off');
    }),
  );
});

test('a clock far off is called off or doubtful, never right', () => {
  const far = fc.integer({ min: 2 * LIMIT + 1, max: 100_000 }).chain((by) => fc.constantFrom(by, -by));
  fc.assert(
    fc.property(readings(far, 10_000), (offset) => {
      assert.notEqual(judgeOffset(offset, LIMIT), 'right');
    }),
  );
});

test('ours is to blame only when all are off, alike, and two at least', () => {
  fc.assert(
    fc.property(fc.array(readings(skew), { maxLength: 6 }), (offsets) => {
      const behind = oursBehind(offsets, LIMIT);
      if (behind === undefined) return;
      const told = offsets.filter((offset) => judgeOffset(offset, LIMIT) !== 'doubtful');
      assert.ok(told.length >= 2);
      for (const offset of told) {
        assert.equal(judgeOffset(offset, LIMIT), 'off');
        assert.notEqual(judgeOffset(offsetFrom(behind, offset), LIMIT), 'off', 'they agree among themselves');
        assert.equal(Math.sign(middleOf(offset)), Math.sign(behind));
      }
    }),
  );
});

test('clocks that agree among themselves show that ours is off', () => {
  const ours = fc.integer({ min: 5000, max: 100_000 }).chain((by) => fc.constantFrom(by, -by));
  const alike = ours.chain((by) => fc.array(readings(fc.constant(by)), { minLength: 2, maxLength: 6 }));
  fc.assert(fc.property(alike, (offsets: Offset[]) => assert.notEqual(oursBehind(offsets, LIMIT), undefined)));
});

test('one that is right, or one alone, is no proof against ours', () => {
  assert.equal(oursBehind([reading(10_000, 5, 5)], LIMIT), undefined);
  assert.equal(oursBehind([reading(10_000, 5, 5), reading(0, 5, 5)], LIMIT), undefined);
  assert.equal(oursBehind([reading(10_000, 5, 5), reading(-10_000, 5, 5)], LIMIT), undefined);
});
