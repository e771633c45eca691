import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatIban, isIban } from '../../platform/service-kit/iban.ts';
import { readAmount } from '../../platform/services/portal/forms/amount.ts';
import { idempotencyKeyOf } from '../../platform/services/portal/forms/form-key.ts';

const IBANS = [
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'IE29AIBK93115212345678',
  'MT84MALT011000012345MTLCAST001S',
];

test('published sample IBANs are right', () => {
  for (const iban of IBANS) assert.ok(isIban(iban), iban);
});

test('one wrong character, or two neighbours exchanged, make an IBAN wrong', () => {
  fc.assert(
    fc.property(fc.constantFrom(...IBANS), fc.nat(), fc.integer({ min: 1, max: 9 }), (iban, place, by) => {
      const digits = [...iban].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
      const index = digits[place % digits.length] ?? 0;
      const other = (Number(iban[index]) + by) % 10;
      assert.equal(isIban(`${iban.slice(0, index)}${other}${iban.slice(index + 1)}`), false);
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...IBANS), fc.nat(), (iban, place) => {
      const index = 4 + (place % (iban.length - 5));
      const [one, other] = [iban[index], iban[index + 1]];
      fc.pre(one !== other);
      assert.equal(isIban(`${iban.slice(0, index)}${other}${one}${iban.slice(index + 2)}`), false);
    }),
  );
});

test('an IBAN is shown in groups of four, and nothing of it is lost', () => {
  assert.equal(formatIban('DE89370400440532013000'), 'DE89 3704 0044 0532 0130 00');
  for (const iban of IBANS) assert.equal(formatIban(iban).replaceAll(' ', ''), iban);
});

test('amounts are read as people type them', () => {
  const read = {
    '12': '12.00',
    '12.5': '12.50',
    '12,50': '12.50',
    '1,250': '1250.00',
    '1.250.000': '1250000.00',
    '1,250.50': '1250.50',
    '1.250,50': '1250.50',
    '1 250': '1250.00',
    '€ 12': '12.00',
    '12 EUR': '12.00',
    '007': '7.00',
    '0': '0.00',
  };
  for (const [typed, amount] of Object.entries(read)) assert.equal(readAmount(typed), amount, typed);
});

test('what is no amount, or could be two, is not taken for one', () => {
  const typed = ['', 'abc', '-1', '1e3', '1.2.3', '12.345.6', '1,2,3', '12.505', '1.250', '0x10', '١٢', '12$'];
  for (const text of [...typed, '9'.repeat(13)]) assert.equal(readAmount(text), undefined, text);
});

test('an amount written in any of the common ways is the same amount', () => {
  const cents = fc.bigInt({ min: 0n, max: 99_999_999_999_999n });
  fc.assert(
    fc.property(cents, fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'de-CH'), (amount, locale) => {
      const value = `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
      const whole = new Intl.NumberFormat(locale).format(amount / 100n);
      const decimalMark = locale === 'en-GB' || locale === 'de-CH' ? '.' : ',';
      assert.equal(readAmount(`${whole}${decimalMark}${value.slice(-2)}`), value);
    }),
  );
});

test('the same form with the same values has the same key, and no other has', () => {
  const typed = fc.dictionary(fc.string(), fc.string());
  fc.assert(
    fc.property(typed, typed, (one, other) => {
      const reversed = Object.fromEntries(Object.entries(one).reverse());
      assert.equal(idempotencyKeyOf(one), idempotencyKeyOf(reversed));
      const isSame = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
      assert.equal(idempotencyKeyOf(one) === idempotencyKeyOf(other), isSame);
    }),
  );
});
