import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { valueAt } from '../../mocks/contract/document/json-pointer.ts';
import { material, openBank } from './open-bank.ts';

const transfers = await material('transfers.yaml', 'transfers.ts');

const RUNS = ['monday', 'tuesday'] as const;
const amount = fc.record({
  value: fc.nat().map((cents) => (cents / 100).toFixed(2)),
  currency: fc.constantFrom('EUR', 'USD'),
});
const creditor = fc.record({ name: fc.string(), iban: fc.string(), password: fc.string() }, { requiredKeys: ['name'] });
const which = fc.nat({ max: 5 });
const action = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    run: fc.constantFrom(...RUNS),
    order: fc.record({ amount, creditor }),
  }),
  fc.record({ do: fc.constant('create-badly' as const), order: fc.jsonValue() }),
  fc.record({ do: fc.constant('read' as const), run: fc.constantFrom(...RUNS), which }),
  fc.record({ do: fc.constant('list' as const), run: fc.constantFrom(...RUNS) }),
  fc.record({ do: fc.constant('cancel' as const), run: fc.constantFrom(...RUNS), which }),
  fc.record({
    do: fc.constantFrom('approve' as const, 'reject' as const),
    which,
    reason: fc.string({ maxLength: 80 }),
  }),
  fc.record({ do: fc.constant('wait' as const), milliseconds: fc.nat({ max: 6000 }) }),
);

interface Known {
  readonly id: string;
  readonly run: string;
  state: string;
  reads: number;
  approvedAt: number;
}

test('whatever happens, every answer is as the contract has it and agrees with a plain model', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 25, size: 'max' }), async (actions) => {
      const { call, model, advance } = openBank(transfers);
      const known: Known[] = [];
      let now = 0;
      const headers = (run: string) => ({ 'x-correlation-id': `${run}.scenario` });
      const isOpen = ({ state }: Known) => state === 'PENDING' || state === 'CHECKED';
      for (const each of actions) {
        const one = 'which' in each ? known[each.which % known.length] : undefined;
        if (each.do === 'create') {
          const { subject } = await call('POST', '/transfers', each.order, headers(each.run));
          assert.equal(subject.state, 'PENDING');
          known.push({ id: subject.resource ?? '', run: each.run, state: 'PENDING', reads: 0, approvedAt: 0 });
        } else if (each.do === 'create-badly') {
          assert.equal((await call('POST', '/transfers', each.order)).status, 400);
        } else if (each.do === 'list') {
          const { body } = await call('GET', '/transfers', undefined, headers(each.run));
          const own = known.filter(({ run }) => run === each.run).reverse();
          const items = valueAt(body, '/items');
          assert.ok(Array.isArray(items));
          assert.deepEqual(
            items.map((item) => [valueAt(item, '/id'), valueAt(item, '/status')]),
            own.map(({ id, state }) => [id, state]),
          );
        } else if (each.do === 'wait') {
          await advance(each.milliseconds);
          now += each.milliseconds;
          for (const other of known) {
            if (other.state === 'APPROVED' && now - other.approvedAt >= 5000) other.state = 'BOOKED';
          }
        } else if (one === undefined) {
          assert.equal((await call('GET', '/transfers/tr_0000')).status, 404);
        } else if (each.do === 'read') {
          const { status, subject } = await call('GET', `/transfers/${one.id}`, undefined, headers(each.run));
          assert.equal(status, each.run === one.run ? 200 : 404);
          if (status === 404) continue;
          assert.equal(subject.state, one.state);
          one.reads += 1;
          if (one.state === 'PENDING' && one.reads === 2) one.state = 'CHECKED';
        } else if (each.do === 'cancel') {
          const { status } = await call('POST', `/transfers/${one.id}/cancellation`, undefined, headers(each.run));
          assert.equal(status, each.run !== one.run ? 404 : isOpen(one) ? 200 : 409);
          if (status === 200) one.state = 'CANCELLED';
        } else {
          const outcome = model.desk.decide(one.id, { decision: each.do, by: 'Staff', reason: each.reason });
          const lacksReason = each.do === 'reject' && each.reason.trim() === '';
          assert.equal(outcome.done, isOpen(one) && !lacksReason);
          if (!outcome.done) continue;
          one.state = each.do === 'approve' ? 'APPROVED' : 'REFUSED';
          one.approvedAt = now;
        }
        for (const { id, state } of known) {
          assert.equal(model.desk.find(id)?.state, state);
          reached.add(state);
        }
      }
    }),
    { numRuns: 300 },
  );
  assert.deepEqual([...reached].sort(), ['APPROVED', 'BOOKED', 'CANCELLED', 'CHECKED', 'PENDING', 'REFUSED']);
});
