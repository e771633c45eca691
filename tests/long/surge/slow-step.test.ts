import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { surgeSchema } from '../../../model/surge.ts';
import { rehearse } from '../../helpers/rehearse-command.ts';
import { RUN } from '../../surge/recorded-run.ts';
import { CROWD, env, openShop } from '../../surge/shop.ts';

const WITHOUT_BROWSERS = ['--browsers', '0', '--pause', '200ms'];

test('it finds at how many users a step is too slow, and names the request and whose it is', async (context) => {
  const shop = await openShop(context, 'surge: { most: 50 }');
  const args = ['surge', '--env', 'shop', '--users', '12', '--over', '9s', '--budget', '2s', ...WITHOUT_BROWSERS];
  const ended = await rehearse(context, args, { cwd: shop.project, env });
  assert.equal(ended.exitCode, 1, ended.stderr);
  const run = join(shop.project, 'reports/runs', RUN);
  const surge = surgeSchema.parse(JSON.parse(readFileSync(join(run, 'surge.json'), 'utf8')));
  assert.equal(surge.firstOver?.step, 'The customer sees the receipt');
  assert.equal(surge.firstOver?.request.pattern, '/orders/{orders_id}/receipt');
  assert.equal(surge.firstOver?.request.owner.name, 'Shop team');
  assert.ok(surge.firstOver.users > CROWD, 'not before the crowd');
  assert.ok(surge.fitUpTo !== null && surge.fitUpTo < surge.firstOver.users);
  assert.ok(
    surge.levels.every(({ engine }) => engine.cpu > 0 && engine.cpu < 0.9),
    'the engine’s own share is told',
  );
  assert.equal(new Set(shop.customers).size, shop.customers.length);
  assert.ok(shop.customers.length > 12 && !shop.customers.includes('ada@example.com'), 'each came as somebody else');
  assert.match(
    ended.stdout,
    /^NOT FIT {2}shop\nFit to show up to \d+ users; at \d+ “The customer sees the receipt” takes/m,
  );
  assert.match(ended.stdout, /whose: Shop team, #shop/);
  assert.match(readFileSync(join(run, 'index.html'), 'utf8'), /id="surge-heading"[\s\S]*Fit to show up to \d+ users/);
});
