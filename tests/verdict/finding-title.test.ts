import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../../readiness/checks/index.ts';
import { titleOf } from '../../verdict/rules/finding-title.ts';
import { finding } from './samples.ts';

test('every kind of check has a headline of its own, for what is wrong and for what is not known', () => {
  const other = (status: 'fail' | 'unknown') => titleOf(finding('nothing-known/portal', status));
  for (const { name } of checks) {
    const id = `${name}/portal/detail`;
    for (const status of ['fail', 'unknown'] as const)
      assert.notEqual(titleOf(finding(id, status)), other(status), name);
  }
});

test('a headline names what it is about', () => {
  const title = (id: string, status: 'fail' | 'unknown' | 'warn') => titleOf(finding(id, status));
  assert.equal(title('reachable/bank', 'fail'), 'The bank does not answer');
  assert.match(title('configuration/payments/BANK_URL', 'fail'), /payments.*BANK_URL/);
  assert.match(title('pipeline/deploy/last-run', 'unknown'), /deploy.*last run/);
  assert.equal(title('pipeline/deploy/configuration', 'fail'), 'The configuration of the pipeline deploy is gone');
  assert.equal(
    title('pipeline/deploy/unchanged', 'warn'),
    'The configuration of the pipeline deploy changed since the last go',
  );
  assert.equal(title('pipeline/deploy/enabled', 'fail'), 'The pipeline deploy is switched off');
  assert.match(title('pipeline/deploy/deployed/payments', 'fail'), /deploy is not deployed: payments$/);
  assert.match(
    title('pipeline/deploy/deployed/payments', 'unknown'),
    /deploy whether payments runs its newest commit$/,
  );
  assert.match(title('link/portal/runbook', 'warn'), /runbook of portal does not open/);
});
