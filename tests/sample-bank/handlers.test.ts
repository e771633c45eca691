import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { z } from 'zod';
import { sampleHandlers } from '../../mocks/sample/sample-handlers.ts';
import { Problem } from '../../support/problem.ts';
import { ANSWERS, applicationBody, idempotencyKey } from './bodies.ts';
import { openSample } from './open-sample.ts';

const ORIGIN = 'https://bank.example';
const receipt = z.object({ applicationId: z.string() });
const standing = z.object({ status: z.string() });

test('a unit test gets the bank in its own process through setupServer', async (t) => {
  const bank = await openSample();
  const server = setupServer(...sampleHandlers(bank.model, '2026-03', ORIGIN));
  server.listen({ onUnhandledFrame: 'error' });
  t.after(() => server.close());
  const headers = { ...(await bank.credential()), 'content-type': 'application/json' };
  const path = `${ORIGIN}/business-account-applications`;
  const send = (url: string, body: unknown, more = {}) =>
    fetch(url, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });

  const created = await send(path, applicationBody('2026-03'), idempotencyKey());
  assert.equal(created.status, 202);
  const { applicationId } = receipt.parse(await created.json());
  const supplied = await send(`${path}/${applicationId}/information`, { answers: ANSWERS });
  assert.equal(supplied.status, 202);
  bank.model.desk.decide(applicationId, { decision: 'approve', by: 'Staff' });
  const read = async () => standing.parse(await (await fetch(`${path}/${applicationId}`, { headers })).json());
  assert.deepEqual(await read(), { status: 'APPROVED' });

  assert.equal((await send(path, {}, idempotencyKey())).status, 422);
  assert.equal((await fetch(`${ORIGIN}/v2/payments`)).status, 404);
  const wrongMethod = await fetch(path, { method: 'DELETE' });
  assert.deepEqual([wrongMethod.status, wrongMethod.headers.get('allow')], [405, 'POST']);

  server.use(http.get(`${path}/:id`, () => HttpResponse.json({ status: 'ON_HOLD' })));
  assert.deepEqual(await read(), { status: 'ON_HOLD' });
  server.resetHandlers();
  assert.deepEqual(await read(), { status: 'APPROVED' });
});

test('a version that is not served is refused with those that are', async () => {
  const { model } = await openSample();
  const refused = (error: unknown) => error instanceof Problem && error.why.includes('2025-09, 2026-03, 2026-09');
  assert.throws(() => sampleHandlers(model, '2024-01', ORIGIN), refused);
});
