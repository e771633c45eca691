import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Surge, surgeSchema } from '../../../model/surge.ts';
import { waitFor } from '../../../support/wait.ts';
import { rehearse, reportsFolder, startRehearse } from '../../helpers/rehearse-command.ts';
import { env, openShop } from '../../surge/shop.ts';

/** Steps wait for others: what counts as slow here must be beyond what a busy machine does. */
const PATIENT = ['--scenario', 'instant payment', '--browsers', '0', '--budget', '15s', '--errors', '20%'];

describe('a surge on the sample platform', () => {
  it('brings 200 users on two cores, and the load engine is not what is at its limit', async (context) => {
    const { path, latest } = reportsFolder(context);
    const played = await rehearse(context, ['run', '--only', 'instant payment', '--no-pictures', '--reports', path]);
    assert.equal(played.exitCode, 0, played.stdout + played.stderr);
    const args = ['surge', '--users', '200', '--over', '20s', ...PATIENT, '--reports', path];
    const ended = await rehearse(context, args);
    assert.ok(ended.exitCode === 0 || ended.exitCode === 1, ended.stdout + ended.stderr);
    const surge = read(latest('surge.json'));
    const most = surge.levels.at(-1);
    assert.ok(most !== undefined && most.users === 200 && most.reached > 190, `${most?.reached} were there at once`);
    assert.ok(most.engine.cpu > 0 && most.engine.cpu < 0.9, `the engine took ${most.engine.cpu} of a core`);
    assert.ok(surge.levels.every(({ state }) => state !== 'engine-limited'));
    assert.match(ended.stdout, /200 users: .*engine \d+ % of a core/);
    assert.match(readFileSync(latest('index.html'), 'utf8'), /up to 200 users/);
  });
});

describe('an interrupted surge', () => {
  it('leaves nothing running, and no half of a result', async (context) => {
    const shop = await openShop(context, 'surge: { most: 50 }');
    const args = ['surge', '--env', 'shop', '--users', '4', '--over', '60s', '--pause', '200ms', '--browsers', '0'];
    const running = startRehearse(context, args, { cwd: shop.project, env });
    await waitFor(async () => (shop.customers.length > 2 ? true : undefined), { withinMs: 30_000 });
    running.child.kill('SIGINT');
    assert.equal((await running.ended).exitCode, 130);
    assert.deepEqual(await running.leftAfter(5000), []);
    assert.throws(() => read(join(shop.project, 'reports/runs/2026-11-21T100000-abcd/surge.json')));
  });
});

function read(path: string): Surge {
  return surgeSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
