import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { closedContract } from '../../mocks/contract/closed-contract.ts';
import type { Contract } from '../../mocks/contract/contract.ts';
import { answered, documentOf, operationOf, readSample, readText } from './read-document.ts';

let open: Contract;
let closed: Contract;
before(async () => {
  open = await readSample('onboarding.yaml');
  closed = closedContract(open);
});

const business = { id: '1', type: 'businessApplication', attributes: { status: 'Pending', name: 'A' } };

function places(contract: Contract, id: string, body: unknown): string[] {
  return answered(contract, id, body).map(({ pointer, expected }) => `${pointer} ${expected}`);
}

test('a field that is not documented shows in the closed copy only, however deep', () => {
  const data = { ...business, score: 1, attributes: { ...business.attributes, mood: 'good' } };
  assert.deepEqual(places(open, 'readApplication', { data }), []);
  assert.deepEqual(places(closed, 'readApplication', { data, more: 1 }), [
    '/more no such field',
    '/data/attributes/mood no such field',
    '/data/score no such field',
  ]);
  assert.deepEqual(places(open, 'readApplication', { data, more: 1 }), []);
});

test('what composed objects document in any part of them is no surprise', () => {
  assert.deepEqual(places(closed, 'readApplication', { data: business }), []);
  const individual = {
    id: '2',
    type: 'individualApplication',
    attributes: { status: 'Denied', email: 'a@example.com', nationality: null },
  };
  assert.deepEqual(places(closed, 'readApplication', { data: individual }), []);
  assert.deepEqual(
    places(closed, 'readApplication', { data: { ...individual, attributes: { ...individual.attributes, ein: '1' } } }),
    ['/data/attributes/ein no such field'],
  );
});

test('whatever the open document gives as a sample fits the closed copy', () => {
  for (const operation of open.operations) {
    for (const status of operation.statuses) {
      const sample = open.sampleResponse(operation, { seed: 'a', status });
      assert.ok(sample !== undefined);
      if (sample.example !== null) continue;
      const headers = new Headers(sample.headers);
      if (sample.contentType !== null) headers.set('content-type', sample.contentType);
      const { body } = sample;
      const faults = closed.checkResponse(operationOf(closed, operation.id), { status: sample.status, headers, body });
      assert.deepEqual(faults, [], `${operation.id} ${status} ${JSON.stringify(body)}`);
    }
  }
});

test('an object that is documented to take more, or as nothing in particular, stays open', async () => {
  const number = { type: 'integer' };
  const map = { type: 'object', additionalProperties: number };
  const properties = {
    map,
    any: { type: 'object' },
    free: { type: 'object', properties: { a: number }, additionalProperties: true },
  };
  const contract = closedContract(await readText(documentOf({ type: 'object', properties })));
  assert.deepEqual(places(contract, 'readThing', { map: { x: 1 }, any: { y: 2 }, free: { z: 3 } }), []);
  assert.deepEqual(places(contract, 'readThing', { map: { x: 'a' }, other: 1 }), [
    '/other no such field',
    '/map/x a whole number',
  ]);
});

test('forms that share fields with the object around them are closed as one', async () => {
  const part = (name: string) => ({ type: 'object', required: [name], properties: { [name]: { type: 'integer' } } });
  const schema = { type: 'object', properties: { id: { type: 'string' } }, oneOf: [part('a'), part('b')] };
  const contract = closedContract(await readText(documentOf(schema)));
  assert.deepEqual(places(contract, 'readThing', { id: 'x', a: 1 }), []);
  assert.deepEqual(places(contract, 'readThing', { id: 'x', a: 1, c: 2 }), ['/c no such field']);
});

test('a schema that contains itself can be closed', async () => {
  const node = {
    type: 'object',
    properties: {
      up: { $ref: '#/components/schemas/Node' },
      next: { allOf: [{ $ref: '#/components/schemas/Node' }, { properties: { n: { type: 'integer' } } }] },
    },
  };
  const contract = closedContract(await readText(documentOf({ $ref: '#/components/schemas/Node' }, { Node: node })));
  assert.deepEqual(places(contract, 'readThing', { up: { next: { n: 1, up: {} } } }), []);
  assert.deepEqual(places(contract, 'readThing', { up: { next: { n: 1, m: 1, up: { k: 1 } } } }).sort(), [
    '/up/next/m no such field',
    '/up/next/up/k no such field',
  ]);
});
