import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMeantBy } from '../../support/name-pattern.ts';

const CASES: [id: string, pattern: string, meant: boolean][] = [
  ['version/portal', 'version/portal', true],
  ['version/portal', 'version/*', true],
  ['version/portal', '*/portal', true],
  ['configuration/payments/DATABASE_URL', 'configuration/*/DATABASE_URL', true],
  ['configuration/payments/DATABASE_URL', 'configuration/*_URL', true],
  ['configuration/payments/DATABASE_URL', '*', true],
  ['configuration/payments/DATABASE_URL', 'configuration/payments', false],
  ['configuration/payments/DATABASE_URL', 'configuration/onboarding/*', false],
  ['version/portal', 'version/', false],
  ['version/portal', '', false],
  ['job/poller/schedule', 'job/*/time-zone', false],
  ['aba', 'ab*ba', false],
  ['a.c', 'abc', false],
];

for (const [id, pattern, meant] of CASES) {
  test(`${JSON.stringify(pattern)} ${meant ? 'means' : 'does not mean'} ${id}`, () => {
    assert.equal(isMeantBy(id, [pattern]), meant);
  });
}

test('an id is meant by itself with any of its parts replaced by *', () => {
  const part = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !text.includes('*'));
  fc.assert(
    fc.property(fc.array(fc.tuple(part, fc.boolean()), { minLength: 1, maxLength: 6 }), (parts) => {
      const id = parts.map(([text]) => text).join('/');
      const pattern = parts.map(([text, starred]) => (starred ? '*' : text)).join('/');
      assert.ok(isMeantBy(id, [pattern]));
      assert.ok(!isMeantBy(`${id}!`, [pattern]) || pattern.endsWith('*'));
    }),
  );
});

test('a long id and a pattern of many stars are matched in no time', () => {
  assert.equal(isMeantBy('a'.repeat(50_000), [`${'a*'.repeat(500)}b`]), false);
});
