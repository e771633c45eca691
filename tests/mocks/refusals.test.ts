import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import {
  applicationRequest,
  INFORMATION,
  idempotencyKey,
  paymentRequest,
  readApplication,
  submit,
} from './requests.ts';
import { stageBank } from './stage-bank.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

test('a body that cannot be read is refused for what is wrong with it', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const send = async (body: string | URLSearchParams, headers: Record<string, string> = JSON_TYPE) => {
    const answer = await bank.call('POST', '/payments', { token, body, headers: { ...idempotencyKey(), ...headers } });
    return answer.status;
  };
  assert.equal(await send('{"creditor":'), 400);
  assert.equal(await send(''), 400);
  assert.equal(await send('{}', { 'content-type': 'text/plain' }), 415);
  assert.equal(await send('{}', { 'content-type': 'application/json; charset=utf-8' }), 422);
  assert.equal(await send(`"${'a'.repeat(999_998)}"`), 422);
  assert.equal(await send(`"${'a'.repeat(999_999)}"`), 413);
  assert.equal((await bank.call('POST', '/payments', { token, json: paymentRequest() })).status, 400);
});

test('a body that says nothing of its length is refused once it is too long', async (t) => {
  const bank = await stageBank(t);
  const port = Number(new URL(bank.url).port);
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST /payments HTTP/1.1\r\nHost: bank\r\nTransfer-Encoding: chunked\r\n\r\n');
      const chunk = `186a0\r\n${'a'.repeat(100_000)}\r\n`;
      for (let count = 0; count < 11; count += 1) socket.write(chunk);
    });
    socket.once('data', (data) => resolve(data.toString())).once('error', reject);
    t.after(() => socket.destroy());
  });
  assert.match(answer, /^HTTP\/1\.1 413 /);
  const { entries } = await bank.control.journal();
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'call' && entry.status),
    [413],
  );
});

test('values that are not accepted are all named, each with its place', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const sound = applicationRequest();
  const json = {
    company: {
      ...sound.company,
      legalName: '  ',
      country: 'Ireland',
      expectedAnnualTurnover: { value: 250_000, currency: 'EUR' },
      'a/b': 1,
    },
    applicant: { fullName: 'Sample Person' },
  };
  const path = '/business-account-applications';
  const { status, json: problem } = await bank.call('POST', path, { token, json, headers: idempotencyKey() });
  assert.equal(status, 422);
  assert.deepEqual(problem.errors, [
    { pointer: '#/company/legalName', detail: 'must not be blank' },
    {
      pointer: '#/company/country',
      detail: 'must be an ISO 3166 country code of two capital letters, such as "DE"',
    },
    { pointer: '#/company/expectedAnnualTurnover/value', detail: 'must be a string' },
    { pointer: '#/company/a~1b', detail: 'is not a known field' },
    { pointer: '#/applicant/email', detail: 'is required' },
  ]);
});

test('information is refused when nobody asked for it, and where it answers another question', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const supply = (id: string, answers: object[]) =>
    bank.call('POST', `/business-account-applications/${id}/information`, { token, json: { answers } });

  const quiet = await submit(bank, token, { turnover: '10.00' });
  const conflict = await supply(quiet, INFORMATION);
  assert.deepEqual([conflict.status, conflict.json.detail], [409, 'No question is open.']);

  const asked = await submit(bank, token);
  const other = await supply(asked, [...INFORMATION, { field: 'hobby', answer: 'Chess' }]);
  assert.deepEqual(other.json.errors, [{ pointer: '#/answers/2/field', detail: 'no open question has this name' }]);
  const twice = await supply(asked, [...INFORMATION, ...INFORMATION.slice(1)]);
  assert.equal(twice.status, 422);
  assert.equal((await readApplication(bank, token, asked)).json.status, 'INFORMATION_REQUIRED');
  assert.equal((await supply('app_unknown', INFORMATION)).status, 404);
});

test('a call the contract does not have is refused, and the journal says that nobody expected it', async (t) => {
  const bank = await stageBank(t);
  const calls: [string, string, number][] = [
    ['GET', '/v1/payments', 404],
    ['GET', '/payments/', 404],
    ['POST', '/', 404],
    ['DELETE', '/payments/pay_1', 405],
    ['GET', '/oauth2/token?client_secret=visible', 405],
  ];
  for (const [method, path, status] of calls) {
    const answer = await bank.call(method, path, { headers: { 'x-correlation-id': 'run-1.somebody' } });
    assert.equal(answer.status, status);
  }
  const { entries } = await bank.control.journal({ correlation: 'run-1.' });
  assert.deepEqual(
    entries.map((entry) => entry.kind === 'unexpected-call' && [entry.method, entry.path, entry.status]),
    calls.map(([method, path, status]) => [method, path.replace(/\?.*/, ''), status]),
  );
  const allowed = await fetch(`${bank.url}/payments`, { method: 'PUT' });
  assert.equal(allowed.headers.get('allow'), 'POST');
});

test('a path that cannot be decoded is refused', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  assert.equal((await bank.call('GET', '/payments/%E0%A4%A', { token })).status, 400);
});
