import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { writeScript } from '../../cli/surge/write-script.ts';
import { makePlan } from '../../surge/plan/make-plan.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { exchange, recorded, usual } from './recorded.ts';

const scriptSchema = z.object({
  config: z.object({
    target: z.string(),
    processor: z.string(),
    phases: z.array(
      z.object({ name: z.string(), duration: z.string(), arrivalRate: z.number(), maxVusers: z.number() }),
    ),
  }),
  scenarios: z.array(
    z.object({ name: z.string(), beforeScenario: z.string(), flow: z.array(z.record(z.string(), z.unknown())) }),
  ),
});

test('a written script calls functions that are in the file beside it, which stands alone', async (context) => {
  const plan = makePlan(
    recorded({
      'Opens the shop': [exchange({ headers: { 'x-correlation-id': 'run.4711' } })],
      'Orders tea': [exchange({ method: 'POST', path: '/orders' })],
    }),
    usual,
  );
  const file = join(temporaryFolder(context), 'surge.json');
  const asked = { users: 8, overMs: 60_000, holdMs: 0, pauseMs: 2000, pace: 1, failedShare: 0.01, browsers: 0 };
  const services = [{ name: 'shop', url: 'https://shop.example/' }];
  assert.match(await writeScript(file, { plan, services, asked, surge: 's-1' }), /npx artillery run-fargate/);

  // Written again where it is, and nowhere over anything else.
  await writeScript(file, { plan, services, asked, surge: 's-1' });
  const elsewhere = join(file, '../package.json');
  writeFileSync(elsewhere, '{}');
  await assert.rejects(writeScript(elsewhere, { plan, services, asked, surge: 's-1' }), /is there already/);
  assert.equal(readFileSync(elsewhere, 'utf8'), '{}');
  const nowhere = join(file, '../no/surge.json');
  await assert.rejects(writeScript(nowhere, { plan, services, asked, surge: 's-1' }), { name: 'Problem' });

  const { config, scenarios } = scriptSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  assert.equal(config.target, 'https://shop.example');
  assert.deepEqual(
    config.phases.map(({ maxVusers }) => maxVusers),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
  assert.ok(
    scenarios[0]?.flow.every((step) => Object.keys(step).length === 1),
    'Artillery’s own command takes no more',
  );
  assert.deepEqual(
    scenarios[0]?.flow.map((step) => Object.keys(step)[0]),
    ['get', 'think', 'post'],
  );
  const beside = join(file, '..', config.processor);
  assert.deepEqual(
    [...readFileSync(beside, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name]) => name),
    ['node:crypto'],
  );
  const functions: Record<string, unknown> = await import(pathToFileURL(beside).href);
  for (const name of ['begin', 'sending', 'answered', 'asksAgain', 'failed'])
    assert.equal(typeof functions[name], 'function');
  const vars: Record<string, unknown> = {};
  const { begin } = functions;
  if (typeof begin === 'function') begin({ vars }, null, () => undefined);
  assert.match(String(vars.x_correlation_id), /^s-1\.[\da-f]{8}$/);
});
