import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readContract } from '../../mocks/contract/read-contract.ts';
import { readLifecycle } from '../../mocks/from-contract/read-lifecycle.ts';
import { idStyles } from '../../mocks/from-contract/resources/resource-ids.ts';
import type { ResourceRecord } from '../../mocks/from-contract/resources/resource-record.ts';
import { Resources } from '../../mocks/from-contract/resources/resources.ts';
import { processMemory } from '../../mocks/state/memory.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { documentNamed, openBank } from './open-bank.ts';

function record(id: number, state: 'open' | 'done'): ResourceRecord {
  return {
    id: String(id),
    correlationId: null,
    createdBy: 'create',
    idempotencyKey: `key-${id}`,
    course: { state, since: id, polls: 0 },
    body: {},
    sent: [],
    submittedAt: id,
    updatedAt: id,
    enquiries: [],
    history: [],
  };
}

test('finished resources are forgotten, the oldest first, once there are too many; open ones never', () => {
  const memory = processMemory();
  const resources = new Resources(memory, (state) => state === 'done', 2);
  for (const id of [1, 2, 3, 4, 5]) resources.put(record(id, 'open'));
  for (const id of [3, 1, 5, 2]) resources.put(record(id, 'done'));
  assert.deepEqual(
    [...resources.all()].map(({ id }) => id),
    ['2', '4', '5'],
  );
  assert.equal(resources.createdUnder('key-3'), undefined);
  assert.equal(resources.createdUnder('key-5')?.id, '5');
});

test('ids look like the samples, are the same for the same seed, and differ from one another', () => {
  const sample = fc.oneof(
    fc.constant(7),
    fc.constant('12'),
    fc.uuid(),
    fc.constant('tr_00112233445566aa'),
    fc.constant('NT8E074OUBZ3GLJN'),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(sample, fc.string(), (like, seed) => {
      const [style] = idStyles([like]);
      assert.ok(style !== undefined);
      const ids = Array.from({ length: 50 }, (_, count) => style(seed, count));
      assert.equal(new Set(ids).size, 50);
      assert.deepEqual(
        ids,
        Array.from({ length: 50 }, (_, count) => style(seed, count)),
      );
      if (like !== undefined) assert.equal(typeof ids[0], typeof like);
      if (typeof like === 'string' && like.length > 12) assert.equal(String(ids[0]).length, like.length);
    }),
  );
});

test('what stands before the last separator of an id is taken for its prefix, and enough comes after it', () => {
  for (const [like, prefix] of [
    ['urn:harbour:C1DD33123', 'urn:harbour:'],
    ['https://bank.example/transfers/7', 'https://bank.example/transfers/'],
    ['txn_live_00112233445566aa', 'txn_live_'],
  ] as const) {
    const [style] = idStyles([like]);
    assert.ok(style !== undefined);
    const ids = Array.from({ length: 50 }, (_, count) => String(style('seed', count)));
    assert.equal(new Set(ids).size, 50);
    assert.ok(
      ids.every((id) => id.startsWith(prefix)),
      ids[0],
    );
  }
});

test('a script moves a resource when it is looked at; what is none of its states is left alone', async (t) => {
  const file = join(temporaryFolder(t), 'scripted.mjs');
  writeFileSync(
    file,
    `export default {
      resource: 'transfer', create: 'orderTransfer', read: 'readTransfer', id: '/id', state: '/status', initial: 'PENDING',
      moves: [{
        from: 'PENDING', to: ['BOOKED', 'REFUSED'],
        script: ({ body, now, since }) => {
          if (now - since < 1000) return undefined;
          return body.amount.value === '0.00' ? 'LOST' : Number(body.amount.value) > 100 ? 'REFUSED' : 'BOOKED';
        },
      }],
    };`,
  );
  const contract = await readContract(documentNamed('transfers.yaml'));
  const bank = openBank({ contract, lifecycle: await readLifecycle(file, contract) });
  const warnings: string[] = [];
  const onWarning = ({ message }: Error) => warnings.push(message);
  process.on('warning', onWarning);
  t.after(() => process.off('warning', onWarning));
  const ids: string[] = [];
  for (const value of ['99.00', '101.00', '0.00']) {
    const order = { amount: { value, currency: 'EUR' }, creditor: { name: 'Tea & Sons' } };
    ids.push((await bank.call('POST', '/transfers', order)).subject.resource ?? '');
  }
  const states = () => ids.map((id) => bank.model.desk.find(id)?.state);
  assert.deepEqual(states(), ['PENDING', 'PENDING', 'PENDING']);
  await bank.advance(1000);
  assert.deepEqual(states(), ['BOOKED', 'REFUSED', 'PENDING']);
  assert.deepEqual(
    bank.decisions().map(({ by, state, final }) => [by, state, final]),
    [
      ['script', 'BOOKED', true],
      ['script', 'REFUSED', true],
    ],
  );
  await new Promise((resolve) => setImmediate(resolve));
  assert.match(warnings.join('\n'), /a script answered "LOST", which is none of BOOKED, REFUSED/);
});
