import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { findDrift } from '../../mocks/comparison/drift/find-drift.ts';
import { liveBank } from '../../mocks/comparison/drift/live-bank.ts';
import { closedContract } from '../../mocks/contract/closed-contract.ts';
import { readContract } from '../../mocks/contract/read-contract.ts';
import type { BankExchange } from '../../model/bank-exchange.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { smallBank, written } from './documents.ts';
import { type Answer, driftingBank, exchange, type Received } from './drifting-bank.ts';

const PAYMENT = { paymentId: 'pay-10001', amount: 12.5, status: 'PENDING' };
const LIST = exchange({ path: '/payments', responseBody: [PAYMENT] });
const CREATE = exchange({
  method: 'POST',
  path: '/payments',
  requestBody: { amount: 12.5 },
  status: 201,
  responseBody: PAYMENT,
});
const READ = exchange({ path: '/payments/pay-10001', responseBody: PAYMENT });

interface Options {
  readonly allow?: readonly string[];
  readonly mostCalls?: number;
}

async function drift(
  t: TestContext,
  exchanges: readonly BankExchange[],
  answers: (call: Received) => Answer | 'cut',
  { allow = [], mostCalls = 200 }: Options = {},
) {
  const bank = await driftingBank(t, answers);
  const contract = await readContract(written(temporaryFolder(t), 'bank.json', smallBank()));
  const report = await findDrift({
    contract,
    closed: closedContract(contract),
    exchanges,
    live: liveBank({ url: bank.url, withinMs: 5000 }),
    allowed: new Set(allow),
    mostCalls,
  });
  const findings = report.findings.map(({ operation, drift, where, pointer, count }) => [
    operation,
    drift,
    where,
    pointer,
    count,
  ]);
  return { ...report, findings, received: bank.received };
}

test('a bank that answers as documented has no findings', async (t) => {
  const { findings, compared, notCompared } = await drift(t, [LIST], () => ({ body: [PAYMENT, PAYMENT] }));
  assert.deepEqual([findings, compared, notCompared], [[], 1, []]);
});

for (const [what, answer, expected] of [
  [
    'a renamed field: the old one is missing, the new one undocumented',
    { body: [{ paymentId: 'a', value: 12.5 }] },
    [
      ['listPayments', 'violation', 'body', '/*/amount', 1],
      ['listPayments', 'undocumented', 'body', '/*/value', 1],
    ],
  ],
  ['a retyped field', { body: [{ amount: '12.50' }] }, [['listPayments', 'violation', 'body', '/*/amount', 1]]],
  [
    'a new enum value, counted over a list',
    {
      body: [
        { amount: 1, status: 'HELD' },
        { amount: 2, status: 'HELD' },
      ],
    },
    [['listPayments', 'violation', 'body', '/*/status', 2]],
  ],
  ['an undocumented field', { body: [{ amount: 1, fee: 2 }] }, [['listPayments', 'undocumented', 'body', '/*/fee', 1]]],
  ['a status that is not documented', { status: 202, body: [] }, [['listPayments', 'violation', 'status', '', 1]]],
] satisfies [string, Answer, unknown[]][]) {
  test(what, async (t) => {
    const { findings } = await drift(t, [LIST], () => answer);
    assert.deepEqual(findings, expected);
  });
}

test('a page of HTML in place of JSON is a violation, told once', async (t) => {
  const page = { status: 200, body: '<h1>Maintenance</h1>', headers: { 'content-type': 'text/html' } };
  const { findings } = await drift(t, [LIST], () => page);
  assert.deepEqual(
    findings.map(([operation, drift, where]) => [operation, drift, where]),
    [['listPayments', 'violation', 'content-type']],
  );
});

test('a documented status that is not the mock’s is told, and is no violation', async (t) => {
  const { findings } = await drift(t, [CREATE], () => ({ status: 422, body: { why: 'no' } }), { allow: ['POST'] });
  assert.deepEqual(
    findings.map(([operation, drift]) => [operation, drift]),
    [['createPayment', 'status']],
  );
});

test('only reading calls are made unless more is allowed', async (t) => {
  const { received, notCompared } = await drift(t, [CREATE, LIST], () => ({ body: [] }));
  assert.deepEqual(
    received.map(({ method }) => method),
    ['GET'],
  );
  assert.deepEqual(
    notCompared.map(({ operation, count }) => [operation, count]),
    [['createPayment', 1]],
  );
  assert.match(notCompared[0]?.reason ?? '', /--allow POST/);
});

test('an id that only the mock knows is not asked for, and is never counted as fine', async (t) => {
  const { received, notCompared, compared } = await drift(t, [CREATE, READ], () => ({ body: {} }));
  assert.deepEqual([received, compared], [[], 0]);
  assert.deepEqual(
    notCompared.map(({ operation }) => operation),
    ['createPayment', 'readPayment'],
  );
});

test('where creating is allowed, the live bank is asked for the id it gave itself', async (t) => {
  const live = { ...PAYMENT, paymentId: 'live/7 7' };
  const { received, findings, notCompared } = await drift(
    t,
    [CREATE, READ],
    ({ method }) => ({ status: method === 'POST' ? 201 : 200, body: live }),
    { allow: ['POST'] },
  );
  assert.deepEqual(
    received.map(({ method, url }) => `${method} ${url}`),
    ['POST /payments', 'GET /payments/live%2F7%207'],
  );
  assert.deepEqual(JSON.parse(received[0]?.body ?? ''), { amount: 12.5 });
  assert.deepEqual([findings, notCompared], [[], []]);
});

test('an id that only a Location header tells is found there', async (t) => {
  const silent = { ...CREATE, responseBody: { amount: 12.5 } };
  const read = { ...READ, responseBody: { amount: 12.5 } };
  const { received } = await drift(
    t,
    [silent, read],
    ({ method }) =>
      method === 'POST'
        ? { status: 201, body: { amount: 1 }, headers: { location: '/payments/L-9' } }
        : { body: { amount: 1 } },
    { allow: ['POST'] },
  );
  assert.equal(received[1]?.url, '/payments/L-9');
});

test('what the platform chose itself stays as it is, though the mock sent it back', async (t) => {
  const reference = exchange({
    path: '/payments',
    query: 'reference=INV-2026-118',
    responseBody: [{ amount: 1, reference: 'INV-2026-118' }],
  });
  const later = exchange({ path: '/payments', query: 'reference=INV-2026-118&limit=5', responseBody: [] });
  const { received } = await drift(t, [reference, later], () => ({ body: [] }));
  assert.deepEqual(
    received.map(({ url }) => url),
    ['/payments?reference=INV-2026-118', '/payments?reference=INV-2026-118&limit=5'],
  );
});

test('calls of the same operation, status and shape are made once', async (t) => {
  const { received, compared, standsFor } = await drift(
    t,
    [LIST, LIST, { ...LIST, responseBody: [PAYMENT, PAYMENT] }],
    () => ({ body: [] }),
  );
  assert.deepEqual([received.length, compared, standsFor], [1, 1, 3]);
});

test('no more calls are made than the limit', async (t) => {
  const many = ['a', 'b', 'c', 'd'].map((name) => ({ ...LIST, query: `${name}=1` }));
  const { received, notCompared } = await drift(t, many, () => ({ body: [] }), { mostCalls: 2 });
  assert.equal(received.length, 2);
  assert.deepEqual(
    notCompared.map(({ count, reason }) => [count, reason]),
    [[2, 'no more than 2 calls are made']],
  );
});

test('a bank that is not there is given up after a few calls', async (t) => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ ...LIST, query: `${name}=1` }));
  const { received, notCompared, compared } = await drift(t, many, () => 'cut');
  // The client may try a connection that was cut anew by itself, so more can arrive than were made.
  assert.equal(new Set(received.map(({ url }) => url)).size, 3);
  assert.equal(compared, 0);
  assert.equal(notCompared.at(-1)?.reason, 'the live bank no longer answers');
});

for (const [status, why] of [
  [401, /refuses the credential/],
  [429, /fewer calls/],
] as const) {
  test(`an answer of ${status} says nothing of the contract`, async (t) => {
    const { compared, notCompared } = await drift(t, [LIST], () => ({ status, body: {} }));
    assert.equal(compared, 0);
    assert.match(notCompared[0]?.reason ?? '', why);
  });
}

test('a redirect is not followed', async (t) => {
  const { received, findings } = await drift(t, [LIST], ({ url }) =>
    url === '/payments' ? { status: 302, headers: { location: '/elsewhere' } } : { body: [] },
  );
  assert.deepEqual(
    received.map(({ url }) => url),
    ['/payments'],
  );
  assert.deepEqual(
    findings.map(([, drift, where]) => [drift, where]),
    [['violation', 'status']],
  );
});

test('a call the contract has no operation for is listed', async (t) => {
  const { notCompared } = await drift(t, [exchange({ path: '/nowhere' })], () => ({}));
  assert.deepEqual(notCompared, [
    { operation: 'GET /nowhere', reason: 'the contract has no such operation', count: 1 },
  ]);
});
