import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { legible, onOneLine } from '../../reports/words/legible-text.ts';

describe('legible text', () => {
  it('loses terminal colours and links', () => {
    assert.equal(
      legible('\u001b[31mred\u001b[0m and \u001b]8;;https://x.example\u0007link\u001b]8;;\u0007'),
      'red and link',
    );
  });

  it('shows control characters and direction overrides instead of obeying them', () => {
    assert.equal(legible('a\u0000b\u007fc\u202Ed'), 'a␀b␡c[U+202E]d');
  });

  it('keeps line breaks, tabs, accents and emoji', () => {
    assert.equal(legible('Zoë\tpaid\n12 €\u{1F389}'), 'Zoë\tpaid\n12 €\u{1F389}');
  });

  it('keeps the signs on a letter that a language needs, and of thousands only the first', () => {
    const tibetan = '\u0f66\u0f9f\u0fb2\u0f71\u0f7a';
    assert.equal(legible(`${tibetan} e\u0301\u0323`), `${tibetan} e\u0301\u0323`);
    assert.equal(legible(`Z${'\u0301'.repeat(3000)}oe`), `Z${'\u0301'.repeat(8)}…oe`);
  });

  it('says how much it cut', () => {
    assert.equal(legible('x'.repeat(1_000_000), 10), `${'x'.repeat(10)}… (999,990 more characters)`);
    assert.equal(onOneLine('a\n b', 10), 'a b');
    assert.equal(onOneLine('a'.repeat(20), 10), `${'a'.repeat(10)}…`);
  });

  it('is always well formed and within its limit, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const shown = onOneLine(text, limit);
        assert.ok(shown.isWellFormed());
        assert.ok(shown.length <= limit + 1);
        assert.doesNotMatch(legible(text, limit), /[\p{Cc}\u202a-\u202e\u2066-\u2069](?<![\n\t])/u);
      }),
    );
  });

  it('makes lone surrogates well formed', () => {
    assert.ok(legible('a\uD800b\uDC00').isWellFormed());
  });
});
