import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CLOSED_ACCOUNT } from '../../mocks/lifecycle/payment.ts';
import { OPERATIONS } from '../../mocks/operations.ts';
import { assertInContract, assertValid, examples, fitsRequest, operations } from './contract-document.ts';
import {
  applicationRequest,
  INFORMATION,
  idempotencyKey,
  paymentRequest,
  readApplication,
  submit,
} from './requests.ts';
import { stageBank } from './stage-bank.ts';

test('the bank serves exactly the operations of its contract', () => {
  const served = OPERATIONS.map(({ name, method, path }) => ({ path, method, operationId: name }));
  const order = (a: { operationId: string }, b: { operationId: string }) => a.operationId.localeCompare(b.operationId);
  assert.deepEqual(served.toSorted(order), operations.toSorted(order));
});

test('every example in the contract is valid', () => {
  const found = examples();
  assert.ok(found.length > 30);
  for (const { at, schema, value } of found) assertValid(schema, value, at);
});

test('the check of answers would notice a wrong status, body, type and header', () => {
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
  assert.throws(() => check(token, { ...sound, 'x-new': '1' }), /the header x-new is not documented/);
  assert.throws(() => check(token, { ...sound, 'cache-control': 'public' }), /must be equal to constant/);
});

test('an account that is opened after questions is answered by the contract at every step', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const id = await submit(bank, token);
  const statuses = [];
  statuses.push((await readApplication(bank, token, id)).json.status);
  const path = `/business-account-applications/${id}/information`;
  for (const answer of INFORMATION) {
    statuses.push((await bank.call('POST', path, { token, json: { answers: [answer] } })).json.status);
  }
  const questions = [{ field: 'licence', question: 'Which licence do you hold?' }];
  await bank.control.decide(id, { decision: 'request-information', by: 'Staff', questions });
  statuses.push((await readApplication(bank, token, id)).json.status);
  await bank.call('POST', path, { token, json: { answers: [{ field: 'licence', answer: 'None is needed' }] } });
  await bank.control.decide(id, { decision: 'approve', by: 'Staff' });
  const approved = await readApplication(bank, token, id);
  statuses.push(approved.json.status);
  assert.deepEqual(statuses, [
    'INFORMATION_REQUIRED',
    'INFORMATION_REQUIRED',
    'UNDER_REVIEW',
    'INFORMATION_REQUIRED',
    'APPROVED',
  ]);
  assert.equal(approved.headers.get('retry-after'), null);

  const other = await submit(bank, token, { turnover: '99999.99' });
  assert.equal((await readApplication(bank, token, other)).json.status, 'UNDER_REVIEW');
  await bank.control.decide(other, { decision: 'reject', by: 'Staff', reason: 'The register has no such company.' });
  const rejected = await readApplication(bank, token, other);
  assert.deepEqual(rejected.json.rejection, { reason: 'The register has no such company.' });
});

test('payments of every outcome are answered by the contract', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const outcomes: [object, string, string | undefined][] = [
    [paymentRequest(), 'COMPLETED', undefined],
    [paymentRequest({ iban: CLOSED_ACCOUNT }), 'REJECTED', 'CREDITOR_ACCOUNT_CLOSED'],
    [paymentRequest({ value: '100000.01' }), 'REJECTED', 'AMOUNT_LIMIT_EXCEEDED'],
    [{ ...paymentRequest(), debtorAccount: { iban: 'DE89370400440532013000' } }, 'REJECTED', 'SAME_ACCOUNT'],
  ];
  for (const [json, outcome, reason] of outcomes) {
    const created = await bank.call('POST', '/payments', { token, json, headers: idempotencyKey() });
    assert.equal(created.status, 201);
    const path = created.headers.get('location') ?? assert.fail();
    assert.equal((await bank.call('GET', path, { token })).json.status, 'PENDING');
    await bank.passes(600);
    const settled = await bank.call('GET', path, { token });
    assert.equal(settled.json.status, outcome);
    assert.deepEqual(settled.json.rejection, reason === undefined ? undefined : { reason });
  }
});

test('what the bank accepts its contract accepts, and every answer to odd bodies is in the contract', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const paths = [
    { path: '/payments', sound: paymentRequest() },
    { path: '/business-account-applications', sound: applicationRequest() },
  ];
  const odd = fc.oneof(fc.jsonValue(), fc.string(), fc.constantFrom('', ' ', '0.00', '1.5', 'eur', null, 0, []));
  const change = fc.record({ place: fc.nat(), value: odd, drop: fc.boolean() });
  const property = fc.asyncProperty(
    fc.constantFrom(...paths),
    fc.array(change, { minLength: 0, maxLength: 2 }),
    async ({ path, sound }, changes) => {
      const body = changes.reduce<unknown>((changed, { place, value, drop }) => {
        const leaves = placesIn(changed);
        const chosen = leaves[place % leaves.length] ?? [];
        return replaced(changed, chosen, drop ? undefined : value);
      }, sound);
      const { status } = await bank.call('POST', path, { token, json: body ?? null, headers: idempotencyKey() });
      const accepted = status < 300;
      assert.ok(accepted || status === 422, String(status));
      // The document can't say that an IBAN's check digits are right; all else it refuses, the bank must refuse.
      if (!fitsRequest(path, body ?? null)) assert.equal(accepted, false, JSON.stringify(body));
      if (changes.length === 0) assert.equal(accepted, true);
    },
  );
  await fc.assert(property, { numRuns: 300 });
});

/** Every place in a JSON value, the whole of it included. */
function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [key]: replaced(Object.entries(value).find(([name]) => name === key)?.[1], rest, replacement) };
}
