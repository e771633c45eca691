import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isObject } from '../../mocks/contract/document/json.ts';
import { below, keysOf, valueAt } from '../../mocks/contract/document/json-pointer.ts';
import { fit } from '../../mocks/from-contract/body/fit.ts';
import { isWithin, placed, without } from '../../mocks/from-contract/body/place.ts';
import { placementsOf } from '../../mocks/from-contract/body/sent.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd/e', 'f~g');
const { body: anyBody } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof({ maxDepth: 3 }, fc.integer(), fc.boolean(), fc.dictionary(key, tie('body'), { maxKeys: 4 })),
}));
const objectBody = fc.dictionary(key, anyBody, { maxKeys: 4 });
const pointer = fc.array(key, { minLength: 1, maxLength: 3 }).map((keys) => below('', ...keys));

test('what is placed stands there, nothing beside it changes, and the body handed in stays as it is', () => {
  fc.assert(
    fc.property(objectBody, pointer, fc.integer(), pointer, (body, at, value, other) => {
      const before = JSON.stringify(body);
      const after = placed(body, [{ pointer: at, value }]);
      assert.equal(valueAt(after, at), value);
      assert.equal(JSON.stringify(body), before);
      if (isWithin(at, other) || isWithin(other, at)) return;
      const wasReplaced = keysOf(at).some((_, index, keys) => {
        const way = below('', ...keys.slice(0, index));
        return isWithin(other, way) && !isObject(valueAt(body, way));
      });
      if (!wasReplaced) assert.deepEqual(valueAt(after, other), valueAt(body, other));
      assert.equal(valueAt(without(after, at), at), undefined);
    }),
  );
});

test('whatever is wanted, what comes out has nothing wrong but what was wrong before, and what is fixed', () => {
  fc.assert(
    fc.property(objectBody, objectBody, fc.uniqueArray(pointer, { maxLength: 4 }), (base, sent, forbidden) => {
      const wrongIn = (body: unknown) => forbidden.filter((place) => valueAt(body, place) !== valueAt(base, place));
      const fixed = [{ pointer: '/id', value: 'x' }];
      const wanted = placementsOf(sent, base, { id: '/id', state: '/state' });
      const { body, kept } = fit({ base, wanted, fixed, wrongIn });
      assert.deepEqual(wrongIn(body), wrongIn(placed(base, fixed)));
      assert.equal(valueAt(body, '/id'), 'x');
      for (const placement of kept) assert.deepEqual(valueAt(body, placement.pointer), placement.value);
    }),
  );
});

test('an object that does not fit as a whole gives those of its fields that do', () => {
  const base = { company: { name: 'Sample', size: 1 }, id: 1 };
  const sent = { company: { name: 'Tea & Sons', hobby: 'chess' } };
  const wrongIn = (body: unknown) => {
    const company = valueAt(body, '/company');
    const keys = isObject(company) ? Object.keys(company) : [];
    const surplus = keys.filter((name) => name !== 'name' && name !== 'size').map((name) => `/company/${name}`);
    return [...surplus, ...(keys.includes('size') ? [] : ['/company/size'])];
  };
  const wanted = placementsOf(sent, base, { id: '/id', state: '/state' });
  const { body } = fit({ base, wanted, fixed: [], wrongIn });
  assert.deepEqual(body, { company: { name: 'Tea & Sons', size: 1 }, id: 1 });
});

test('what was sent flat finds its place beside the state, what was sent wrapped is taken out', () => {
  const landmarks = { id: '/data/id', state: '/data/attributes/status' };
  const base = { data: { id: 1, attributes: { status: 'NEW', name: 'Sample' } } };
  assert.deepEqual(placementsOf({ name: 'X' }, base, landmarks), [{ pointer: '/data/attributes/name', value: 'X' }]);
  const flat = { id: 1, status: 'NEW', name: 'Sample' };
  assert.deepEqual(
    placementsOf({ data: { type: 'a', attributes: { name: 'X' } } }, flat, { id: '/id', state: '/status' }),
    [
      { pointer: '/type', value: 'a' },
      { pointer: '/name', value: 'X' },
    ],
  );
});
