import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Contract } from '../../mocks/contract/contract.ts';
import { documentOf, operationOf, readSample, readText } from './read-document.ts';

let onboarding: Contract;
let transfers: Contract;
before(async () => {
  [onboarding, transfers] = await Promise.all([readSample('onboarding.yaml'), readSample('transfers.json')]);
});

/** What is wrong with an answer, a line each. */
function wrong(
  contract: Contract,
  id: string,
  status: number,
  headers: Record<string, string>,
  body?: unknown,
): string[] {
  const violations = contract.checkResponse(operationOf(contract, id), { status, headers: new Headers(headers), body });
  return violations.map(({ where, pointer, expected, got }) => `${where} ${pointer}: ${expected}; got ${got}`);
}

const JSON_API = { 'content-type': 'application/vnd.api+json' };
const PLAIN = { 'content-type': 'application/json' };

test('a status falls under itself, its hundred or the default, else it is a violation', () => {
  assert.deepEqual(wrong(onboarding, 'createApplication', 409, PLAIN, { errors: [{ title: 'Taken' }] }), []);
  assert.deepEqual(wrong(onboarding, 'listApplications', 503, PLAIN, { errors: [{ title: 'Busy' }] }), []);
  assert.deepEqual(wrong(onboarding, 'createApplication', 500, PLAIN, {}), ['status : one of 201, 4XX; got 500']);
});

test('required headers and the media type are checked', () => {
  const data = { id: '1', type: 'individualApplication' };
  const headers = { ...JSON_API, location: '/applications/1', 'retry-after': '5' };
  assert.deepEqual(wrong(onboarding, 'createApplication', 201, headers, { data }), []);
  assert.deepEqual(wrong(onboarding, 'createApplication', 201, { ...PLAIN, 'retry-after': 'soon' }, { data }), [
    'header Location: a header that is required; got nothing',
    'header Retry-After: a whole number; got the text "soon"',
    'content-type content-type: application/vnd.api+json; got the text "application/json"',
  ]);
});

test('a range of media types takes what falls under it', () => {
  assert.deepEqual(
    wrong(transfers, 'createTransfer', 422, { 'content-type': 'application/problem+json' }, { detail: 'no' }),
    [],
  );
  assert.deepEqual(wrong(transfers, 'createTransfer', 422, { 'content-type': 'application/problem+json' }, {}), [
    'body /detail: a field that is required; got nothing',
  ]);
});

test('a body that is missing, or that none is documented for, is a violation', () => {
  assert.deepEqual(wrong(onboarding, 'approveApplication', 204, {}, null), []);
  assert.deepEqual(wrong(onboarding, 'approveApplication', 204, PLAIN, {}), ['body : no body; got an object']);
  assert.deepEqual(wrong(onboarding, 'readApplication', 200, {}), [
    'content-type content-type: application/vnd.api+json; got nothing',
  ]);
  assert.deepEqual(wrong(onboarding, 'printApplication', 200, { 'content-type': 'application/pdf' }, '%PDF'), []);
});

test('a recursive schema and one that may be null are followed all the way down', () => {
  const tree = { count: 1, parent: null, children: [{ count: 2, children: [{ count: -1 }] }] };
  assert.deepEqual(wrong(onboarding, 'summariseApplications', 200, PLAIN, tree), [
    'body /children/0/children/0/count: at least 0; got the number -1',
  ]);
});

test('a schema of another file is checked as if it stood in the document', () => {
  const transfer = { id: 'TR1', status: 'pending', amount: { value: 0, currency: 'EUR' } };
  assert.deepEqual(wrong(transfers, 'createTransfer', 202, PLAIN, transfer), [
    'body /amount/value: at least 1; got the number 0',
  ]);
});

test('forms of a choice that can not be told apart may both fit; those that exclude each other may not', async () => {
  const object = (required: string[], properties: Record<string, unknown>) => ({
    type: 'object',
    required,
    properties,
  });
  const status = { status: { type: 'string' } };
  const wide = {
    oneOf: [object(['status'], status), object(['status', 'links'], { ...status, links: { type: 'object' } })],
  };
  const overlapping = await readText(documentOf(wide));
  assert.deepEqual(wrong(overlapping, 'readThing', 200, PLAIN, { status: 'a', links: {} }), []);
  assert.equal(wrong(overlapping, 'readThing', 200, PLAIN, { links: {} }).length, 1);
  const either = { type: 'object', oneOf: [{ required: ['iban'] }, { required: ['card'] }] };
  const exclusive = await readText(documentOf(either));
  assert.deepEqual(wrong(exclusive, 'readThing', 200, PLAIN, { iban: 'x' }), []);
  assert.deepEqual(wrong(exclusive, 'readThing', 200, PLAIN, { iban: 'x', card: 'y' }), [
    'body : only one of several forms, yet it fits more; got an object',
  ]);
});

test('callbacks and webhooks are checked by name', () => {
  const transfer = { id: 'TR1', status: 'booked', amount: { value: 1, currency: 'EUR' } };
  assert.deepEqual(transfers.checkCallback('transferUpdated', transfer), []);
  assert.deepEqual(transfers.checkCallback('transferUpdated', { ...transfer, status: 'lost' }), [
    { where: 'body', pointer: '/status', expected: 'one of pending, pendingApproval, booked', got: 'the text "lost"' },
  ]);
  const [missing] = onboarding.checkCallback('paymentSettled', { id: 'p', amount: 1 });
  assert.equal(missing?.pointer, '/state');
  const [unknown] = onboarding.checkCallback('paymentGone', {});
  assert.deepEqual(unknown, {
    where: 'body',
    pointer: '',
    expected: 'paymentSettled',
    got: 'the callback paymentGone',
  });
});

test('an operation tells what proves who calls', () => {
  assert.deepEqual(operationOf(transfers, 'createTransfer').security, [
    [{ scheme: 'apiKey', type: 'apiKey', in: 'header', name: 'X-API-Key', scopes: [] }],
    [{ scheme: 'oauth', type: 'oauth2', in: 'header', name: 'Authorization', scopes: ['transfers'] }],
  ]);
  assert.deepEqual(
    operationOf(onboarding, 'createPayment')
      .security.flat()
      .map(({ type }) => type),
    ['http'],
  );
});
