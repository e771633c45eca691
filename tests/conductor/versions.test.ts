import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseVersions } from '../../cli/conductor/bank-versions.ts';
import { exitCodeOfMatrix } from '../../cli/conductor/versions-run.ts';
import { bankVersions } from '../../cli/options.ts';
import type { Compatibility } from '../../model/compatibility.ts';
import type { Outcome } from '../../model/verdict.ts';

const served = ['2025-09', '2026-03', '2026-09'];

test('--bank-versions takes all, or a list', () => {
  assert.equal(bankVersions('all'), 'all');
  assert.deepEqual(bankVersions('2026-03, 2026-09,2026-03'), ['2026-03', '2026-09']);
  assert.throws(() => bankVersions('2026-03,'), /2026-03,2026-09, or all/);
});

test('versions are rehearsed in the order in which the bank serves them', () => {
  assert.deepEqual(chooseVersions('all', served), served);
  assert.deepEqual(chooseVersions(['2026-09', '2025-09'], served), ['2025-09', '2026-09']);
});

test('versions the bank does not serve are refused, all of them, with those that it does', () => {
  assert.throws(
    () => chooseVersions(['2024-01', '2026-03', '2027-01'], served),
    /"2024-01"[\s\S]*2025-09, 2026-03, 2026-09[\s\S]*"2027-01"/,
  );
});

function matrix(outcomes: Record<string, Outcome>, expected: string | null): Compatibility {
  const versions = Object.entries(outcomes).map(([version, outcome]) => ({ version, run: 'r', outcome, summary: '' }));
  const at = '2026-03-01T10:00:00.000Z';
  return {
    schemaVersion: 1,
    id: 'm',
    environment: 'local',
    expected,
    startedAt: at,
    endedAt: at,
    versions,
    scenarios: [],
  };
}

test('the exit code is that of the version the environment expects', () => {
  assert.equal(exitCodeOfMatrix(matrix({ a: 'no-go', b: 'go' }, 'b'), false), 0);
  assert.equal(exitCodeOfMatrix(matrix({ a: 'go', b: 'no-go' }, 'b'), false), 1);
  assert.equal(exitCodeOfMatrix(matrix({ b: 'inconclusive' }, 'b'), false), 1);
  assert.equal(exitCodeOfMatrix(matrix({ b: 'risk' }, 'b'), false), 0);
  assert.equal(exitCodeOfMatrix(matrix({ b: 'risk' }, 'b'), true), 1);
});

test('where the expected version was not rehearsed, all that were have to go', () => {
  assert.equal(exitCodeOfMatrix(matrix({ a: 'go', c: 'go' }, 'b'), false), 0);
  assert.equal(exitCodeOfMatrix(matrix({ a: 'go', c: 'no-go' }, 'b'), false), 1);
  assert.equal(exitCodeOfMatrix(matrix({}, 'b'), false), 1);
});
