import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LogLine } from '../../model/log-line.ts';
import { judge } from '../../verdict/judge.ts';
import { bankTeam, facts, finding, scenario, step, team } from './samples.ts';

const readiness = {
  schemaVersion: 1,
  environment: 'local',
  startedAt: '2026-03-01T10:00:00.000Z',
  durationMs: 5,
  findings: [finding('ready/orders', 'pass', { owner: bankTeam })],
};
const line = (second: number, text: string, changes: Partial<LogLine> = {}): LogLine => ({
  at: `2026-03-01T10:00:0${second}.000Z`,
  subject: 'orders',
  level: 'error',
  text,
  ...changes,
});
const blockerOf = (logs: readonly LogLine[], passedLogs: readonly LogLine[] = []) => {
  const failed = scenario('a', {
    status: 'failed',
    error: 'expect(locator).toBeVisible failed\n\nLocator: receipt\nCall log:\n  - waiting for receipt',
    steps: [step({ logs: [...passedLogs] }), step({ status: 'failed', logs: [...logs] })],
  });
  const evidence = { schemaVersion: 1, scenarios: [failed], contractFindings: [], gaps: [] };
  const { blockers } = judge({ ...facts, readiness, evidence }, Date.parse('2026-03-01T10:05:00.000Z'));
  return blockers.map(({ cause, owner }) => ({ cause, owner: owner?.name }));
};

test('what was logged first in the step that failed is told, and whoever owns what logged it is named', () => {
  const later = line(5, 'no answer from orders', { subject: 'portal' });
  assert.deepEqual(
    blockerOf([later, line(3, 'no stock of tea\n  at Stock.take'), line(1, 'took it', { level: 'info' })]),
    [
      {
        cause: 'expect(locator).toBeVisible failed\n\nLocator: receipt; in that step orders logged “no stock of tea”',
        owner: bankTeam.name,
      },
    ],
  );
});

test('an error of a step that passed, and warnings, are no cause; a part that nobody asked about has no owner', () => {
  const said = 'expect(locator).toBeVisible failed\n\nLocator: receipt';
  assert.deepEqual(blockerOf([line(3, 'slow', { level: 'warning' })], [line(1, 'no stock')]), [
    { cause: said, owner: team.name },
  ]);
  const [blocker] = blockerOf([line(3, 'no stock', { subject: 'warehouse' })]);
  assert.deepEqual(blocker, { cause: `${said}; in that step warehouse logged “no stock”`, owner: team.name });
});
