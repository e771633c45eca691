import assert from 'node:assert/strict';
import { test } from 'node:test';
import { declaredStep, LONGEST_SCRIPT_TEXT } from '../../fixtures/step-declaration.ts';

const NOTHING = { budgetMs: null, fallback: null, do: null, say: null, meanwhile: null };

test('what is declared of a step is recorded, each part of it for itself', () => {
  assert.equal(declaredStep('a', {}), null);
  assert.deepEqual(declaredStep('a', { say: ' One click.\n  Look: ' }), { ...NOTHING, say: 'One click. Look:' });
  assert.deepEqual(declaredStep('a', { do: 'Pay.', meanwhile: 'Wait.', budget: '5s', fallback: 'the old one' }), {
    budgetMs: 5_000,
    fallback: 'the old one',
    do: 'Pay.',
    say: null,
    meanwhile: 'Wait.',
  });
});

test('what can’t be meant is an error that names the step, what is wrong, and what to do', () => {
  const wrong = [
    [{ say: ' ' }, /“say” of the step “They pay” is empty: say what the presenter says, or leave it out$/],
    [{ do: '' }, /“do” of the step “They pay” is empty/],
    [{ meanwhile: '\n' }, /“meanwhile” of the step “They pay” is empty: .* while the audience waits/],
    [
      { say: 'x'.repeat(LONGEST_SCRIPT_TEXT + 1) },
      /has 1001 characters: at most 1000 can be told in a step, so divide it$/,
    ],
    [{ budget: 'soon' }, /budget of the step “They pay” is no duration: write it as 5s/],
    [{ fallback: ' ' }, /fallback of the step “They pay” has no name/],
  ] as const;
  for (const [declaration, message] of wrong) {
    assert.throws(() => declaredStep('They pay', declaration), message);
  }
});
