import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemClock } from '../../support/clock.ts';
import { openLedger } from '../../verdict/ledger/open-ledger.ts';
import { EnvironmentLock } from '../../verdict/lock/environment-lock.ts';
import { rehearse } from '../helpers/rehearse-command.ts';
import { RUN } from './recorded-run.ts';
import { env, openShop } from './shop.ts';

const FAST = ['--browsers', '0', '--pause', '200ms'];

test('one user tries first, and nobody else comes where that does not work', async (context) => {
  const shop = await openShop(context, 'surge: { most: 50 }');
  shop.refusesWith = 500;
  const ended = await rehearse(context, ['surge', '--env', 'shop', ...FAST], { cwd: shop.project, env });
  assert.equal(ended.exitCode, 2);
  assert.match(ended.stderr, /even for one user[\s\S]*2\.1 POST \/orders: answered 500, not 303 as recorded/);
  assert.ok(!existsSync(join(shop.project, 'reports/runs', RUN, 'surge.json')));
});

test('nobody is brought where it is not proved which environment it is', async (context) => {
  const shop = await openShop(context, "identity: { name: 'shop', id: 'another-1' }, surge: { most: 500 }");
  const ended = await rehearse(context, ['surge', '--env', 'shop'], { cwd: shop.project, env });
  assert.equal(ended.exitCode, 2);
  assert.match(ended.stderr, /not proved that this is shop/);
  assert.deepEqual(shop.customers, []);
});

test('nobody is brought where somebody rehearses', async (context) => {
  const shop = await openShop(context, 'surge: { most: 500 }');
  const reports = join(shop.project, 'reports');
  const ledger = await openLedger(undefined, { reports, project: shop.project, variables: {} });
  const lock = new EnvironmentLock(ledger, 'shop', { clock: systemClock, hasEnded: () => false });
  await lock.take({ run: 'another', host: 'elsewhere', pid: 1, job: null, process: null }, 60_000);
  const ended = await rehearse(context, ['surge', '--env', 'shop'], { cwd: shop.project, env });
  assert.equal(ended.exitCode, 2);
  assert.match(ended.stderr, /shop is being rehearsed on already/);
  assert.deepEqual(shop.customers, []);
});
