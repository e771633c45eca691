import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAllowed } from '../../cli/surge/assert-allowed.ts';
import { environmentSchema } from '../../model/environment.ts';
import { Problem } from '../../support/problem.ts';
import { team } from './recorded.ts';

function declared(more: object) {
  return environmentSchema.parse({
    name: 'shop',
    identity: 'shop-1',
    owner: team,
    entrance: 'shop',
    services: { shop: { url: 'http://shop.test' } },
    ...more,
  });
}

test('no surge is brought to a protected environment, to one that does not allow it, or to one that allows fewer', () => {
  const refused = (more: object, why: RegExp) =>
    assert.throws(
      () => assertAllowed(declared(more), 11),
      (error) => error instanceof Problem && why.test(`${error.message}: ${error.why}; ${error.remedy}`),
    );
  refused({ protected: true, surge: { most: 500 } }, /protected/);
  refused({ protected: true, staged: true }, /protected/);
  refused({}, /does not allow one; .*surge: \{ most: 200 \}/);
  refused({ surge: { most: 10 } }, /11 users are too many for shop/);
});

test('it is brought where it is allowed, and where the platform is staged for it', () => {
  assertAllowed(declared({ surge: { most: 11 } }), 11);
  assertAllowed(declared({ staged: true }), 11);
});
