import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factIds } from '../../model/fact-ids.ts';
import { anchorsOf } from '../../reports/page/anchors.ts';
import { countBankChanges, renderBankChanges } from '../../reports/page/bank/bank-changes.ts';
import { renderContract } from '../../reports/page/bank/contract.ts';
import type { ReportInput } from '../../reports/report-input.ts';
import { bankChanges } from './samples/bank-changes.ts';
import { contractFindings, payment, sampleEvidence, samples } from './samples.ts';

const { decided } = samples;
const render = (changes: Partial<ReportInput>) => {
  const input = { ...decided, ...changes };
  return renderBankChanges(input, anchorsOf(input)).toString();
};

test('what the platform calls comes first, with what breaks and the steps it touches', () => {
  const page = render({});
  assert.match(page, /From <strong>2026-03<\/strong> to <strong>2026-09<\/strong>/);
  assert.match(
    page,
    /POST \/payments[\s\S]*breaks<\/strong> Property &quot;iban&quot;[\s\S]*“They fill in the payment”[\s\S]*<a href="#scenario-1">An instant payment<\/a>/,
  );
  assert.match(page, /And 1 in answers that were not received/);
  assert.ok(page.indexOf('POST /payments') < page.indexOf('GET /rates'));
  assert.match(page, /In what was not called: 1 operation<\/summary>/);
  assert.equal(countBankChanges(decided), '1 broken');
});

test('where it is not known what differs it says why, and what the platform calls in which steps', () => {
  const [step] = payment.steps;
  assert.ok(step);
  const call = {
    method: 'POST',
    path: '/payments',
    status: 201,
    durationMs: 3,
    operation: 'createPayment',
    version: null,
    role: null,
    resource: null,
    state: null,
    fault: null,
    at: step.startedAt,
  };
  const page = render({
    bankChanges: { ...bankChanges, operations: [], library: null, trouble: 'the contract of 2026-09 is not kept here' },
    evidence: sampleEvidence([{ ...payment, bankCalls: [call, call] }]),
  });
  assert.match(page, /What differs is not known: the contract of 2026-09 is not kept here\./);
  assert.match(page, new RegExp(`createPayment[\\s\\S]*2 times[\\s\\S]*“${step.title}”`));
});

test('a drift of the contract that was not compared is still told; nothing where the contract is the same', () => {
  const { verdict } = decided;
  const [fact] = verdict?.drift?.facts ?? [];
  assert.ok(verdict?.drift && fact);
  const facts = [{ ...fact, id: factIds.bankContract, subject: 'bank', was: '2025-09', is: '2026-03' }];
  const page = render({ bankChanges: null, verdict: { ...verdict, drift: { ...verdict.drift, facts } } });
  assert.match(page, /From <strong>2025-09<\/strong> to <strong>2026-03<\/strong>[\s\S]*were not compared in this run/);
  assert.equal(render({ bankChanges: null }), '');
});

test('a deviation from the contract tells the step in which it was seen first', () => {
  const [finding] = contractFindings.filter(({ scenarios }) => scenarios.length > 0);
  const [first, second] = payment.steps;
  assert.ok(finding && first && second);
  const seen = { ...finding, scenarios: [payment.id], firstAt: second.startedAt };
  const page = renderContract({ ...sampleEvidence([payment]), contractFindings: [seen] }).toString();
  assert.match(page, new RegExp(`first in the step “${second.title}”`));
});
