import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InvalidArgumentError } from 'commander';
import { neededUntil } from '../../cli/conductor/needed-until.ts';
import { names, timeSpan } from '../../cli/options.ts';
import { checks } from '../../readiness/checks/index.ts';
import { KINDS } from '../../readiness/kinds.ts';
import { assertKnown } from '../../readiness/only.ts';
import { Problem } from '../../support/problem.ts';

const QUESTIONS = [
  { check: 'reachable', question: { id: 'reachable/payments', subject: 'payments' } },
  { check: 'job', question: { id: 'job/poller', subject: 'poller' } },
];

test('the help tells of every kind of check, and of no other', () => {
  assert.deepEqual(Object.keys(KINDS).sort(), checks.map(({ name }) => name).sort());
});

test('subjects, kinds and ids are known; anything else is refused with what it was most likely meant to be', () => {
  assert.doesNotThrow(() => assertKnown(['payments', 'job', 'reachable/payments'], QUESTIONS, 'staging'));
  const refused = (wanted: string[]) => {
    try {
      assertKnown(wanted, QUESTIONS, 'staging');
    } catch (error) {
      if (error instanceof Problem) return `${error.message}; ${error.why}`;
    }
    return assert.fail('it was not refused');
  };
  assert.equal(
    refused(['payment', 'jobs', 'job', 'reachable/payment', 'constructor']),
    'Nothing is asked about "payment" (did you mean payments?), "jobs" (did you mean job?), ' +
      '"reachable/payment" (did you mean reachable/payments?), "constructor"; ' +
      'staging has payments, poller; it is asked about reachable, job',
  );
  assert.match(refused(['certificate']), /about "certificate" \(staging declares nothing for this kind of check\);/);
});

test('names are given with commas, several times, or both', () => {
  assert.deepEqual(names('payments, job', names('portal,job')), ['portal', 'job', 'payments']);
  assert.throws(() => names('payments,'), InvalidArgumentError);
  assert.throws(() => names(''), InvalidArgumentError);
});

test('a span is a duration that is more than nothing and no more than a day', () => {
  assert.equal(timeSpan('500ms'), 500);
  for (const wrong of ['0s', '10', 'soon', '-1s', '25h', '99999999999h']) {
    assert.throws(() => timeSpan(wrong), InvalidArgumentError, wrong);
  }
});

test('all must hold until the end of the demo; of one whose length nobody said for half an hour', () => {
  const now = Date.parse('2026-12-01T12:00:00Z');
  const until = (demo: string | null, slotMs: number | null) => {
    const at = neededUntil(demo, slotMs, now);
    return at === undefined ? undefined : new Date(at).toISOString().slice(11, 16);
  };
  assert.equal(until('2026-12-01T15:30:00.000Z', 20 * 60_000), '15:50');
  assert.equal(until('2026-12-01T15:30:00.000Z', null), '16:00');
  assert.equal(until(null, 20 * 60_000), '12:20');
  assert.equal(until(null, null), undefined);
});
