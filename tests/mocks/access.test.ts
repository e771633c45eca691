import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idempotencyKey, paymentRequest } from './requests.ts';
import { CLIENT, stageBank } from './stage-bank.ts';

const GRANT = { grant_type: 'client_credentials' };

test('a client gets a token by HTTP Basic, encoded or plain, and by form fields', async (t) => {
  const bank = await stageBank(t);
  const encoded = (text: string) => encodeURIComponent(text);
  const pairs = [`${CLIENT.id}:${CLIENT.secret}`, `${encoded(CLIENT.id)}:${encoded(CLIENT.secret)}`];
  const answers = [];
  for (const pair of pairs) {
    const headers = { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
    answers.push(await bank.call('POST', '/oauth2/token', { headers, body: new URLSearchParams(GRANT) }));
  }
  const form = { ...GRANT, client_id: CLIENT.id, client_secret: CLIENT.secret, scope: 'accounts' };
  answers.push(await bank.call('POST', '/oauth2/token', { body: new URLSearchParams(form) }));
  assert.deepEqual(
    answers.map(({ status, json }) => [status, json.token_type, json.scope]),
    [
      [200, 'Bearer', 'payments accounts'],
      [200, 'Bearer', 'payments accounts'],
      [200, 'Bearer', 'accounts'],
    ],
  );
});

test('a request for a token that is not in order is refused as OAuth 2.0 says', async (t) => {
  const bank = await stageBank(t);
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

test('without a good token nothing is answered, and the answer says how to authenticate', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token();
  const challenge = async (headers: Record<string, string>) => {
    const answer = await bank.call('GET', '/payments/pay_unknown', { headers });
    return [answer.status, answer.headers.get('www-authenticate')];
  };
  const invalid = 'Bearer realm="bank", error="invalid_token"';
  assert.deepEqual(await challenge({}), [401, 'Bearer realm="bank"']);
  assert.deepEqual(await challenge({ authorization: 'Basic abc' }), [401, 'Bearer realm="bank"']);
  assert.deepEqual(await challenge({ authorization: 'Bearer made-up' }), [401, invalid]);
  assert.deepEqual(await challenge({ authorization: `bearer ${token}` }), [404, null]);
  await bank.passes(3_600_000);
  assert.deepEqual(await challenge({ authorization: `Bearer ${token}` }), [401, invalid]);
});

test('a token reaches only as far as its scope', async (t) => {
  const bank = await stageBank(t);
  const token = await bank.token('accounts');
  const refused = await bank.call('POST', '/payments', { token, json: paymentRequest(), headers: idempotencyKey() });
  assert.equal(refused.status, 403);
  assert.match(refused.headers.get('www-authenticate') ?? '', /error="insufficient_scope", scope="payments"/);
  const allowed = await bank.call('GET', '/business-account-applications/app_unknown', { token });
  assert.equal(allowed.status, 404);
});
