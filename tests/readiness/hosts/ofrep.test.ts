import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ofrep } from '../../../readiness/sources/ofrep.ts';
import { Secret } from '../../../support/secret.ts';
import { openedSource } from '../open-source.ts';
import { type Answers, standIn } from '../stand-in.ts';

const evaluated = (value: unknown) => ({
  body: { key: 'flag', value, reason: 'STATIC', variant: 'v', metadata: { a: 'canary' } },
});
const failed = (status: number, errorCode: string) => ({
  status,
  body: { key: 'flag', errorCode, errorDetails: 'canary' },
});

const ANSWERS: Answers = {
  'POST /flags/ofrep/v1/evaluate/flags/on': evaluated(true),
  'POST /flags/ofrep/v1/evaluate/flags/off': evaluated(false),
  'POST /flags/ofrep/v1/evaluate/flags/a%2Fb%20c': evaluated('text'),
  'POST /flags/ofrep/v1/evaluate/flags/default': { body: { key: 'default', reason: 'DEFAULT' } },
  'POST /flags/ofrep/v1/evaluate/flags/none': failed(404, 'FLAG_NOT_FOUND'),
  'POST /flags/ofrep/v1/evaluate/flags/untargeted': failed(400, 'TARGETING_KEY_MISSING'),
  'POST /flags/ofrep/v1/evaluate/flags/broken': failed(400, 'PARSE_ERROR'),
  'POST /flags/ofrep/v1/evaluate/flags/unauthorised': { status: 401 },
  'POST /flags/ofrep/v1/evaluate/flags/forbidden': { status: 403 },
  'POST /flags/ofrep/v1/evaluate/flags/busy': { status: 429 },
  'POST /flags/ofrep/v1/evaluate/flags/down': { status: 503 },
};

const TOLD: { flag: string; fact: { exists: boolean; value: unknown } }[] = [
  { flag: 'on', fact: { exists: true, value: true } },
  { flag: 'off', fact: { exists: true, value: false } },
  { flag: 'a/b c', fact: { exists: true, value: 'text' } },
  { flag: 'default', fact: { exists: true, value: undefined } },
  { flag: 'none', fact: { exists: false, value: undefined } },
];

const UNTOLD: { flag: string; reason: RegExp }[] = [
  { flag: 'untargeted', reason: /needs a targetingKey/ },
  { flag: 'broken', reason: /can’t be parsed/ },
  { flag: 'unauthorised', reason: /does not accept the token/ },
  { flag: 'forbidden', reason: /may not evaluate/ },
  { flag: 'busy', reason: /too often/ },
  { flag: 'down', reason: /answers 503/ },
  { flag: 'elsewhere', reason: /nothing speaks OFREP there/ },
];

test('flags are evaluated, and what is no flag says why', async (t) => {
  const url = `${await standIn(t, ANSWERS)}/flags/`;
  const token = new Secret('FLAGS_TOKEN', 'canary-token');
  const source = openedSource(ofrep, { kind: 'ofrep', url, token, context: {} });
  for (const { flag, fact } of TOLD) {
    const reading = await source.flag?.(flag);
    assert.ok(reading?.read === true, flag);
    assert.deepEqual(reading.value, fact, flag);
  }
  for (const { flag, reason } of UNTOLD) {
    const reading = await source.flag?.(flag);
    assert.ok(reading?.read === false, flag);
    assert.match(reading.reason, reason);
    assert.ok(!JSON.stringify(reading).includes('canary'));
  }
});

test('the declared context and the token are sent', async (t) => {
  let sent: unknown;
  const url = await standIn(t, {
    'POST /ofrep/v1/evaluate/flags/on': async (request, response) => {
      let body = '';
      for await (const piece of request) body += String(piece);
      const { authorization, 'x-api-key': key } = request.headers;
      sent = { body: JSON.parse(body), authorization, key };
      response.end(JSON.stringify({ key: 'on', value: true }));
    },
  });
  const context = { targetingKey: 'customer-1', beta: true };
  const token = new Secret('FLAGS_TOKEN', 'a-token');
  await openedSource(ofrep, { kind: 'ofrep', url, token, context }).flag?.('on');
  assert.deepEqual(sent, { body: { context }, authorization: 'Bearer a-token', key: 'a-token' });
});
