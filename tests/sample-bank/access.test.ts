import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicationBody, idempotencyKey, paymentBody } from './bodies.ts';
import { CLIENT, openSample } from './open-sample.ts';

const GRANT = { grant_type: 'client_credentials' };

test('a client gets a token by HTTP Basic, encoded or plain, and by form fields', async () => {
  const bank = await openSample();
  const encoded = (text: string) => encodeURIComponent(text);
  const pairs = [`${CLIENT.id}:${CLIENT.secret}`, `${encoded(CLIENT.id)}:${encoded(CLIENT.secret)}`];
  const answers = [];
  for (const pair of pairs) {
    const headers = { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    answers.push(await bank.call('POST', '/oauth2/token', { headers, body: new URLSearchParams(GRANT) }));
  }
  const form = { ...GRANT, client_id: CLIENT.id, client_secret: CLIENT.secret, scope: 'accounts' };
  answers.push(await bank.call('POST', '/oauth2/token', { version: '2026-09', body: new URLSearchParams(form) }));
  assert.deepEqual(
    answers.map(({ status, json }) => [status, json.token_type, json.scope]),
    [
      [200, 'Bearer', 'payments accounts'],
      [200, 'Bearer', 'payments accounts'],
      [200, 'Bearer', 'accounts'],
    ],
  );
});

test('a request for a token that is not in order is refused as OAuth 2.0 says', async () => {
  const bank = await openSample();
  const client = { client_id: CLIENT.id, client_secret: CLIENT.secret };
  const cases: [Record<string, string>, number, string][] = [
    [{ ...GRANT, ...client, client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ ...GRANT, ...client, client_id: 'somebody' }, 401, 'invalid_client'],
    [GRANT, 401, 'invalid_client'],
    [client, 400, 'invalid_request'],
    [{ ...client, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ ...GRANT, ...client, scope: 'payments everything' }, 400, 'invalid_scope'],
  ];
  for (const [form, status, error] of cases) {
    const answer = await bank.call('POST', '/oauth2/token', { body: new URLSearchParams(form) });
    assert.deepEqual([answer.status, answer.json.error], [status, error]);
  }
  const json = await bank.call('POST', '/oauth2/token', { json: { ...GRANT, ...client } });
  assert.equal(json.status, 415);
  const garbled = { authorization: 'Basic bm8tY29sb24=' };
  const basic = await bank.call('POST', '/oauth2/token', { headers: garbled, body: new URLSearchParams(GRANT) });
  assert.equal(basic.status, 401);
});

test('without a good token nothing is answered, and the answer says how to authenticate', async () => {
  const bank = await openSample();
  const { authorization = '' } = await bank.credential();
  const challenge = async (headers: Record<string, string>) => {
    const answer = await bank.call('GET', '/payments/pay_unknown', { headers });
    return [answer.status, answer.headers.get('www-authenticate')];
  };
  const invalid = 'Bearer realm="bank", error="invalid_token"';
  assert.deepEqual(await challenge({}), [401, 'Bearer realm="bank"']);
  assert.deepEqual(await challenge({ authorization: 'Basic abc' }), [401, 'Bearer realm="bank"']);
  assert.deepEqual(await challenge({ authorization: 'Bearer made-up' }), [401, invalid]);
  assert.deepEqual(await challenge({ authorization: authorization.replace('Bearer', 'bearer') }), [404, null]);
  await bank.passes(3_600_000);
  assert.deepEqual(await challenge({ authorization }), [401, invalid]);
});

test('a token reaches only as far as its scope', async () => {
  const bank = await openSample();
  for (const version of ['2026-03', '2026-09'] as const) {
    const headers = await bank.credential(version, 'accounts');
    const json = paymentBody(version);
    const refused = await bank.call('POST', '/payments', {
      version,
      json,
      headers: { ...headers, ...idempotencyKey() },
    });
    assert.equal(refused.status, 403);
    assert.match(refused.headers.get('www-authenticate') ?? '', /error="insufficient_scope", scope="payments"/);
    const path =
      version === '2026-03' ? '/business-account-applications/app_1' : '/business-accounts/applications/app_1';
    assert.equal((await bank.call('GET', path, { version, headers })).status, 404);
  }
});

test('the first version takes the client’s key, which reaches everything, and no token', async () => {
  const bank = await openSample();
  const read = async (headers: Record<string, string>) => {
    const { status, json } = await bank.call('GET', '/applications/app_1', { version: '2025-09', headers });
    return [status, json.code];
  };
  assert.deepEqual(await read({}), [401, 'UNAUTHORIZED']);
  assert.deepEqual(await read({ 'x-api-key': 'wrong' }), [401, 'UNAUTHORIZED']);
  assert.deepEqual(await read(await bank.credential('2026-03')), [401, 'UNAUTHORIZED']);
  assert.deepEqual(await read(await bank.credential('2025-09')), [404, 'NOT_FOUND']);
});

test('who may not call is told so before anything is said of the body', async () => {
  const bank = await openSample();
  const paths = { '2025-09': '/applications', '2026-03': '/business-account-applications' } as const;
  for (const version of ['2025-09', '2026-03'] as const) {
    for (const json of [{}, applicationBody(version)]) {
      assert.equal((await bank.call('POST', paths[version], { version, json })).status, 401);
    }
  }
});

test('a token ages by the clock of the run it was given to', async () => {
  const bank = await openSample();
  const headers = await bank.credential();
  bank.clocks.advance('run-1', 7_200_000);
  const read = async (correlation: string) => {
    return (await bank.call('GET', '/payments/pay_1', { headers, correlation })).status;
  };
  assert.deepEqual([await read('run-1.journey'), await read('run-2.journey')], [404, 404]);
  bank.clocks.advance(null, 7_200_000);
  assert.equal(await read('run-2.journey'), 401);
});
