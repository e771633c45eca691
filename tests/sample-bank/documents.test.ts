import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VERSION_NAMES } from '../../mocks/sample/versions.ts';
import { readDocument } from './contract-document.ts';
import { openSample } from './open-sample.ts';

test('every example in every document fits, and every operation and refusal has one', () => {
  for (const version of VERSION_NAMES) {
    const { examples, errors, operations } = readDocument(version);
    assert.ok(examples.length > operations.length * 5, version);
    for (const { at, schema, value } of examples) assert.equal(errors(schema, value), '', `${version} ${at}`);
  }
});

test('the documents are read without a warning, and the bank serves exactly what they have', async () => {
  const bank = await openSample();
  assert.deepEqual(
    bank.model.editions.map(({ version }) => version),
    [...VERSION_NAMES],
  );
  for (const version of VERSION_NAMES) {
    const { contract, operations } = bank.edition(version);
    assert.deepEqual(contract.warnings, []);
    assert.equal(contract.version, version);
    const served = [...operations].map(([operationId, { operation }]) => {
      return { path: operation.path, method: operation.method, operationId };
    });
    const order = (a: { operationId: string }, b: { operationId: string }) =>
      a.operationId.localeCompare(b.operationId);
    assert.deepEqual(served.toSorted(order), readDocument(version).operations.toSorted(order));
  }
});

test('the first version is an OpenAPI 3.0 document, the later ones are 3.1', () => {
  assert.deepEqual(
    VERSION_NAMES.map((version) => readDocument(version).openapi),
    ['3.0.3', '3.1.0', '3.1.0'],
  );
});

test('the reading of documents for tests would notice a wrong status, body, type and header', () => {
  const { assertInContract } = readDocument('2026-03');
  const token = { access_token: 'a'.repeat(32), token_type: 'Bearer', expires_in: 3600, scope: 'payments' };
  const sound = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  const check = (body: object, headers: Record<string, string>, status = 200) => {
    assertInContract('POST', '/oauth2/token', new Response(null, { status, headers }), JSON.stringify(body));
  };
  check(token, sound);
  assert.throws(() => check(token, sound, 201), /not a documented status/);
  assert.throws(() => check({ ...token, expires_in: '3600' }, sound), /must be integer/);
  assert.throws(() => check({ ...token, extra: 1 }, sound), /must NOT have additional properties/);
  assert.throws(() => check(token, { ...sound, 'content-type': 'text/plain' }), /text\/plain is not documented/);
  assert.throws(() => check(token, { 'content-type': 'application/json' }), /the header Cache-Control is missing/);
  assert.throws(() => check(token, { ...sound, 'x-new': '1' }), /x-new is not documented/);
  assert.throws(() => check(token, { ...sound, 'cache-control': 'public' }), /must be equal to constant/);
});
