import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { z } from 'zod';
import { chooseBank } from '../../mocks/choose-bank.ts';
import { bankControl } from '../../mocks/control-client.ts';
import { startBank } from '../../mocks/server.ts';
import { Problem } from '../../support/problem.ts';
import { manualClock } from '../helpers/manual-clock.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { documentNamed } from './open-bank.ts';

const ORDER = { amount: { value: '12.50', currency: 'EUR' }, creditor: { name: 'Quay Stores' } };
const HEADERS = { 'content-type': 'application/json', 'x-api-key': 'a-key', 'x-correlation-id': 'run-1.transfer' };
const TODAY = documentNamed('transfers.yaml');
const LIFECYCLE = documentNamed('transfers.ts');

/** Next month's contract of the same bank: the transfers have moved, and it is another version. */
function nextMonth(t: TestContext, version = '8'): string {
  const text = readFileSync(TODAY, 'utf8')
    .replaceAll('/transfers', '/payments-out')
    .replace("version: '7'", `version: '${version}'`);
  const file = join(temporaryFolder(t), 'next-month.yaml');
  writeFileSync(file, text);
  return file;
}

async function stage(t: TestContext, stateFile?: string) {
  const contracts = [TODAY, nextMonth(t)];
  const { kind } = await chooseBank({ bank: 'from-contract', contracts, lifecycles: [LIFECYCLE] });
  const bank = await startBank({ port: 0, host: '127.0.0.1', kind, seed: 'tests', clock: manualClock(), stateFile });
  t.after(() => bank.stop());
  const send = async (path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${bank.url}${path}`, { headers: HEADERS, ...sent });
    const parsed = z
      .looseObject({ id: z.string().optional(), transferId: z.string().optional() })
      .parse(await response.json());
    return { status: response.status, location: response.headers.get('location'), body: parsed };
  };
  return { send, control: bankControl(bank.url, { run: 'run-1' }), stop: () => bank.stop() };
}

test('two contracts are two versions of one bank: side by side, switched while a transfer is pending, decided at one desk', async (t) => {
  const { send, control } = await stage(t);
  assert.deepEqual(await control.versions(), { served: ['7', '8'], current: '7' });
  const today = await send('/transfers', ORDER);
  const later = await send('/8/payments-out', ORDER);
  assert.deepEqual([today.status, later.status], [202, 202]);
  const { cases } = await control.cases();
  assert.equal(new Set(cases.map(({ id }) => id)).size, 2);

  await control.switchVersion('8');
  const id = today.body.transferId ?? '';
  assert.equal((await send(`/transfers/${id}`)).status, 404);
  assert.equal((await send(`/7/transfers/${id}`)).body.status, 'PENDING');
  for (const each of cases) await control.decide(each.id, { decision: 'approve', by: 'Staff' });
  assert.equal((await send(`/7/transfers/${id}`)).body.status, 'APPROVED');
  assert.equal((await send(`/payments-out/${later.body.transferId ?? ''}`)).body.status, 'APPROVED');

  const { entries } = await control.journal();
  const lost = entries.filter(({ kind }) => kind === 'unexpected-call');
  assert.equal(lost.length, 1);
  assert.ok(lost[0]?.kind === 'unexpected-call' && lost[0].version === '8');
  assert.deepEqual(
    entries.filter((entry) => entry.kind === 'violation' && entry.side === 'response'),
    [],
  );
});

test('with a state file each version goes on with its own', async (t) => {
  const file = join(temporaryFolder(t), 'bank.state');
  const first = await stage(t, file);
  const today = (await first.send('/transfers', ORDER)).body.transferId ?? '';
  const later = (await first.send('/8/payments-out', ORDER)).body.transferId ?? '';
  await first.stop();
  const second = await stage(t, file);
  assert.equal((await second.send(`/transfers/${today}`)).body.status, 'PENDING');
  assert.equal((await second.send(`/8/payments-out/${later}`)).body.status, 'PENDING');
});

test('versions that can’t be told apart, one that is not there, and lifecycles that can’t be paired are refused', async (t) => {
  const cases: [Parameters<typeof chooseBank>[0], RegExp][] = [
    [
      { bank: 'from-contract', contracts: [TODAY, nextMonth(t, '7')], lifecycles: [] },
      /Two contracts are of the version 7/,
    ],
    [{ bank: 'from-contract', contracts: [TODAY, nextMonth(t)], lifecycles: [], version: '9' }, /no version 9.*7, 8/],
    [{ bank: 'from-contract', contracts: [TODAY], lifecycles: [LIFECYCLE, LIFECYCLE] }, /2 lifecycles for 1 contract/],
  ];
  for (const [choice, expected] of cases) {
    await assert.rejects(
      chooseBank(choice),
      (error) => error instanceof Problem && expected.test(`${error.message} ${error.why}`),
    );
  }
});
