import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf } from '../../../readiness/fingerprint/change-of-commit.ts';

test('what somebody said of a commit is told on one line, without passwords that stand in it', () => {
  const told = (subject: string) =>
    changeOf({ commit: 'abc1234', at: '2026-11-20T09:00:00.000Z', author: subject, subject });
  for (const [said, what] of [
    [
      'Use https://ada:hunter2@host/x (and\tpostgres://app:s3cret@db/p)',
      'Use https://ada:…@host/x (and postgres://app:…@db/p)',
    ],
    ['Call /hooks?token=hunter2&a=1', 'Call /hooks?token=…&a=1'],
    ['\u001b[31mred\u202e \ud800', '[31mred \ufffd'],
    [`${'x'.repeat(199)}\u{1f600}`, 'x'.repeat(199)],
    ['Fix #12: the poller', 'Fix #12: the poller'],
  ]) {
    const { by, what: kept } = told(said ?? '');
    assert.deepEqual([by, kept], [what, what]);
  }
});
