import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { BankExchange } from '../../model/bank-exchange.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { smallBank, written } from './documents.ts';
import { type Answer, driftingBank, exchange } from './drifting-bank.ts';
import { recordRun } from './recorded-run.ts';

const TOKEN = 'a-very-secret-token-2481';
const SECRET = `Bearer ${TOKEN}`;

interface Options {
  readonly args?: readonly string[];
  readonly exchanges?: readonly BankExchange[];
}

async function drift(
  t: TestContext,
  answer: Answer,
  { args = [], exchanges = [exchange({ path: '/payments', responseBody: [] })] }: Options = {},
) {
  const folder = temporaryFolder(t);
  const reports = join(folder, 'reports');
  const contract = written(folder, 'bank.json', smallBank());
  if (exchanges.length > 0) recordRun(reports, '1', { exchanges });
  const bank = await driftingBank(t, () => answer);
  const all = ['bank', 'drift', '--against', bank.url, '--contract', contract, '--reports', reports, ...args];
  return { ...(await rehearse(t, all, { env: { BANK_AUTHORIZATION: SECRET } })), received: bank.received };
}

test('a bank that keeps the contract: exit code 0', async (t) => {
  const { exitCode, stdout } = await drift(t, { body: [{ amount: 1 }] });
  assert.equal(exitCode, 0);
  assert.match(stdout, /1 calls made, for 1 of the 1 recorded in run 1\./);
});

test('one that violates it: exit code 1, with operation, place, expected and got', async (t) => {
  const { exitCode, stdout } = await drift(t, { body: [{ amount: '1.00', fee: 2 }] });
  assert.equal(exitCode, 1);
  assert.match(
    stdout,
    /Against the contract\n {2}listPayments\n {4}body \/\*\/amount: expected .*number.*, got .*1\.00.* \(once\)/,
  );
  assert.match(stdout, /Not in the contract\n {2}listPayments\n {4}body \/\*\/fee/);
  assert.ok(stdout.indexOf('Against the contract') < stdout.indexOf('Not in the contract'));
});

test('only more than is documented: exit code 0, and told', async (t) => {
  const { exitCode, stdout } = await drift(t, { body: [{ amount: 1, fee: 2 }] });
  assert.equal(exitCode, 0);
  assert.match(stdout, /\/\*\/fee/);
});

test('nothing could be compared: exit code 3', async (t) => {
  const { exitCode, stdout } = await drift(t, { status: 401, body: {} });
  assert.equal(exitCode, 3);
  assert.match(stdout, /Nothing could be compared/);
});

test('the credential is sent, not followed elsewhere and never printed', async (t) => {
  for (const args of [[], ['--json']]) {
    const leaking = { body: [{ amount: SECRET, status: TOKEN }], headers: { 'x-echo': SECRET } };
    const { received, stdout, stderr } = await drift(t, leaking, { args });
    assert.deepEqual(
      received.map(({ authorization }) => authorization),
      [SECRET],
    );
    assert.doesNotMatch(stdout + stderr, /very-secret/);
  }
});

test('no recorded calls: exit code 2, with what to do', async (t) => {
  const { exitCode, stderr } = await drift(t, {}, { exchanges: [] });
  assert.equal(exitCode, 2);
  assert.match(stderr, /rehearse with the mock bank first/);
});

test('without a contract for the version that was spoken: exit code 2', async (t) => {
  const reports = join(temporaryFolder(t), 'reports');
  recordRun(reports, '1', { exchanges: [exchange({ version: 'theirs' })] });
  const { exitCode, stderr } = await rehearse(t, [
    'bank',
    'drift',
    '--against',
    'http://127.0.0.1:9',
    '--reports',
    reports,
  ]);
  assert.equal(exitCode, 2);
  assert.match(stderr, /--contract FILE/);
});

for (const [what, args] of [
  ['no address', ['--against', 'sandbox']],
  ['an address with a password in it', ['--against', 'https://a:b@bank.example']],
  [
    'a version beside a contract',
    ['--against', 'https://bank.example', '--version', '2026-03', '--contract', 'bank.yaml'],
  ],
  ['a method that can’t be allowed', ['--against', 'https://bank.example', '--allow', 'FETCH']],
] as const) {
  test(`${what} is wrong use: exit code 2`, async (t) => {
    assert.equal((await rehearse(t, ['bank', 'drift', ...args])).exitCode, 2);
  });
}
