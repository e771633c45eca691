import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en, Faker } from '@faker-js/faker';
import fc from 'fast-check';
import { isIban, makeIban } from '../../mocks/sample/iban.ts';
import { Identifiers } from '../../mocks/sample/identifiers.ts';
import { processMemory } from '../../mocks/state/memory.ts';

test('what the bank makes is an IBAN, and one wrong digit makes it none', () => {
  const digits = fc.array(fc.nat(9), { minLength: 18, maxLength: 18 }).map((all) => all.join(''));
  fc.assert(
    fc.property(digits, fc.integer({ min: 4, max: 21 }), fc.integer({ min: 1, max: 9 }), (number, place, added) => {
      const iban = makeIban('DE', number);
      assert.ok(isIban(iban), iban);
      const wrong = String((Number(iban.charAt(place)) + added) % 10);
      assert.equal(isIban(iban.slice(0, place) + wrong + iban.slice(place + 1)), false);
    }),
  );
});

test('the IBANs of sample personas are accepted, and what only looks like one is not', () => {
  const faker = new Faker({ locale: en, seed: 1 });
  for (let count = 0; count < 200; count += 1) {
    const iban = faker.finance.iban();
    assert.ok(isIban(iban), iban);
  }
  for (const text of ['', 'DE89 3704 0044 0532 0130 00', 'de89370400440532013000', 'DE00370400440532013000']) {
    assert.equal(isIban(text), false, text);
  }
});

test('the same seed gives the same ids and accounts, another seed others, and none twice', () => {
  const drawn = (seed: string) => {
    const identifiers = new Identifiers(seed, processMemory());
    return Array.from({ length: 500 }, () => [identifiers.nextApplication(), identifiers.nextPayment()] as const);
  };
  const first = drawn('a');
  assert.deepEqual(drawn('a'), first);
  assert.notDeepEqual(drawn('b')[0], first[0]);
  assert.equal(new Set(first.map(([{ iban }]) => iban)).size, 500);
  for (const [{ iban }, { takesMs }] of first) {
    assert.ok(isIban(iban), iban);
    assert.ok(takesMs >= 400 && takesMs <= 600, String(takesMs));
  }
});
