import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FindingStatus } from '../../model/finding.ts';
import { rootsOf } from '../../reports/readiness/roots.ts';
import { finding } from './findings.ts';

const STATUSES: FindingStatus[] = ['pass', 'warn', 'fail', 'unknown'];

test('what fails comes first, then what most others follow from, however remotely', () => {
  const roots = rootsOf([
    finding({ id: 'link/a', status: 'warn' }),
    finding({ id: 'ready/a', status: 'unknown' }),
    finding({ id: 'reachable/b' }),
    finding({ id: 'reachable/c' }),
    finding({ id: 'job/c', because: 'reachable/c' }),
    finding({ id: 'job-work/c', status: 'unknown', because: 'job/c' }),
    finding({ id: 'version/a', status: 'pass' }),
  ]);
  assert.deepEqual(
    roots.map(({ finding: { id }, following }) => `${id} ${following}`),
    ['reachable/c 2', 'reachable/b 0', 'ready/a 0', 'link/a 0'],
  );
});

test('what follows from something that passed, or that nobody asked, is to be mended itself', () => {
  const roots = rootsOf([
    finding({ id: 'a/a', because: 'b/b' }),
    finding({ id: 'b/b', status: 'pass' }),
    finding({ id: 'c/c', because: 'nobody/asked' }),
  ]);
  assert.deepEqual(
    roots.map((root) => root.finding.id),
    ['a/a', 'c/c'],
  );
});

test('everything that did not pass is a root or follows from one, in circles too', () => {
  const findings = fc
    .array(fc.record({ status: fc.constantFrom(...STATUSES), because: fc.option(fc.nat(11), { nil: undefined }) }), {
      maxLength: 10,
    })
    .map((drawn) =>
      drawn.map(({ status, because }, index) =>
        finding({ id: `check/${index}`, status, ...(because === undefined ? {} : { because: `check/${because}` }) }),
      ),
    );
  fc.assert(
    fc.property(findings, (given) => {
      const roots = rootsOf(given);
      const open = given.filter(({ status }) => status !== 'pass').length;
      assert.equal(
        roots.reduce((sum, { following }) => sum + 1 + following, 0),
        open,
      );
      assert.equal(new Set(roots.map((root) => root.finding.id)).size, roots.length);
    }),
  );
});
