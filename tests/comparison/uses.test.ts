import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Uses } from '../../mocks/comparison/diff/uses.ts';
import { changed, smallBank } from './documents.ts';

function usesAt(pointer: string, root = smallBank()): string[] {
  const uses = new Uses(root).at(pointer);
  return uses
    .filter(({ part }) => part !== 'operation')
    .map(({ operation, part, status }) => [operation.id, part, status ?? ''].join(' ').trim())
    .sort();
}

test('a field of a shared schema is used wherever the schema is', () => {
  assert.deepEqual(usesAt('/components/schemas/Payment/properties/status/enum'), [
    'createPayment request',
    'createPayment response 201',
    'listPayments response 200',
    'readPayment response 200',
  ]);
});

test('a place inside an operation is used by that operation alone', () => {
  assert.deepEqual(usesAt('/paths/~1payments/get/parameters/0/required'), ['listPayments parameters']);
});

test('a schema is also used by way of other schemas, round in circles and by a discriminator', () => {
  const root = changed(smallBank(), {
    '/components/schemas/Refusal': {
      oneOf: [],
      discriminator: { propertyName: 'kind', mapping: { late: 'Late', early: '#/components/schemas/Early' } },
    },
    '/components/schemas/Late': { properties: { again: { $ref: '#/components/schemas/Refusal' } } },
    '/components/schemas/Early': { properties: {} },
  });
  assert.deepEqual(usesAt('/components/schemas/Late/properties/again', root), ['createPayment response 422']);
  assert.deepEqual(usesAt('/components/schemas/Early', root), ['createPayment response 422']);
});

test('what demands a credential is used by every operation that has no demand of its own', () => {
  const root = changed(smallBank(), { '/paths/~1rates/get/security': [] });
  const all = ['createPayment security', 'listPayments security', 'readPayment security'];
  assert.deepEqual(usesAt('/security/0/key', root), all);
  assert.deepEqual(usesAt('/components/securitySchemes/key/name', root), all);
});

test('a schema that nothing refers to is used by nobody', () => {
  assert.deepEqual(usesAt('/components/schemas/Forgotten/properties/x'), []);
});
