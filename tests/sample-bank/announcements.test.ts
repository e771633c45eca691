import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { clientOf } from './bodies.ts';
import { readDocument } from './contract-document.ts';
import { type OpenSample, openSample } from './open-sample.ts';

/** An application that is asked, answers, is asked again, answers and is approved. */
async function journey(bank: OpenSample, correlation: string): Promise<string> {
  const client = await clientOf(bank, '2026-03', correlation);
  const id = client.idOf(await client.submit());
  await client.supply(id);
  bank.model.desk.decide(id, { decision: 'approve', by: 'Staff' });
  return id;
}

test('the platform is told of the assessment, the answers and the decision, as the contract has it', async () => {
  const bank = await openSample();
  const id = await journey(bank, 'run-1.journey');
  assert.deepEqual(
    bank.announced.map(({ event, version, resource, correlationId }) => [event, version, resource, correlationId]),
    Array.from({ length: 3 }, () => ['applicationChanged', '2026-03', id, 'run-1.journey']),
  );
  const bodies = z.array(z.record(z.string(), z.string())).parse(bank.announced.map(({ body }) => body));
  assert.deepEqual(
    bodies.map(({ applicationId, status }) => [applicationId, status]),
    ['INFORMATION_REQUIRED', 'UNDER_REVIEW', 'APPROVED'].map((status) => [id, status]),
  );
  assert.equal(new Set(bodies.map(({ eventId }) => eventId)).size, 3);
  assertAllowed(bank);
});

test('a callback is in the version that is current for the run when it is made, and the first version has none', async () => {
  const bank = await openSample();
  bank.versions.switchTo('2026-09', 'run-2');
  bank.versions.switchTo('2025-09', 'run-3');
  for (const run of ['run-1', 'run-2', 'run-3']) await journey(bank, `${run}.journey`);
  assert.deepEqual(
    bank.announced.map(({ version }) => version),
    ['2026-03', '2026-03', '2026-03', '2026-09', '2026-09', '2026-09'],
  );
  const { data } = z.object({ data: z.object({ status: z.string() }) }).parse(bank.announced[4]?.body);
  assert.equal(data.status, 'IN_REVIEW');
  assertAllowed(bank);
});

test('what changes nothing is not announced', async () => {
  const bank = await openSample();
  const client = await clientOf(bank, '2026-03');
  const id = client.idOf(await client.submit());
  await client.supply(id, [{ field: 'unasked', answer: 'An answer' }]);
  bank.model.desk.decide(id, { decision: 'approve', by: 'Staff' });
  await client.application(id);
  await client.pay();
  assert.equal(bank.announced.length, 1);
});

/** By the bank's own reading of the contract and by the plain one. */
function assertAllowed({ announced, model }: OpenSample): void {
  const schema = '#/webhooks/applicationChanged/post/requestBody/content/application~1json/schema';
  for (const { event, version, body } of announced) {
    const edition = model.editions.find((candidate) => candidate.version === version) ?? assert.fail();
    assert.deepEqual(edition.contract.checkCallback(event, body), []);
    assert.equal(readDocument(version).errors(schema, body), '');
  }
}
