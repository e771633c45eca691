import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeText } from '../../reports/readiness/change-text.ts';
import { changesBetween } from '../../reports/readiness/changes.ts';
import { paintWith } from '../../reports/readiness/paint.ts';
import { followTurns } from '../../reports/readiness/turns.ts';
import { finding } from './findings.ts';

const told = (...[before, after]: Parameters<typeof changesBetween>) =>
  changesBetween(before, after).map((change) => changeText(change, paintWith(false)).split('\n')[0]);

test('a change of status is told with both', () => {
  const before = [finding({ id: 'ready/a' }), finding({ id: 'ready/b', status: 'pass' })];
  const after = [
    finding({ id: 'ready/a', status: 'pass', observed: 'answers 200', observedAt: '2026-03-01T14:03:07.500Z' }),
    finding({ id: 'ready/b', status: 'unknown', observed: 'no answer', because: 'reachable/b' }),
  ];
  assert.deepEqual(told(before, after), [
    '14:03:07 ✓ fail → pass ready/a: answers 200',
    '10:00:00 ? pass → unknown ready/b: no answer (because of reachable/b)',
  ]);
});

test('what fails otherwise than before is told, but not for an age alone', () => {
  const id = 'configuration/a/KEY';
  assert.deepEqual(told([finding({ id, observed: 'not set' })], [finding({ id, observed: 'a placeholder' })]), [
    '10:00:00 ✗ fail configuration/a/KEY: a placeholder',
  ]);
  assert.deepEqual(told([finding({ id, observed: 'ran 3 s ago' })], [finding({ id, observed: 'ran 14 s ago' })]), []);
  const passes = { id, status: 'pass' } as const;
  assert.deepEqual(told([finding({ ...passes, observed: 'one' })], [finding({ ...passes, observed: 'another' })]), []);
});

test('a finding that follows from another now, or that was not there before, is told', () => {
  const because = 'reachable/a';
  assert.deepEqual(
    told([finding({ id: 'ready/a' })], [finding({ id: 'ready/a', because }), finding({ id: because })]),
    ['10:00:00 ✗ fail ready/a: otherwise (because of reachable/a)', '10:00:00 ✗ fail reachable/a: otherwise'],
  );
});

test('turning green and back is told with how long it took; doubts do not keep from green, the unknown does', () => {
  const turnOf = followTurns();
  const round = (minute: number, ...statuses: ('pass' | 'warn' | 'fail' | 'unknown')[]) => {
    const startedAt = `2026-03-01T10:0${minute}:00.000Z`;
    const findings = statuses.map((status, index) => finding({ id: `a/${index}`, status }));
    return turnOf({ schemaVersion: 1, environment: 'staging', startedAt, durationMs: 500, findings });
  };
  assert.equal(round(0, 'pass', 'fail'), undefined);
  assert.equal(round(1, 'pass', 'unknown'), undefined);
  assert.deepEqual(round(2, 'pass', 'warn'), { at: '2026-03-01T10:02:00.500Z', fitness: 'fit', afterMs: 120_000 });
  assert.equal(round(4, 'pass', 'pass'), undefined);
  assert.deepEqual(round(5, 'unknown'), { at: '2026-03-01T10:05:00.500Z', fitness: 'unproved', afterMs: 180_000 });
  assert.equal(round(1, 'pass')?.afterMs, 0, 'nothing lasts less than no time, also where a clock was put back');
});
