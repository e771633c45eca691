import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { webhookKey as platformKey, verifyWebhook } from '../../platform/service-kit/webhook-signature.ts';
import { webhookKey as bankKey, signatureHeaders } from '../../support/webhook-signature.ts';
import { SECRET } from './open-sender.ts';

/** The example of the Standard Webhooks specification. */
const VECTOR = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330_000,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};
const key = keyOf(SECRET);
const FIVE_MINUTES = 300_000;

function keyOf(secret: string): Buffer {
  const found = platformKey(secret);
  assert.ok(found);
  return found;
}

function verify(headers: Record<string, string>, body = VECTOR.body, { now = VECTOR.at, as = key } = {}) {
  return verifyWebhook({ header: (name) => headers[name], body: Buffer.from(body) }, as, now);
}

const signed = signatureHeaders(VECTOR, key);

test('the bank signs as the specification’s example is signed, and the platform believes it', () => {
  assert.deepEqual(signed, {
    'webhook-id': VECTOR.id,
    'webhook-timestamp': '1614265330',
    'webhook-signature': VECTOR.signature,
  });
  assert.deepEqual(verify(signed), { genuine: true, id: VECTOR.id });
});

test('whatever is changed on the way, the platform does not believe it', () => {
  const text = (min: number) => fc.string({ minLength: min, unit: 'binary' });
  fc.assert(
    fc.property(text(0), text(1), fc.nat(), fc.nat(7), (body, more, at, bit) => {
      const headers = signatureHeaders({ id: 'msg_1', at, body }, key);
      assert.ok(verify(headers, body, { now: at }).genuine);
      const bytes = Buffer.from(body + more);
      const place = at % bytes.length;
      const flipped = Buffer.from(bytes);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << bit);
      const whole = signatureHeaders({ id: 'msg_1', at, body: body + more }, key);
      const refused = verifyWebhook({ header: (name) => whole[name], body: flipped }, key, at);
      assert.equal(refused.genuine, false);
      assert.equal(verify({ ...headers, 'webhook-id': 'msg_2' }, body, { now: at }).genuine, false);
      assert.equal(verify(headers, body + more, { now: at }).genuine, false);
    }),
  );
});

test('an attempt of more than five minutes ago, or of the future, is refused; a timestamp that is moved does not help', () => {
  for (const now of [VECTOR.at + FIVE_MINUTES, VECTOR.at - FIVE_MINUTES])
    assert.ok(verify(signed, undefined, { now }).genuine);
  for (const now of [VECTOR.at + FIVE_MINUTES + 1, VECTOR.at - FIVE_MINUTES - 1]) {
    assert.match(JSON.stringify(verify(signed, undefined, { now })), /more than five minutes/);
  }
  const moved = { ...signed, 'webhook-timestamp': '1614265331' };
  assert.match(JSON.stringify(verify(moved)), /no webhook-signature fits/);
  for (const odd of ['', 'now', '1e9', '-1', '1614265330.5']) {
    assert.equal(verify({ ...signed, 'webhook-timestamp': odd }).genuine, false, odd);
  }
});

test('of several signatures one must fit; those of other kinds count for nothing', () => {
  const withSignature = (signature: string) => verify({ ...signed, 'webhook-signature': signature }).genuine;
  const digest = VECTOR.signature.slice(3);
  assert.ok(withSignature(`v1,AAAA v1a,${digest} ${VECTOR.signature}`));
  for (const wrong of ['', 'v1,', 'v1,AAAA', `v1a,${digest}`, digest, `v1,${digest.slice(0, -4)}`, 'v1,ä']) {
    assert.equal(withSignature(wrong), false, wrong);
  }
  for (const name of Object.keys(signed)) assert.equal(verify({ ...signed, [name]: '' }).genuine, false, name);
  assert.equal(verify({}).genuine, false);
});

test('another secret does not fit', () => {
  assert.equal(
    verify(signed, undefined, { as: keyOf(`whsec_${Buffer.alloc(24, 1).toString('base64')}`) }).genuine,
    false,
  );
});

test('bank and platform agree on what a secret is', () => {
  const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;
  for (const [secret, is] of [
    [SECRET, true],
    [secretOf(24), true],
    [secretOf(64), true],
    [secretOf(23), false],
    [secretOf(65), false],
    [SECRET.slice(6), false],
    [SECRET.replace('whsec_', 'WHSEC_'), false],
    [SECRET.replace('M', '-'), false],
    [`${SECRET.slice(0, -1)} w`, false],
    ['whsec_', false],
    ['', false],
  ] as const) {
    assert.equal(bankKey(secret) !== undefined, is, `the bank: ${secret}`);
    assert.equal(platformKey(secret) !== undefined, is, `the platform: ${secret}`);
  }
});
