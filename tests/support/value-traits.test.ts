import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { generate } from 'selfsigned';
import { type ValueShape, valueTraits } from '../../support/value-traits.ts';

const PLACEHOLDERS = [
  'changeme',
  'CHANGE-ME',
  'change_me_please',
  'change-this-secret',
  'replace me',
  'Replace with your key',
  '<your token>',
  '<CLIENT_SECRET>',
  'https://<host>/payments',
  'postgres://<user>:<password>@db/platform',
  'TODO',
  'todo: ask the bank',
  'TODO(payments)',
  'TODO_SET_BEFORE_DEMO',
  'TBD',
  'FIXME',
  'xxx',
  'XXXXXXXX',
  'xxxx-xxxx-xxxx',
  'sk_live_xxxxxxxx',
  'your-api-key-here',
  'YOUR_CLIENT_SECRET',
  'your password',
  'put the secret here',
  'https://your-domain.com/hook',
  'https://api.example.com',
  'somebody@example.org',
  'example',
  'dummy',
  'dummy-token',
  'AKIAIOSFODNN7EXAMPLE',
  `\${BANK_CLIENT_SECRET}`,
  `https://\${BANK_HOST}/v1`,
  '{{ bank.secret }}',
  '$(cat /run/secrets/bank)',
  '%BANK_SECRET%',
  '__BANK_SECRET__',
  '#{BANK_SECRET}#',
  'null',
  'undefined',
  '[object Object]',
  'N/A',
  'not set',
  '********',
  '[redacted]',
  'postgres://app:changeme@db/platform',
  'https://bank.internal/?token=changeme',
  '00000000-0000-0000-0000-000000000000',
  ' changeme\n',
  '"TODO"',
];

const REAL = [
  'https://board.internal/todo/42',
  'https://todo.internal',
  'todo-service',
  'Todo list of the week',
  'U29tZVhYWFhiYXNlNjR0ZXh0WFhYTU9SRQ==',
  'aXXXb-9xxx2',
  'exchange-medium',
  'sample-platform',
  'Northgate <no-reply@northgate.io>',
  '<?xml version="1.0"?><a/>',
  '<p>Welcome</p>',
  'a<b>c',
  'Dear {{name}}, welcome to Northgate',
  `%d [\${level}] %m`,
  '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
  'p$ssw9{rd',
  '* * * * *',
  '*/2 * * * * *',
  'your money, well kept',
  'payments accounts',
  'none',
  'test',
  'Example Bank plc',
  'https://bank.example/v1',
  'f3b9c1d2-1111-4222-8333-abcdefabcdef',
  '{"a":{"b":{}}}',
  '0.0.0.0',
  '^(?<name>[a-z]+)$',
  'en_GB',
  '/var/run/null',
];

test('what nobody filled in is told from what somebody did', () => {
  assert.deepEqual(
    PLACEHOLDERS.filter((value) => !valueTraits(value).placeholder),
    [],
    'placeholders that were not noticed',
  );
  assert.deepEqual(
    REAL.filter((value) => valueTraits(value).placeholder),
    [],
    'real values that were taken for placeholders',
  );
});

test('a value that was cut from random bytes is never a placeholder or well known', () => {
  const random = fc.uint8Array({ minLength: 16, maxLength: 48 }).map((bytes) => Buffer.from(bytes));
  const text = fc.oneof(
    random.map((bytes) => bytes.toString('base64')),
    random.map((bytes) => bytes.toString('base64url')),
    fc.uuid(),
  );
  fc.assert(
    fc.property(text, (value) => {
      // Shrinking leads to nothing but the same byte again and again, which random bytes are not.
      fc.pre(new Set(value).size > 5);
      const { placeholder, wellKnown } = valueTraits(value);
      return !placeholder && !wellKnown;
    }),
  );
});

test('a credential that everybody knows is noticed, also inside an address', () => {
  const known = [
    'admin',
    'Password',
    'postgres',
    'minioadmin',
    'secret',
    '123456',
    '12345678',
    'postgres://postgres:postgres@db:5432/platform',
    'amqp://guest:guest@queue',
    'redis://:1234@cache/0',
    'jdbc:postgresql://db/platform?user=app&password=secret',
    'host=db user=app password=admin',
  ];
  const own = [
    'postgres://postgres:9vJ2-kq@db/postgres',
    'postgres://db/postgres',
    'secretary',
    '1234',
    '8080',
    'administrators-of-payments',
    'https://admin.internal/secret',
  ];
  assert.deepEqual(
    known.filter((value) => !valueTraits(value).wellKnown),
    [],
  );
  assert.deepEqual(
    own.filter((value) => valueTraits(value).wellKnown),
    [],
  );
});

test('nothing, white space around a value and quotes left in are noticed', () => {
  for (const blank of ['', ' ', '\n\t']) assert.equal(valueTraits(blank).blank, true);
  const untidy = (value: string) => valueTraits(value).untidy;
  for (const value of [' key', 'key ', 'key\n', '\tkey']) assert.equal(untidy(value), 'surrounding-space', value);
  for (const value of ['"key"', "'key'", '`key`', '“key”', '""']) assert.equal(untidy(value), 'quotes', value);
  for (const value of ['key', 'a b', '"a","b"', "'self'", "'self' 'none'", 'it"s', '{"a":1}', 'line one\nline two\n']) {
    assert.equal(untidy(value), null, value);
  }
});

async function certificateUntil(time: string): Promise<string> {
  const notAfterDate = new Date(time);
  const { cert } = await generate([{ name: 'commonName', value: 'bank' }], { keyType: 'ec', notAfterDate });
  return cert;
}

const claims = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64url');
const jwt = (payload: object) => `${claims({ alg: 'HS256', typ: 'JWT' })}.${claims(payload)}.c2lnbmF0dXJl`;
const key = generateKeyPairSync('ed25519', {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

test('a value tells all shapes that it has', async () => {
  const certificate = await certificateUntil('2031-05-06T07:08:09Z');
  const shapes: Record<string, ValueShape[]> = {
    'https://bank.internal/v1': ['url'],
    'postgres://app:p%40ss@db:5432/platform?sslmode=require': ['url', 'database-url'],
    'mongodb://a:b@one:27017,two:27017/platform': ['url', 'database-url'],
    'mongodb+srv://a:b@cluster.internal/platform': ['url', 'database-url'],
    'rediss://:p@cache:6380/0': ['url', 'database-url'],
    'jdbc:mysql://db/platform': ['database-url'],
    'f3b9c1d2-1111-4222-8333-abcdefabcdef': ['uuid'],
    [key.privateKey]: ['pem'],
    [key.privateKey.replaceAll('\n', '\\n')]: ['pem'],
    [Buffer.from(key.privateKey).toString('base64')]: ['pem'],
    [certificate]: ['pem', 'certificate'],
    [`${certificate}${key.privateKey}`]: ['pem', 'certificate'],
    [certificate.replace(/-----.*-----|\s/g, '')]: ['certificate'],
    [jwt({ sub: 'portal' })]: ['jwt'],
    '2026-11-21': ['date'],
    '2026-11-21T09:30:00+01:00': ['date'],
    '42': ['number'],
    '-1.5e3': ['number'],
    true: ['boolean'],
    off: ['boolean'],
    '1': ['number', 'boolean'],
    'staff@bank.internal': ['email'],
    // What only looks like one.
    'https://': [],
    'http:/bank.internal': [],
    'not a url://x y': [],
    [key.privateKey.split('\n').slice(0, 2).join('\n')]: [],
    '-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----': ['pem'],
    'eyJub3QiOiJhIn0.eyJ0b2tlbiI6MX0.c2ln': [],
    '2026-02-30': [],
    '2026-13-01': [],
    '12 apples': [],
    'staff@': [],
  };
  for (const [value, expected] of Object.entries(shapes)) {
    assert.deepEqual(valueTraits(value).shapes, expected, value);
  }
});

test('it tells when what it holds ends, the first to end of several', async () => {
  const [late, soon] = await Promise.all([
    certificateUntil('2031-05-06T07:08:09Z'),
    certificateUntil('2027-01-02T03:04:05Z'),
  ]);
  const ends = (value: string) => valueTraits(value).expiresAt;
  assert.equal(ends(late), '2031-05-06T07:08:09.000Z');
  assert.equal(ends(`${late}${soon}`), '2027-01-02T03:04:05.000Z');
  assert.equal(ends(soon.replaceAll('\n', '\\n')), '2027-01-02T03:04:05.000Z');
  assert.equal(ends(jwt({ exp: 1_800_000_000 })), '2027-01-15T08:00:00.000Z');
  assert.equal(ends(jwt({ sub: 'portal' })), null);
  assert.equal(ends(jwt({ exp: 1e300 })), null);
  assert.equal(ends('2026-11-21'), '2026-11-21T00:00:00.000Z');
  assert.equal(ends('2026-11-21T09:30:00+0130'), '2026-11-21T08:00:00.000Z');
  assert.equal(ends(key.privateKey), null);
});

test('a value that is made to be slow to look at is looked at in no time', () => {
  const slow = [
    '-----BEGIN A-----\n'.repeat(50_000),
    `-----BEGIN A-----\n${'A\n'.repeat(400_000)}`,
    `http://${'a.'.repeat(9000)}`,
    'postgres://'.concat('a@'.repeat(9000)),
    ';password='.repeat(1900),
    '<a'.repeat(9000),
    '{{a'.repeat(6000),
    'xx-'.repeat(60),
    `${' '.repeat(100_000)}a`,
  ];
  const begun = process.cpuUsage();
  for (const value of slow) assert.deepEqual(valueTraits(value).expiresAt, null);
  const { user } = process.cpuUsage(begun);
  assert.ok(user < 2_000_000, `${user} µs of processor time`);
});

test('no value makes it throw, and what it tells holds nothing of the value', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .constantFrom('postgres://', 'eyJ', '-----BEGIN ', 'LS0tLS', 'MII', '2026-', '<', '${')
      .chain((start) => fc.string({ maxLength: 80 }).map((rest) => start + rest)),
    fc.tuple(fc.string(), fc.string()).map(([user, password]) => `mysql://${user}:${password}@host/`),
  );
  const shown =
    /^\{"blank":(true|false),"untidy":(null|"[a-z-]+"),"placeholder":(true|false),"wellKnown":(true|false),"shapes":\[[a-z",-]*\],"expiresAt":(null|"[0-9T:.Z-]{24}")\}$/;
  fc.assert(
    fc.property(odd, (value) => shown.test(JSON.stringify(valueTraits(value)))),
    { numRuns: 150 },
  );
});
