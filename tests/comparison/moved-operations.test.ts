import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOldAddresses } from '../../mocks/comparison/diff/align-documents.ts';
import { operationsIn } from '../../mocks/comparison/diff/api-operation.ts';
import { operationChanges } from '../../mocks/comparison/diff/moved-operations.ts';
import { isObject, type JsonObject } from '../../mocks/contract/document/json.ts';
import { valueAt } from '../../mocks/contract/document/json-pointer.ts';
import { changed, smallBank } from './documents.ts';

const READ = '/paths/~1payments~1{paymentId}';

/** The small bank with an operation's path item under another path, and its operationId as given. */
function moved(path: string, operationId: string | undefined): JsonObject {
  const base = smallBank();
  const item = valueAt(base, READ);
  assert.ok(isObject(item) && isObject(item.get));
  const parameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const get = { ...item.get, operationId, parameters: [parameter] };
  return changed(base, { [READ]: undefined, [`/paths/${path.replaceAll('/', '~1')}`]: { get } });
}

test('an operation of the same operationId at another path is moved, not gone', () => {
  const changes = operationChanges(smallBank(), moved('/transfers/outgoing/{id}', 'readPayment'));
  assert.deepEqual(
    changes.moved.map(({ from, to }) => [from.path, to.path]),
    [['/payments/{paymentId}', '/transfers/outgoing/{id}']],
  );
  assert.deepEqual([changes.removed, changes.added], [[], []]);
});

test('one of another operationId is moved when path and fields are much the same', () => {
  const changes = operationChanges(smallBank(), moved('/v2/payments/{id}', 'getPayment'));
  assert.deepEqual(
    changes.moved.map(({ to }) => to.id),
    ['getPayment'],
  );
});

test('one of another operationId at an unlike path is removed, and the other is new', () => {
  const changes = operationChanges(smallBank(), moved('/customers/{id}/history', 'getHistory'));
  assert.deepEqual(changes.moved, []);
  assert.deepEqual(
    changes.removed.map(({ id }) => id),
    ['readPayment'],
  );
  assert.deepEqual(
    changes.added.map(({ id }) => id),
    ['getHistory'],
  );
});

test('one at a similar path with other fields is not taken for moved', () => {
  const revision = changed(moved('/v2/payments/{id}', 'getPayment'), {
    '/paths/~1v2~1payments~1{id}/get/responses/200/content/application~1json/schema': {
      type: 'object',
      properties: { name: {}, address: {}, birthday: {} },
    },
  });
  assert.deepEqual(operationChanges(smallBank(), revision).moved, []);
});

test('another name for a path parameter is no change at all', () => {
  const changes = operationChanges(smallBank(), moved('/payments/{id}', 'readPayment'));
  assert.deepEqual(changes, { removed: [], added: [], moved: [] });
});

test('a moved operation is put back at its old address with the old names of its parameters', () => {
  const base = smallBank();
  const revision = moved('/transfers/{id}', 'readPayment');
  const aligned = withOldAddresses(revision, operationChanges(base, revision).moved);
  assert.deepEqual(
    operationsIn(aligned)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
    ['GET /payments', 'GET /payments/{paymentId}', 'GET /rates', 'POST /payments'],
  );
  assert.equal(valueAt(aligned, `${READ}/get/parameters/0/name`), 'paymentId');
  assert.equal(
    valueAt(revision, '/paths/~1transfers~1{id}/get/parameters/0/name'),
    'id',
    'the original stays as it is',
  );
});
