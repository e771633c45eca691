import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { messageOf } from '../../support/problem.ts';

test('a text that is no JSON is not quoted, however long it is', () => {
  const text = fc.array(fc.constantFrom('canary', '"', '{', '\n', ':', ' ', '1', '[')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (json) => {
      const told = new Error('it can’t be read', { cause: thrownBy(() => JSON.parse(json)) });
      assert.doesNotMatch(messageOf(told), /canar|anary/);
    }),
  );
  assert.equal(
    messageOf(thrownBy(() => JSON.parse('canary'))),
    "Unexpected token 'c', what it was given is not valid JSON",
  );
});

function thrownBy(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}
