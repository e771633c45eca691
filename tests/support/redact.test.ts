import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { redact, redactedJson, rememberSecret } from '../../support/redact.ts';
import { Secret } from '../../support/secret.ts';

const value = 'canary/with "quotes" & spaces';
const secret = new Secret('BANK_CLIENT_SECRET', value);

test('a secret shows its name and never its value', () => {
  for (const shown of [String(secret), JSON.stringify({ secret }), inspect(secret), inspect({ secret }), `${secret}`]) {
    assert.match(shown, /\[secret BANK_CLIENT_SECRET\]/);
    assert.ok(!shown.includes('canary'), shown);
  }
});

test('text loses a secret in every form it may take', () => {
  const forms = [
    value,
    encodeURIComponent(value),
    JSON.stringify(value),
    new URL(`http://host/${value}/refused`).pathname,
    new URL(`http://host/?token=${value}&page=1`).search,
    Buffer.from(value).toString('base64'),
    Buffer.from(value).toString('base64url'),
  ];
  for (const form of forms) {
    const redacted = redact(`before ${form} after`);
    assert.ok(!redacted.includes('canary') && !redacted.includes(Buffer.from(value).toString('base64').slice(0, 20)));
    assert.match(redacted, /^before .*\[secret BANK_CLIENT_SECRET\].* after$/);
  }
});

test('text loses a secret in the quotes of a locator, also where that is quoted in JSON', () => {
  new Secret('QUOTED', `it's "quoted"`);
  const locator = `getByLabel('it\\'s "quoted"')`;
  assert.equal(redact(locator), "getByLabel('[secret QUOTED]')");
  assert.equal(redact(JSON.stringify(locator)), `"getByLabel('[secret QUOTED]')"`);
});

test('it still gives its value to the one place that needs it', () => {
  assert.equal(secret.reveal(), value);
});

/** What must not be left of a secret: any so long part of it. */
const LONGEST_LEFT = 6;

const KEY_LINES = ['MC4CAQAwBQYDK2VwBCIEIEcanary', 'bGluZSB0d28gb2YgdGhlIGtleQ'];
const PEM = `-----BEGIN PRIVATE KEY-----\n${KEY_LINES.join('\n')}\n-----END PRIVATE KEY-----\n`;

test('the password inside an address goes with it, as it is and decoded', () => {
  const url = new Secret('DATABASE_URL', 'postgres://app:s3cr%2Ft-c%40nary@db.internal:5432/platform');
  assert.equal(url.name, 'DATABASE_URL');
  for (const said of [
    's3cr%2Ft-c%40nary',
    's3cr/t-c@nary',
    's3cr%2ft-c%40nary',
    'postgres://app:s3cr%2Ft-c%40nary@db',
  ]) {
    assert.equal(redact(`"${said}" is refused`).includes('nary'), false, said);
  }
  assert.equal(redact('db.internal:5432 is refused'), 'db.internal:5432 is refused', 'where it is may be told');
});

test('a password that everybody knows is no secret, and ordinary text keeps its words', () => {
  new Secret('DATABASE_URL', 'postgres://postgres:postgres@127.0.0.1:5432/platform');
  assert.equal(redact('postgres listens at postgres://127.0.0.1'), 'postgres listens at postgres://127.0.0.1');
});

test('of a value of several lines each line is secret, however the line breaks are written', () => {
  new Secret('SIGNING_KEY', PEM);
  new Secret('ESCAPED_KEY', 'first-canary-line\\nsecond-canary-line');
  const shown = [
    PEM,
    JSON.stringify({ key: PEM }),
    JSON.stringify({ text: JSON.stringify({ key: PEM }) }),
    `  ${KEY_LINES[1]}`,
    'first-canary-line\nsecond-canary-line',
  ];
  for (const text of shown) {
    const left = redact(text);
    assert.equal(
      [...KEY_LINES, 'canary'].some((line) => left.includes(line)),
      false,
      left,
    );
  }
  assert.equal(redact('-----BEGIN PRIVATE KEY-----'), '-----BEGIN PRIVATE KEY-----');
});

test('what is secret inside JSON is secret on its own', () => {
  new Secret(
    'ACCOUNT',
    JSON.stringify({ type: 'service_account', private_key: PEM, auth: { token: 'tok-canary-77' } }),
  );
  assert.equal(redact('tok-canary-77'), '[secret ACCOUNT]');
  assert.equal(redact('a service_account'), 'a service_account');
});

test('nothing is left of a secret inside of anything longer, in any encoding', () => {
  const secretText = fc
    .string({ minLength: 9, maxLength: 60, unit: 'grapheme' })
    .filter((text) => text.trim().length > 8);
  const encode: Record<string, (text: string) => string> = {
    plain: (text) => text,
    base64: (text) => Buffer.from(text).toString('base64'),
    base64url: (text) => Buffer.from(text).toString('base64url'),
    hexadecimal: (text) => Buffer.from(text).toString('hex'),
    address: encodeURIComponent,
    form: (text) => new URLSearchParams({ text }).toString(),
    JSON: (text) => JSON.stringify(text),
  };
  fc.assert(
    fc.property(
      secretText,
      fc.string(),
      fc.string(),
      fc.constantFrom(...Object.keys(encode)),
      (text, before, after, how) => {
        new Secret('INSIDE', text);
        const encoded = encode[how]?.(`${before}|${text}|${after}`) ?? '';
        const left = redact(encoded);
        assert.ok(left.includes('[secret '), `${how} of ${JSON.stringify(text)} is left`);
        // Of base64, the characters at both ends hold bits of what stands beside the secret.
        const own = (encode[how]?.(text) ?? '').slice(3, -5);
        assert.ok(own.length < LONGEST_LEFT || before.includes(text) || !left.includes(own), how);
      },
    ),
    { numRuns: 150 },
  );
});

test('secrets that overlap are covered from end to end', () => {
  new Secret('ONE', 'alpha-beta-gamma');
  new Secret('TWO', 'gamma-delta-epsilon');
  assert.equal(redact('>alpha-beta-gamma-delta-epsilon<'), '>[secret TWO]<');
  assert.equal(redact('alpha-beta-gammaalpha-beta-gamma'), '[secret ONE][secret ONE]');
});

test('thousands of secrets cost little more than few', () => {
  const texts = Array.from({ length: 200 }, (_, index) => `finding ${index}: ${'nothing to hide here; '.repeat(14)}`);
  const timed = () => {
    const begun = process.cpuUsage();
    for (let round = 0; round < 10; round += 1) for (const text of texts) redact(text);
    const { user, system } = process.cpuUsage(begun);
    return user + system;
  };
  timed();
  const few = timed();
  for (let index = 0; index < 2000; index += 1) rememberSecret(`S${index}`, randomBytes(18).toString('base64url'));
  const many = timed();
  assert.ok(many < few * 20 + 50_000, `${few} µs of processor time became ${many}`);
});

test('JSON stays JSON, and a date a date, however ordinary a secret is', () => {
  for (const ordinary of ['48151', 'true', 'null', '2031']) rememberSecret('ORDINARY', ordinary);
  const content = { at: '2031-11-20T09:30:12.000Z', took: 48151, isSo: true, none: null, list: [48151] };
  assert.deepEqual(JSON.parse(redactedJson(content)), content);
  const held = { [`named ${value}`]: [`it is ${value} or 48151`] };
  assert.deepEqual(JSON.parse(redactedJson(held)), {
    'named [secret BANK_CLIENT_SECRET]': ['it is [secret BANK_CLIENT_SECRET] or [secret ORDINARY]'],
  });
});
