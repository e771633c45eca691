import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callbackFor, callFor, faultsWith } from './samples.ts';

test('callbacks are duplicated, late, withheld or signed wrongly', () => {
  const plan = (callback: object) => faultsWith({ does: { callback } }).planForCallback(callbackFor());
  assert.deepEqual(plan({ copies: 3 }), { fault: 'tried', delayMs: 0, copies: 3, wrongSignature: false });
  assert.deepEqual(plan({ late: '20s' }), { fault: 'tried', delayMs: 20_000, copies: 1, wrongSignature: false });
  assert.equal(plan({ never: true })?.copies, 0);
  assert.equal(plan({ wrongSignature: true })?.wrongSignature, true);
});

test('out of order: every other one about a resource is held back, of each resource by itself', () => {
  const faults = faultsWith({ does: { callback: { outOfOrder: '4s' } } });
  const delays = ['app_1', 'app_2', 'app_1', 'app_1', 'app_2'].map(
    (resource) => faults.planForCallback(callbackFor({ resource }))?.delayMs ?? 0,
  );
  assert.deepEqual(delays, [4000, 4000, 0, 4000, 0]);
});

test('faults of callbacks strike by event and count, and leave calls alone', () => {
  const faults = faultsWith({ on: { event: 'paymentChanged', first: 1 }, does: { callback: { never: true } } });
  assert.equal(faults.planForCallback(callbackFor()), null);
  assert.equal(faults.planForCallback(callbackFor({ event: 'paymentChanged' }))?.copies, 0);
  assert.equal(faults.planForCallback(callbackFor({ event: 'paymentChanged' })), null);
  assert.equal(faults.planFor(callFor()), undefined);
});

test('several faults of callbacks join, and one that withholds wins', () => {
  const faults = faultsWith({ does: { callback: { copies: 2, late: '1s' } } });
  faults.inject({ name: 'later', does: { callback: { late: '2s', copies: 5 } } }, null);
  assert.deepEqual(faults.planForCallback(callbackFor()), {
    fault: 'tried+later',
    delayMs: 3000,
    copies: 5,
    wrongSignature: false,
  });
  faults.inject({ name: 'lost', does: { callback: { never: true } } }, null);
  assert.equal(faults.planForCallback(callbackFor())?.copies, 0);
});
