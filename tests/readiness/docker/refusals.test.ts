import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { refusalsIn } from '../../../readiness/sources/docker/refusals.ts';

test('the last line in which a service says what it refuses is read, between whatever else is written', () => {
  const refusal = (key: string) =>
    JSON.stringify({ level: 'fatal', event: 'configuration-refused', problems: [{ key, problem: 'is not set' }] });
  const log = ['starting', refusal('OLD'), '{ "event": "listening" }', '{ broken', refusal('BANK_URL'), ''].join('\n');
  assert.deepEqual(refusalsIn(log), [{ key: 'BANK_URL', problem: 'is not set' }]);
});

test('no log is too strange to be read', () => {
  fc.assert(fc.property(fc.string(), (log) => refusalsIn(log).length === 0));
});
