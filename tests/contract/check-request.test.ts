import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Contract } from '../../mocks/contract/contract.ts';
import { operationOf, readSample, readText } from './read-document.ts';

let onboarding: Contract;
let transfers: Contract;
before(async () => {
  [onboarding, transfers] = await Promise.all([readSample('onboarding.yaml'), readSample('transfers.json')]);
});

interface Call {
  query?: string;
  headers?: Record<string, string>;
  parameters?: Record<string, string>;
  body?: unknown;
}

/** What is wrong with a call, a line each. */
function wrong(contract: Contract, id: string, { query = '', headers = {}, parameters = {}, body }: Call): string[] {
  const parts = { parameters, query: new URLSearchParams(query), headers: new Headers(headers), body };
  const violations = contract.checkRequest(operationOf(contract, id), parts);
  return violations.map(({ where, pointer, expected, got }) => `${where} ${pointer}: ${expected}; got ${got}`);
}

const JSON_API = { 'content-type': 'application/vnd.api+json; charset=utf-8' };

test('query parameters are read by their style and the types of their schemas', () => {
  const good =
    'filter[status][0]=Pending&filter[status][1]=Denied&filter[tags][a]=1&page[limit]=10&include=customer,documents&sort=-id';
  assert.deepEqual(wrong(onboarding, 'listApplications', { query: good }), []);
  assert.deepEqual(wrong(onboarding, 'listApplications', { query: 'filter[status][]=Pending' }), []);
  assert.deepEqual(
    wrong(onboarding, 'listApplications', { query: 'filter[status]=Pending&filter[status]=Denied' }),
    [],
  );
  assert.deepEqual(wrong(onboarding, 'listApplications', { query: 'filter[status]=Gone&page[limit]=many&include=x' }), [
    'query page[limit]: a whole number; got the text "many"',
    'query filter[status][0]: one of Pending, AwaitingDocuments, Approved, Denied; got the text "Gone"',
    'query include[0]: one of customer, documents; got the text "x"',
  ]);
  assert.deepEqual(wrong(onboarding, 'listApplications', { query: 'page[limit]=500' }), [
    'query page[limit]: at most 100; got the number 500',
  ]);
});

test('a query parameter that is not documented is a violation, its value not shown where it may be a credential', () => {
  assert.deepEqual(
    wrong(onboarding, 'listApplications', { query: 'limit=3&access_token=abc&page[size]=1' }),
    [
      'query page[size]: no such field; got the number 1',
      'query limit: no such parameter; got the text "3"',
      'query access_token: no such parameter; got a value',
    ].map((line) => line.replace('the number 1', 'the text "1"')),
  );
});

test('path parameters, headers and cookies are checked; the credential is not', () => {
  const trace = { 'x-trace': '7b1d1c1e-5a3c-4f1f-9a1b-1f2e3d4c5b6a' };
  const parameters = { applicationId: '12' };
  assert.deepEqual(wrong(onboarding, 'readApplication', { headers: trace, parameters }), []);
  assert.deepEqual(
    wrong(onboarding, 'readApplication', {
      parameters: { applicationId: '0' },
      headers: { cookie: 'a=b; session=0123456789' },
    }),
    [
      'path applicationId: at least 1; got the text "0"',
      'header X-Trace: a header that is required; got nothing',
      'cookie session: at most 8 characters; got the text "0123456789"',
    ],
  );
  assert.deepEqual(wrong(onboarding, 'readApplication', { parameters: { applicationId: 'x' }, headers: trace }), [
    'path applicationId: a whole number; got the text "x"',
  ]);
});

test('lists and objects are read in every style a parameter may have', async () => {
  const parameters = [
    { name: 'csv', in: 'query', explode: false, schema: { type: 'array', items: { type: 'integer' } } },
    {
      name: 'pipe',
      in: 'query',
      style: 'pipeDelimited',
      explode: false,
      schema: { type: 'array', items: { type: 'integer' } },
    },
    {
      name: 'space',
      in: 'query',
      style: 'spaceDelimited',
      explode: false,
      schema: { type: 'array', items: { type: 'integer' } },
    },
    { name: 'many', in: 'query', schema: { type: 'array', items: { type: 'boolean' }, maxItems: 2 } },
    {
      name: 'spread',
      in: 'query',
      schema: { type: 'object', properties: { from: { type: 'integer' }, to: { type: 'integer' } } },
    },
    { name: 'pairs', in: 'query', explode: false, schema: { type: 'object', properties: { x: { type: 'integer' } } } },
    { name: 'json', in: 'query', content: { 'application/json': { schema: { type: 'object', required: ['n'] } } } },
    {
      name: 'label',
      in: 'path',
      required: true,
      style: 'label',
      schema: { type: 'array', items: { type: 'integer' } },
    },
    {
      name: 'matrix',
      in: 'path',
      required: true,
      style: 'matrix',
      explode: true,
      schema: { type: 'array', items: { type: 'integer' } },
    },
    { name: 'X-List', in: 'header', schema: { type: 'array', items: { type: 'integer' } } },
  ];
  const responses = { 204: { description: 'ok' } };
  const paths = { '/a/{label}/{matrix}': { get: { operationId: 'find', parameters, responses } } };
  const contract = await readText(JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths }));
  const path = { label: '.1,2', matrix: ';matrix=1;matrix=2' };
  const query = 'csv=1,2&pipe=1|2&space=1%202&many=true&many=false&from=1&to=2&pairs=x,1&json=%7B%22n%22%3A1%7D';
  assert.deepEqual(wrong(contract, 'find', { query, parameters: path, headers: { 'x-list': '1, 2' } }), []);
  const bad = 'csv=1,a&pipe=a|1&space=1%20a&many=1&from=a&pairs=x,a&json=%7B%7D';
  const found = wrong(contract, 'find', {
    query: bad,
    parameters: { label: '.a', matrix: ';matrix=a' },
    headers: { 'x-list': 'a' },
  });
  const places = found.map((line) => line.split(':')[0]).sort();
  assert.deepEqual(places, [
    'header X-List[0]',
    'path label[0]',
    'path matrix[0]',
    'query csv[1]',
    'query json[n]',
    'query many[0]',
    'query pairs[x]',
    'query pipe[0]',
    'query space[1]',
    'query spread[from]',
  ]);
});

test('a body is checked by its media type', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  assert.deepEqual(wrong(onboarding, 'createPayment', { headers: form, body: { amount: '12.5', urgent: 'true' } }), []);
  assert.deepEqual(wrong(onboarding, 'createPayment', { headers: form, body: { amount: 'a lot' } }), [
    'body /amount: a number; got the text "a lot"',
  ]);
  assert.deepEqual(wrong(onboarding, 'createPayment', {}), ['body : a body; got nothing']);
  assert.deepEqual(wrong(onboarding, 'createPayment', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }), [
    'content-type content-type: one of application/json, application/x-www-form-urlencoded; got the text "text/xml"',
  ]);
  assert.deepEqual(
    wrong(onboarding, 'approveApplication', { parameters: { applicationId: '1' }, headers: JSON_API, body: {} }),
    ['body : no body; got an object'],
  );
});

test('of several forms the one that the tag names is reported, the tag itself where it names none', () => {
  const headers = { 'content-type': 'application/json' };
  const transfer = (account: unknown, amount: unknown = { value: 1, currency: 'EUR' }) =>
    wrong(transfers, 'createTransfer', { headers, body: { amount, account } });
  assert.deepEqual(transfer({ type: 'iban', iban: 'DE89370400440532013000' }), []);
  assert.deepEqual(transfer({ type: 'local', accountNumber: '1', sortCode: '1', iban: 'x' }), [
    'body /account/iban: no such field; got the text "x"',
    'body /account/sortCode: a text that fits the pattern ^\\d{6}$; got the text "1"',
  ]);
  assert.deepEqual(transfer({ type: 'swift' }), ['body /account/type: one of iban, local; got the text "swift"']);
  assert.deepEqual(transfer({}), ['body /account/type: a field that is required; got nothing']);
  assert.deepEqual(transfer({ type: 'iban', iban: 'DE89370400440532013000' }, { value: '12.5', currency: 'EUR' }), [
    'body /amount/value: a whole number; got the text "12.5"',
  ]);
});

test('of several forms without a tag the nearest is reported', () => {
  const headers = { 'content-type': 'application/json' };
  const account = { type: 'iban', iban: 'DE89370400440532013000' };
  const noted = (note: unknown) =>
    wrong(transfers, 'createTransfer', { headers, body: { amount: { value: 1, currency: 'EUR' }, account, note } });
  assert.deepEqual(noted(null), []);
  assert.deepEqual(noted('far too long to be a note'), [
    'body /note: at most 20 characters; got the text "far too long to be a note"',
  ]);
  assert.deepEqual(noted(4), ['body /note: a text or null; got the number 4']);
});

test('what the bank sets is not demanded of the caller, and a slip in a mapping does no harm', () => {
  const created = (data: unknown) => wrong(onboarding, 'createApplication', { headers: JSON_API, body: { data } });
  assert.deepEqual(created({ type: 'createIndividual', attributes: { fullName: 'A B' } }), []);
  assert.deepEqual(created({ type: 'createBusiness', attributes: { turnover: 0 } }), [
    'body /data/attributes/name: a field that is required; got nothing',
    'body /data/attributes/turnover: more than 0; got the number 0',
  ]);
});

test('a credential never shows', () => {
  const data = { type: 'createIndividual', attributes: { password: 'hunter2' } };
  assert.deepEqual(wrong(onboarding, 'createApplication', { headers: JSON_API, body: { data } }), [
    'body /data/attributes/password: at least 12 characters; got a value',
  ]);
  const headers = { 'content-type': 'application/json' };
  assert.deepEqual(wrong(onboarding, 'createPayment', { headers, body: { amount: 1, pin: '123456' } }), [
    'body /pin: at most 4 characters; got a value',
  ]);
});

/** A document of one operation that takes a body of this schema under a method. */
function taking(schema: unknown, method = 'post'): Promise<Contract> {
  const requestBody = { required: true, content: { 'application/json': { schema } } };
  const responses = { 204: { description: 'Taken' } };
  const paths = { '/thing': { [method]: { operationId: 'sendThing', requestBody, responses } } };
  return readText(JSON.stringify({ openapi: '3.1.0', info: { title: 'One', version: '1' }, paths }));
}

const JSON_BODY = { 'content-type': 'application/json' };

test('a body that fits several forms of a choice is no fault of the caller; fields that exclude each other are', async () => {
  const form = (name: string) => ({ type: 'object', required: ['amount'], properties: { [name]: { type: 'string' } } });
  const forms = await taking({ oneOf: [form('iban'), form('card')] });
  assert.deepEqual(wrong(forms, 'sendThing', { headers: JSON_BODY, body: { amount: 1, iban: 'x' } }), []);
  assert.deepEqual(wrong(forms, 'sendThing', { headers: JSON_BODY, body: { iban: 'x' } }), [
    'body /amount: a field that is required; got nothing',
  ]);
  const either = await taking({ type: 'object', oneOf: [{ required: ['iban'] }, { required: ['card'] }] });
  assert.deepEqual(wrong(either, 'sendThing', { headers: JSON_BODY, body: { iban: 'x', card: 'y' } }), [
    'body : only one of several forms, yet it fits more; got an object',
  ]);
});

test('a body that a client can not send with GET is not missing', async () => {
  assert.deepEqual(wrong(await taking({ type: 'object' }, 'get'), 'sendThing', {}), []);
  assert.deepEqual(wrong(await taking({ type: 'object' }, 'post'), 'sendThing', {}), ['body : a body; got nothing']);
});
