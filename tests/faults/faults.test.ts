import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Faults } from '../../mocks/faults/faults.ts';
import { StateFile } from '../../mocks/state/state-file.ts';
import { Problem, Problems } from '../../support/problem.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { answer, callbackFor, callFor, faultsWith, NOON, read } from './samples.ts';

const slow = { does: { latency: '3s' } };

test('without faults nothing is planned', () => {
  const faults = new Faults('seed');
  assert.equal(faults.planFor(callFor()), undefined);
  assert.equal(faults.planForCallback(callbackFor()), null);
});

test('a fault for a run strikes that run’s calls only, one for everybody all', () => {
  const faults = faultsWith(slow, 'run-a');
  assert.equal(faults.planFor(callFor())?.delayMs, 3000);
  for (const run of ['run-b', null]) assert.equal(faults.planFor(callFor({ run })), undefined);
  assert.equal(faultsWith(slow).planFor(callFor({ run: null }))?.delayMs, 3000);
});

const OCCASIONS = [
  { on: { operation: ['readPayment', 'readApplication'] }, strikes: {}, spares: { operation: 'createPayment' } },
  { on: { version: '2026-03' }, strikes: {}, spares: { version: '2026-09' } },
  { on: { resource: 'app_1' }, strikes: {}, spares: { parameters: { applicationId: 'app_2' } } },
  { on: { run: 'run-b' }, strikes: { run: 'run-b' }, spares: { run: null } },
];

for (const { on, strikes, spares } of OCCASIONS) {
  test(`a fault on ${JSON.stringify(on)} strikes what fits and spares the rest`, () => {
    const faults = faultsWith({ on, ...slow });
    assert.equal(faults.planFor(callFor(spares)), undefined);
    assert.equal(faults.planFor(callFor(strikes))?.delayMs, 3000);
  });
}

test('each run is counted by itself, and a spared call is not counted', () => {
  const faults = faultsWith({ on: { operation: 'readApplication', first: 1 }, ...slow });
  assert.equal(faults.planFor(callFor({ operation: 'issueToken' })), undefined);
  assert.ok(faults.planFor(callFor()));
  assert.equal(faults.planFor(callFor()), undefined);
  assert.ok(faults.planFor(callFor({ run: 'run-b' })));
  assert.equal(faults.list(null)[0]?.struck, 2);
});

test('faults are listed for whom they strike, and turned off one by one, for a run, or all', () => {
  const faults = new Faults('seed');
  const [everybody, a, b] = [null, 'run-a', 'run-b'].map((run) => faults.inject({ name: 'slow', ...slow }, run));
  assert.deepEqual(
    faults.list('run-a').map(({ id }) => id),
    [everybody, a],
  );
  assert.deepEqual(
    faults.list(null).map(({ id }) => id),
    [everybody, a, b],
  );
  faults.clear('run-b');
  assert.deepEqual(
    faults.list('run-b').map(({ id }) => id),
    [everybody],
  );
  assert.equal(faults.remove(String(a)), true);
  assert.equal(faults.remove(String(a)), false);
  assert.equal(faults.planFor(callFor())?.delayMs, 3000);
  faults.clear(null);
  assert.equal(faults.planFor(callFor()), undefined);
});

test('several faults on one call join: delays add up, bodies are spoilt in turn, all are named', () => {
  const faults = new Faults('seed');
  faults.inject({ name: 'slow', ...slow }, null);
  faults.inject({ name: 'renamed', does: { schema: { rename: { '/status': 'state' } } } }, null);
  faults.inject({ name: 'odd', does: { latency: '1s', contentType: 'text/html' } }, null);
  const plan = faults.planFor(callFor());
  assert.deepEqual([plan?.fault, plan?.delayMs], ['slow+renamed+odd', 4000]);
  const spoilt = plan?.spoil?.(answer({ status: 'APPROVED' }));
  assert.deepEqual(spoilt && read(spoilt), {
    status: 200,
    type: 'text/html',
    retryAfter: null,
    text: '{"state":"APPROVED"}',
  });
});

test('silence is stronger than an answer of ours, and the bank that is not asked has not acted', () => {
  const both = faultsWith({ does: { status: 503, reset: 'after' } }).planFor(callFor());
  assert.deepEqual([both?.silence, both?.answerInstead], ['reset-before', null]);
  const silent = faultsWith({ does: { status: 503, timeout: true } }).planFor(callFor());
  assert.deepEqual([silent?.silence, silent?.answerInstead], ['timeout', null]);
});

test('an answer of ours is spoilt like the bank’s', () => {
  const plan = faultsWith({ does: { status: { code: 200, body: { a: 1 } }, malformed: true } }).planFor(callFor());
  assert.equal(plan?.answerInstead?.body.toString(), '{"a":1,');
  assert.equal(plan?.spoil, null);
});

test('a preset is injected by its name, and an unknown one is told with the nearest', () => {
  const faults = new Faults('seed');
  faults.inject('slow-bank', null);
  assert.equal(faults.planFor(callFor())?.fault, 'slow-bank');
  assert.throws(
    () => faults.inject('slow-bnak', null),
    (error) => error instanceof Problem && /did you mean slow-bank/.test(error.why),
  );
});

test('a fault that names what the bank does not have is refused', () => {
  const faults = new Faults('seed');
  faults.restrictTo({ operations: new Set(['readApplication', 'readPayment']), versions: new Set(['2026-03']) });
  const on = { operation: ['readPayment', 'readAplication'], version: '2027-01' };
  assert.throws(
    () => faults.inject({ name: 'aimless', on, ...slow }, null),
    (error) => {
      assert.ok(error instanceof Problems);
      const [operation, version] = error.problems;
      assert.match(operation?.why ?? '', /did you mean readApplication/);
      assert.match(version?.message ?? '', /2027-01/);
      return true;
    },
  );
  assert.deepEqual(faults.list(null), []);
});

test('a fault that a run turns on for another run’s calls is refused', () => {
  const faults = new Faults('seed');
  const order = { name: 'aimless', on: { run: ['run-b', 'run-c'] }, ...slow };
  assert.throws(() => faults.inject(order, 'run-a'), /another run’s calls only[\s\S]*leave out on\.run/);
  faults.inject(order, 'run-b');
  faults.inject(order, null);
  assert.equal(faults.list(null).length, 2);
});

test('faults outlive the process, and what goes wrong from the start is not doubled', (t) => {
  const file = join(temporaryFolder(t), 'state');
  const inAProcess = <Result>(act: (faults: Faults) => Result): Result => {
    const memory = new StateFile(file, 'sample');
    const result = act(new Faults('seed', memory));
    memory.close();
    return result;
  };
  const start = [{ name: 'slow', ...slow }];
  const id = inAProcess((faults) => {
    faults.startWith(start);
    return faults.inject({ name: 'lost', does: { callback: { never: true } } }, 'run-a');
  });
  inAProcess((faults) => {
    faults.startWith(start);
    assert.equal(faults.planFor(callFor())?.delayMs, 3000);
    assert.equal(faults.planForCallback(callbackFor())?.copies, 0);
    faults.remove(id);
  });
  const left = inAProcess((faults) => faults.list(null).map(({ fault }) => fault.name));
  assert.deepEqual(left, ['slow']);
});

test('the same seed gives the same waits, another seed others', () => {
  const waits = (seed: string) => {
    const faults = new Faults(seed);
    faults.inject({ name: 'unsteady', does: { latency: { from: '1s', to: '9s' } } }, null);
    return Array.from({ length: 20 }, () => faults.planFor(callFor({ now: NOON }))?.delayMs);
  };
  assert.deepEqual(waits('seed'), waits('seed'));
  assert.notDeepEqual(waits('seed'), waits('another'));
});
