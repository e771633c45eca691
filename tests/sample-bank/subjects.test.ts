import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_SUBJECT } from '../../mocks/bank-model.ts';
import { VERSION_NAMES, VERSIONS } from '../../mocks/sample/versions.ts';
import { clientOf } from './bodies.ts';
import { openSample } from './open-sample.ts';

test('the journal is told which application an answer is about and how it stands, in every version alike', async () => {
  const bank = await openSample();
  for (const version of VERSION_NAMES) {
    const { operations } = VERSIONS[version];
    const subject = (operation: string, body: unknown, parameters = {}, status = 200) =>
      bank.edition(version).operations.get(operation)?.subjectOf({ parameters, status, body });
    const client = await clientOf(bank, version);
    const { json } = await client.submit();
    const resource = client.idOf(await client.submit());
    const created = subject(operations.submitApplication, json);
    assert.deepEqual([created?.state, created?.namedState], ['received', json.status]);
    const read = await client.application(resource);
    const asked = { resource, namedState: read.json.status, state: 'information-required' };
    assert.deepEqual(subject(operations.readApplication, read.json, { applicationId: resource }), asked);
    const tampered = subject(operations.readApplication, { ...read.json, status: 'ON_HOLD' });
    assert.deepEqual(tampered, { resource, namedState: 'ON_HOLD', state: null });
    const refused = subject(operations.supplyInformation, { status: 404 }, { applicationId: 'app_1' }, 404);
    assert.deepEqual(refused, { resource: 'app_1', namedState: null, state: null });
    const payment = await client.pay();
    assert.equal(subject(operations.createPayment, payment.json)?.state, 'pending');
    assert.deepEqual(subject(operations.createPayment, 'no JSON', {}, 500), NO_SUBJECT);
  }
});

test('the roles of a delayed flow are those of the application, and of nothing else', async () => {
  const bank = await openSample();
  for (const version of VERSION_NAMES) {
    const roles = [...bank.edition(version).operations.values()].map(({ role }) => role);
    const flow = version === '2025-09' ? ['create', 'read', 'supply'] : ['create', 'read', 'supply', 'token'];
    assert.deepEqual(roles.filter((role) => role !== null).sort(), flow);
  }
});
