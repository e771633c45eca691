import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { messageOf, Problem } from '../../support/problem.ts';

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

test('a problem in a sentence of others still says why, and its cause once', () => {
  const full = new Error('ENOSPC: no space left on device');
  const kept = new Problem('the ledger cannot be appended to', messageOf(full), 'make room', { cause: full });
  assert.equal(messageOf(kept), 'the ledger cannot be appended to: ENOSPC: no space left on device');
  assert.equal(
    messageOf(
      new Error('the run is not remembered', { cause: new Problem('it is locked', 'another holds it', 'wait') }),
    ),
    'the run is not remembered: it is locked: another holds it',
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
