import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { OUTCOMES, type Verdict } from '../../model/verdict.ts';
import { nowTold, whatToTell } from '../../reports/telling/occasion.ts';
import type { WhatWasTold } from '../../reports/telling/what-was-told.ts';
import { Secret } from '../../support/secret.ts';
import { blocker, EVENING, verdictOf, windowUntil } from './samples.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const at = (milliseconds: number) => new Date(milliseconds).toISOString();

/** Tells verdicts one after another, and what was told of each. */
function tellAll(verdicts: readonly (readonly [Verdict, number])[]): string[][] {
  let before: WhatWasTold | null = null;
  return verdicts.map(([verdict, now]) => {
    const why = whatToTell(verdict, before, now);
    if (why.length > 0) before = nowTold(verdict, before, now);
    return why;
  });
}

const verdicts = fc
  .record({
    outcome: fc.constantFrom(...OUTCOMES),
    blockers: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
    leftMs: fc.integer({ min: -2 * HOUR, max: 30 * HOUR }),
  })
  .map(({ outcome, blockers, leftMs }) =>
    verdictOf(outcome, {
      blockers: blockers.map((id) => blocker(id, { fixWindow: windowUntil(at(EVENING + leftMs)) })),
    }),
  );

describe('when a verdict is told', () => {
  test('the first of an environment is, whatever it is', () => {
    for (const outcome of OUTCOMES)
      assert.deepEqual(tellAll([[verdictOf(outcome), EVENING]]), [['first verdict told of staging']]);
  });

  test('no part of a secret that is known is told or remembered, also where a title is cut', () => {
    new Secret('OCCASION_TEST', 'k9-very-secret-value');
    for (const before of [110, 190]) {
      const title = `${'x'.repeat(before)} k9-very-secret-value`;
      const fixWindow = windowUntil(at(EVENING + 10 * MINUTE));
      const verdict = verdictOf('no-go', { blockers: [blocker('a', { title, fixWindow })] });
      const told = nowTold(verdictOf('no-go'), null, EVENING);
      const said = [whatToTell(verdict, told, EVENING), nowTold(verdict, told, EVENING)];
      assert.doesNotMatch(JSON.stringify(said), /k9/);
    }
  });

  test('the same twice is told once, however it is made up', () => {
    fc.assert(
      fc.property(verdicts, (verdict) => {
        const [first, second] = tellAll([
          [verdict, EVENING],
          [verdict, EVENING],
        ]);
        assert.ok(first !== undefined && first.length > 0);
        assert.deepEqual(second, []);
      }),
    );
  });

  test('every change of the outcome is told, in words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OUTCOMES), { minLength: 2, maxLength: 12 }), (outcomes) => {
        const told = tellAll(outcomes.map((outcome) => [verdictOf(outcome), EVENING]));
        outcomes.forEach((outcome, index) => {
          const before = outcomes[index - 1];
          if (before === undefined) return;
          assert.deepEqual(told[index], before === outcome ? [] : [`${before} became ${outcome}`]);
        });
      }),
    );
  });

  test('another set of blockers is told, whatever their order, and which of them are new or gone', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
    fc.assert(
      fc.property(ids, ids, (first, second) => {
        const [, why = []] = tellAll(
          [first, second].map((set) => [verdictOf('no-go', { blockers: set.map((id) => blocker(id)) }), EVENING]),
        );
        assert.equal(why.length > 0, first.toSorted().join() !== second.toSorted().join());
      }),
    );
    const [, why] = tellAll([
      [verdictOf('no-go', { blockers: [blocker('a'), blocker('b')] }), EVENING],
      [verdictOf('no-go', { blockers: [blocker('b'), blocker('c')] }), EVENING],
    ]);
    assert.deepEqual(why, ['new: c is wrong', 'no longer there: a is wrong']);
  });

  test('what stops a conclusion counts where nothing can be concluded', () => {
    const [, why] = tellAll([
      [verdictOf('inconclusive', { doubts: [blocker('a')] }), EVENING],
      [verdictOf('inconclusive', { doubts: [blocker('b')] }), EVENING],
    ]);
    assert.deepEqual(why, ['new: b is wrong', 'no longer there: a is wrong']);
  });

  test('a risk more or less is no occasion', () => {
    const [, why] = tellAll([
      [verdictOf('risk', { risks: [blocker('a')] }), EVENING],
      [verdictOf('risk', { risks: [blocker('b')] }), EVENING],
    ]);
    assert.deepEqual(why, []);
  });
});

describe('a window that is about to close', () => {
  const closing = (by: number, wakeBy: number | null = null) =>
    verdictOf('no-go', {
      blockers: [
        blocker('payments', {
          fixWindow: windowUntil(at(by), { wakeBy: wakeBy === null ? null : at(wakeBy) }),
        }),
      ],
    });

  test('is told once, by when, and only when it is near', () => {
    const by = Date.parse('2026-11-20T14:05:00Z');
    const told = tellAll([
      [closing(by), by - 20 * HOUR],
      [closing(by), by - 2 * HOUR],
      [closing(by), by - 59 * MINUTE],
      [closing(by), by - 30 * MINUTE],
      [closing(by), by + MINUTE],
    ]);
    assert.deepEqual(told.slice(1), [[], ['the window to mend "payments is wrong" closes at 14:05 UTC'], [], []]);
  });

  test('is that of whoever must be woken, where that is earlier', () => {
    const by = Date.parse('2026-11-20T14:05:00Z');
    const verdict = closing(by + 20 * MINUTE, by);
    assert.match(String(whatToTell(verdict, null, by - 5 * MINUTE)), /closes at 14:05 UTC/);
  });

  test('is not told again for moving a little from run to run', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }), { maxLength: 8 }), (moves) => {
        const by = EVENING + 30 * MINUTE;
        const told = tellAll([[closing(by), EVENING], ...moves.map((move) => [closing(by + move), EVENING] as const)]);
        assert.deepEqual(told.slice(1).flat(), []);
      }),
    );
  });

  test('of the demo of another day is told', () => {
    const by = EVENING + 30 * MINUTE;
    const [, , why] = tellAll([
      [closing(by), EVENING],
      [closing(by + 24 * HOUR), EVENING + HOUR],
      [closing(by + 24 * HOUR), EVENING + 24 * HOUR],
    ]);
    assert.equal(why?.length, 1);
  });

  test('is told as early as the environment asks', () => {
    const verdict = closing(EVENING + 3 * HOUR);
    const before = nowTold(verdictOf('no-go', { blockers: verdict.blockers }), null, EVENING - 24 * HOUR);
    assert.deepEqual(whatToTell(verdict, before, EVENING), []);
    assert.equal(whatToTell(verdict, before, EVENING, { closingWithinMs: 4 * HOUR }).length, 1);
  });
});

test('where each commit shows an outcome, one that has none is told', () => {
  const verdict = verdictOf('go');
  const before = nowTold(verdict, null, EVENING, { commit: 'a1' });
  assert.deepEqual(whatToTell(verdict, before, EVENING, { commit: 'b2' }), []);
  assert.deepEqual(whatToTell(verdict, before, EVENING, { commit: 'b2', perCommit: true }), [
    'first verdict told of this commit',
  ]);
  assert.deepEqual(whatToTell(verdict, before, EVENING, { commit: 'a1', perCommit: true }), []);
});
