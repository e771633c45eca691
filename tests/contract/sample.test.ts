import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Contract, SampleResponse } from '../../mocks/contract/contract.ts';
import { isObject, objectIn } from '../../mocks/contract/document/json.ts';
import { documentOf, operationOf, readSample, readText } from './read-document.ts';
import { faults, sampled } from './sampled.ts';

let onboarding: Contract;
let transfers: Contract;
before(async () => {
  [onboarding, transfers] = await Promise.all([readSample('onboarding.yaml'), readSample('transfers.json')]);
});

test('every operation answers every status it documents with what the document allows, whatever the seed', () => {
  for (const contract of [onboarding, transfers]) {
    for (const operation of contract.operations) {
      for (const status of operation.statuses) {
        for (let seed = 0; seed < 20; seed += 1) {
          const sample = sampled(contract, operation, status, String(seed));
          assert.deepEqual(
            faults(contract, operation, sample),
            [],
            `${operation.id} ${status} ${JSON.stringify(sample)}`,
          );
        }
      }
    }
  }
});

test('the same seed gives the same answer, another seed another', () => {
  const operation = operationOf(onboarding, 'listApplications');
  assert.deepEqual(sampled(onboarding, operation, '200', 'a'), sampled(onboarding, operation, '200', 'a'));
  assert.notDeepEqual(sampled(onboarding, operation, '200', 'a').body, sampled(onboarding, operation, '200', 'b').body);
});

test('an example of the document is served as it is; one that does not fit is passed over with a warning', () => {
  const operation = operationOf(onboarding, 'createPayment');
  const sample = sampled(onboarding, operation, undefined, 'a');
  assert.deepEqual(sample, {
    status: 201,
    headers: {},
    contentType: 'application/json',
    body: { id: 'p_1', amount: 12.5, state: 'SETTLED' },
    example: 'settled',
  });
  const warning = onboarding.warnings.find(({ pointer }) => pointer.endsWith('/examples/broken'));
  assert.match(warning?.problem ?? '', /example does not fit/);
});

test('a wish is preferred among what is allowed, and only preferred', () => {
  const operation = operationOf(onboarding, 'createPayment');
  const state = (body: unknown) => (isObject(body) ? body.state : undefined);
  const pending = onboarding.sampleResponse(operation, { seed: 'a', prefers: (body) => state(body) === 'PENDING' });
  assert.equal(pending?.example, 'pending');
  const never = onboarding.sampleResponse(operation, { seed: 'a', prefers: () => false });
  assert.equal(never?.example, 'settled');
});

test('what others build on a base is made whole, its fields with it', () => {
  const operation = operationOf(onboarding, 'readApplication');
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const { body } = sampled(onboarding, operation, '200', seed);
    const data = objectIn(isObject(body) ? body : {}, 'data');
    const attributes = objectIn(data, 'attributes');
    assert.ok(
      ['Pending', 'AwaitingDocuments', 'Approved', 'Denied'].includes(String(attributes.status)),
      JSON.stringify(data),
    );
    assert.equal('name' in attributes, data.type === 'businessApplication', JSON.stringify(data));
  }
});

test('headers that are required are made, and bodies that are not JSON', () => {
  const created = sampled(onboarding, operationOf(onboarding, 'createApplication'), '201', 'a');
  assert.match(String(created.headers['Retry-After']), /^([1-9]|[1-5]\d|60)$/);
  assert.ok(String(created.headers.Location).startsWith('/'));
  const printed = sampled(onboarding, operationOf(onboarding, 'printApplication'), '200', 'a');
  assert.equal(printed.contentType, 'application/pdf');
  assert.ok(printed.body instanceof Uint8Array && Buffer.from(printed.body).toString().startsWith('%PDF'));
  const approved = sampled(onboarding, operationOf(onboarding, 'approveApplication'), '204', 'a');
  assert.deepEqual([approved.contentType, approved.body], [null, null]);
});

test('a status that is not documented has no sample; a hundred or default gives a status of its own', () => {
  const create = operationOf(onboarding, 'createApplication');
  assert.equal(onboarding.sampleResponse(create, { seed: 'a', status: '500' }), undefined);
  assert.equal(sampled(onboarding, create, '4XX', 'a').status, 400);
  assert.equal(sampled(onboarding, create, '409', 'a').status, 409);
  assert.equal(sampled(onboarding, operationOf(onboarding, 'listApplications'), 'default', 'a').status, 500);
});

test('values look like what their names and formats promise', async () => {
  const text = { type: 'string' };
  const properties = {
    iban: text,
    currency: text,
    creditorName: text,
    email: { type: 'string', format: 'email' },
    createdAt: text,
  };
  const contract = await readText(documentOf({ type: 'object', required: Object.keys(properties), properties }));
  const { body } = sampled(contract, operationOf(contract, 'readThing'), '200', 'a');
  assert.ok(isObject(body));
  assert.match(String(body.iban), /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/);
  assert.match(String(body.currency), /^[A-Z]{3}$/);
  assert.match(String(body.creditorName), /^\S+ \S+/);
  assert.match(String(body.email), /@/);
  assert.ok(!Number.isNaN(Date.parse(String(body.createdAt))));
});

/** What an operation of a document answers whose one response is this. */
async function answering(responses: unknown, status?: string): Promise<SampleResponse | undefined> {
  const paths = { '/thing': { get: { operationId: 'readThing', responses } } };
  const contract = await readText(JSON.stringify({ openapi: '3.1.0', info: { title: 'One', version: '1' }, paths }));
  const operation = operationOf(contract, 'readThing');
  const sample = contract.sampleResponse(operation, { seed: 'a', ...(status === undefined ? {} : { status }) });
  if (sample !== undefined) assert.deepEqual(faults(contract, operation, sample), []);
  return sample;
}

const content = { 'application/json': { schema: { type: 'object' } } };

test('a status that has no body in HTTP is answered without one, whatever the document says', async () => {
  for (const status of ['204', '205', '304']) {
    const sample = await answering({ [status]: { description: 'Done', content } });
    assert.deepEqual([sample?.status, sample?.contentType], [Number(status), null]);
  }
});

test('success comes first: a documented one, else a redirection, else the default', async () => {
  const plain = { description: 'Some answer' };
  const statusOf = async (...statuses: string[]) =>
    (await answering(Object.fromEntries(statuses.map((status) => [status, plain]))))?.status;
  assert.equal(await statusOf('400', 'default'), 200);
  assert.equal(await statusOf('302', '400', 'default'), 302);
  assert.equal(await statusOf('100', '201', 'default'), 201);
  assert.equal(await answering({ 100: plain, 200: plain }, '100'), undefined, 'a hundred is no answer');
});

test('a text may be empty where the document says so', async () => {
  const empty = { 'text/plain': { schema: { type: 'string', maxLength: 0 }, example: '' } };
  assert.equal((await answering({ 200: { description: 'Nothing', content: empty } }))?.body, '');
});

test('a list of unlike entries does without those that would be alike', async () => {
  const item = { type: 'object', properties: { code: { type: 'string' } }, example: { code: '40-10-16' } };
  const list = { type: 'array', items: item, uniqueItems: true };
  const example = [{ code: '1' }, { code: '1' }];
  const things = { type: 'object', required: ['things'], properties: { things: { ...list, example } } };
  const sample = await answering({ 200: { description: 'A', content: { 'application/json': { schema: things } } } });
  assert.deepEqual(sample?.body, { things: [{ code: '1' }] });
});

test('a reference that is closed from outside takes the fields of what it refers to', async () => {
  const base = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
  const contract = await readText(
    documentOf({ $ref: '#/components/schemas/Base', additionalProperties: false }, { Base: base }),
  );
  const check = (body: unknown) => answeredWith(contract, body);
  assert.deepEqual(check({ id: 'a' }), []);
  assert.equal(check({ id: 'a', more: 1 }).length, 1);
});

test('a choice that is closed from outside takes the fields of its forms', async () => {
  const form = (name: string) => ({ type: 'object', required: [name], properties: { [name]: { type: 'string' } } });
  const schema = { type: 'object', additionalProperties: false, oneOf: [form('iban'), form('card')] };
  const contract = await readText(documentOf(schema));
  assert.deepEqual(answeredWith(contract, { iban: 'x' }), []);
  assert.equal(answeredWith(contract, { iban: 'x', more: 1 }).length, 1);
});

function answeredWith(contract: Contract, body: unknown) {
  const headers = new Headers({ 'content-type': 'application/json' });
  return contract.checkResponse(operationOf(contract, 'readThing'), { status: 200, headers, body });
}
