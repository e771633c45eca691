import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldedRoots } from '../../reports/readiness/folded-roots.ts';
import { rootsOf } from '../../reports/readiness/roots.ts';
import { finding } from './findings.ts';

test('many that can’t be told for one reason are told in one entry; few, and what fails, each by itself', () => {
  const late = ['a', 'b', 'c', 'd'].map((id) => finding({ id, status: 'unknown', observed: 'no answer in time' }));
  const after = finding({ id: 'e', status: 'unknown', because: 'b', observed: 'not known' });
  const few = ['f', 'g', 'h'].map((id) => finding({ id, status: 'unknown', observed: 'another reason' }));
  const failing = ['i', 'j', 'k', 'l'].map((id) => finding({ id }));
  const told = foldedRoots(rootsOf([...late, after, ...few, ...failing]));
  assert.deepEqual(
    told.map((root) => [root.finding.id, root.alike, root.following]),
    [...['i', 'j', 'k', 'l'].map((id) => [id, 0, 0]), ['b', 3, 1], ...['f', 'g', 'h'].map((id) => [id, 0, 0])],
  );
});
