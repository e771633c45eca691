import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorsOf } from '../../reports/page/anchors.ts';
import { renderReadiness } from '../../reports/page/readiness.ts';
import { finding } from '../verdict/samples.ts';
import { samples } from './samples.ts';

const at = '2026-03-01T10:00:00.000Z';

function rendered(links: Record<string, string>): string {
  const findings = [finding('reachable/payments', 'fail', { links })];
  const readiness = { schemaVersion: 1, environment: 'staging', startedAt: at, durationMs: 1, findings };
  const input = { ...samples.empty, readiness };
  return String(renderReadiness(input, { at, name: 'when it was judged' }, anchorsOf(input)));
}

test('the pages about a subject are linked from its finding', () => {
  const page = rendered({ runbook: 'https://wiki.example/payments?a=1&b=2' });
  assert.ok(page.includes('<a href="https://wiki.example/payments?a=1&amp;b=2" rel="noreferrer">runbook</a>'), page);
});

test('an address that is not of the web is shown and can’t be followed', () => {
  const page = rendered({ runbook: 'javascript:alert(1)', dashboard: 'no address', '<b>': 'file:///etc/passwd' });
  assert.ok(!page.includes('href='), page);
  assert.ok(page.includes('javascript:alert(1)') && page.includes('&lt;b&gt;'), page);
});

test('a finding without pages says nothing of them', () => {
  assert.ok(!rendered({}).includes('Pages'));
});
